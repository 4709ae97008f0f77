// @ts-check
// oefengesprek, on pages of themes that have one only.
import { talk, wordsOfTalk } from '../activities/talk.js';
import { apart } from './apart.js';

apart['oefengesprek'] = { bind: talk, inWords: wordsOfTalk };
