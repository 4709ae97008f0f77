// @ts-check
// What somebody answered elsewhere in the theme, in words: for the card at the end. The twin of C#'s InWords.

import { wordsOfCards } from './cards.js';
import { sentenceOf } from './if-then.js';
import { wordsOfPlaces } from './places.js';
import { wordsOfQualities } from './qualities.js';
import { wordsOfTalk } from './talk.js';

/** @typedef {import('./cards.js').Words} Words */

/** Each line of an answer in pieces. @type {Record<string, (node: HTMLElement, context: import('./index.js').Context, id: string) => Words[][]>} */
const kinds = {
  'keuze': (node, { core }, id) => wordsOfCards(node, core.choice(id)).map((words) => [words]),
  'als-dan': (_, context, id) => [sentenceOf(context, id)],
  'sorteer': wordsOfPlaces, 'blokken': wordsOfPlaces, 'kring': wordsOfPlaces,
  'kwaliteiten': wordsOfQualities,
  'oefengesprek': wordsOfTalk,
};

/** @param {import('./index.js').Context} context @param {string} id of an activity @returns {Words[][]} nothing for what was skipped */
export function wordsOfAnswer(context, id) {
  const node = /** @type {HTMLElement | null} */ (context.root.querySelector(`[data-activity][data-id="${CSS.escape(id)}"]`));
  return node ? kinds[node.dataset.activity ?? '']?.(node, context, id) ?? [] : [];
}
