// @ts-check
// schrijf-of-spreek, on pages of themes that ask for a voice only.
import { speak } from '../activities/speak.js';
import { apart } from './apart.js';

apart['schrijf-of-spreek'] = { bind: speak };
