// @ts-check
// sorteer, kring and blokken, on pages of themes that have one of them only.
import { blocks, wordsOfPlaces } from '../activities/places.js';
import { sort } from '../activities/sort.js';
import { apart } from './apart.js';

Object.assign(apart, { 'sorteer': { bind: sort, inWords: wordsOfPlaces }, 'kring': { bind: sort, inWords: wordsOfPlaces }, 'blokken': { bind: blocks, inWords: wordsOfPlaces } });
