// @ts-check
// mag-dit and casuskaart, on pages of modules for professionals only.
import { situations, wordsOfSituations } from '../activities/situations.js';
import { apart } from './apart.js';

Object.assign(apart, { 'mag-dit': { bind: situations, inWords: wordsOfSituations }, 'casuskaart': { bind: situations, inWords: wordsOfSituations } });
