// @ts-check
// What somebody answered elsewhere in the theme, in words: for the card at the end. The twin of C#'s InWords.

import { apart } from '../apart/apart.js';
import { wordsOfCards } from './cards.js';

/** @typedef {import('./cards.js').Words} Words */

/** @param {import('./index.js').Context} context @param {string} id of an activity @returns {Words[][]} each line in pieces; nothing for what was skipped */
export function wordsOfAnswer(context, id) {
  const node = /** @type {HTMLElement | null} */ (context.root.querySelector(`[data-activity][data-id="${CSS.escape(id)}"]`));
  const kind = node?.dataset.activity ?? '';
  if (node && kind === 'keuze') return wordsOfCards(node, context.core.choice(id)).map((words) => [words]);
  return node ? apart[kind]?.inWords?.(node, context, id) ?? [] : [];
}
