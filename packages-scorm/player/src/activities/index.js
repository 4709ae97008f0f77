// @ts-check
// What can be done on a screen, by `data-activity`. A kind that is unknown here stays what it is without script.

import { all } from '../dom.js';
import { choice } from './choice.js';
import { ifThen } from './if-then.js';
import { scene } from './scene.js';
import { card } from './card.js';
import { keep } from './keep.js';
import { pair } from './pair.js';
import { share } from './share.js';
import { who } from './who.js';
import { blocks } from './places.js';
import { sort } from './sort.js';
import { qualities } from './qualities.js';
import { talk } from './talk.js';

/**
 * @typedef {object} Context
 * @property {import('../core.js').Core} core
 * @property {import('../page.js').Page} page
 * @property {import('../words.js').Words} words
 * @property {import('../words.js').Language} language
 * @property {HTMLElement} root one language of the theme
 * @property {boolean} canKeep
 */
/** @typedef {() => void} Draw shows the state of now; called often, changes only what differs */

/** @type {Record<string, (node: HTMLElement, context: Context) => Draw>} */
const kinds = { 'keuze': choice, 'als-dan': ifThen, 'scene': scene, 'kaart': card, 'bewaren': keep, 'koppelen': pair, 'delen': share, 'wie-ziet': who, 'sorteer': sort, 'kring': sort, 'blokken': blocks, 'kwaliteiten': qualities, 'oefengesprek': talk };

/** @param {Context} context @returns {Draw[]} */
export function bindActivities(context) {
  return all(context.root, '[data-activity]').flatMap((node) => {
    const bind = kinds[node.dataset.activity ?? ''] ?? /** @type {any} */ (globalThis).rtwKinds?.[node.dataset.activity ?? ''];
    try {
      return bind ? [bind(node, context)] : [];
    } catch (fault) {
      console.error(fault);
      return [];
    }
  });
}
