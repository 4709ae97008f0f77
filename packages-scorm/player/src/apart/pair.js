// @ts-check
// koppelen, on pages of hosts that know who somebody is only.
import { pair } from '../activities/pair.js';
import { apart } from './apart.js';

apart['koppelen'] = { bind: pair };
