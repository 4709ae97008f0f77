// @ts-check
// kwaliteiten, on pages of themes that have them only.
import { qualities, wordsOfQualities } from '../activities/qualities.js';
import { apart } from './apart.js';

apart['kwaliteiten'] = { bind: qualities, inWords: wordsOfQualities };
