// @ts-check
// als-dan, on pages of themes that make a plan only.
import { ifThen, sentenceOf } from '../activities/if-then.js';
import { apart } from './apart.js';

apart['als-dan'] = { bind: ifThen, inWords: (_, context, id) => [sentenceOf(context, id)] };
