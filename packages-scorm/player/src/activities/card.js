// @ts-check
// kaart: the end card, filled from what was answered before. What was skipped stays an empty line.

import { all } from '../dom.js';
import { wordsOfAnswer } from './answer-words.js';
import { joint } from './cards.js';
import { fillSentence } from './sentence.js';

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function card(node, context) {
  const lines = all(node, '[data-from]');
  node.querySelector('[data-print]')?.addEventListener('click', () => print());
  return () => {
    for (const line of lines) {
      fillSentence(line, wordsOfAnswer(context, line.dataset.from ?? '').flatMap((pieces, index) => index === 0 ? pieces : [joint(' · '), ...pieces]));
    }
  };
}
