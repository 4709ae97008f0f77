// @ts-check
// kaart: the end card, filled from what was answered before. What was skipped stays an empty line.

import { all } from '../dom.js';
import { wordsOfAnswer } from './cards.js';
import { fillSentence, sentenceOf } from './if-then.js';

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function card(node, context) {
  const lines = all(node, '[data-from]');
  node.querySelector('[data-print]')?.addEventListener('click', () => print());
  return () => {
    for (const line of lines) {
      const from = line.dataset.from ?? '';
      const sentence = sentenceOf(context, from);
      const picked = wordsOfAnswer(context, from);
      fillSentence(line, sentence.length > 0 ? sentence : picked.flatMap((piece, index) => index === 0 ? [piece] : [{ text: ' · ', typed: false }, piece]));
    }
  };
}
