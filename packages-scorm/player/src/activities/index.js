// @ts-check
// What can be done on a screen, by `data-activity`. A kind that is unknown here stays what it is without script.

import { apart } from '../apart/apart.js';
import { all } from '../dom.js';
import { choice } from './choice.js';
import { scene } from './scene.js';
import { card } from './card.js';
import { keep } from './keep.js';
import { share } from './share.js';
import { who } from './who.js';

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

/** What nearly every theme has. @type {Record<string, (node: HTMLElement, context: Context) => Draw>} */
const kinds = { 'keuze': choice, 'scene': scene, 'kaart': card, 'bewaren': keep, 'delen': share, 'wie-ziet': who };

/** @param {Context} context @returns {Draw[]} */
export function bindActivities(context) {
  return all(context.root, '[data-activity]').flatMap((node) => {
    const kind = node.dataset.activity ?? '';
    const bind = kinds[kind] ?? apart[kind]?.bind;
    try {
      return bind ? [bind(node, context)] : [];
    } catch (fault) {
      console.error(fault);
      return [];
    }
  });
}
