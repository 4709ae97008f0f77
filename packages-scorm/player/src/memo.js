// @ts-check
// Its own script, on pages of themes that ask for a voice only: the player finds it by this name.
import { speak } from './activities/speak.js';

/** @type {any} */ (globalThis).rtwKinds = { 'schrijf-of-spreek': speak };
