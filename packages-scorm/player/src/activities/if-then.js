// @ts-check
// als-dan: two picks become one sentence, live. Kind questions when a cue, an own action or a single step is missing; they hold nothing up.

import { all, button } from '../dom.js';
import { fillCards, listenCards, phraseIn, readCards, wordsOfCards } from './cards.js';
import { fillSentence } from './sentence.js';

/** @typedef {import('../core.js').Choice} Choice */
/** @typedef {{ als: Choice, dan: Choice }} IfThen */

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function ifThen(node, context) {
  const { core, words } = context;
  const id = node.dataset.id ?? '';
  const parts = all(node, '[data-part]');
  const output = /** @type {HTMLElement | null} */ (node.querySelector('[data-sentence]'));
  const hints = all(node, '[data-hint]');
  const none = button(words('choice.none'), () => {
    core.answer(id, { als: { picked: [] }, dan: { picked: [] } });
    parts[0]?.querySelector('input')?.focus();
  });
  node.append(none);
  for (const part of parts) {
    listenCards(part, () => core.answer(id, { ...ifThenOf(core, id), [part.dataset.part ?? '']: readCards(part) }));
  }
  return () => {
    const value = ifThenOf(core, id);
    for (const part of parts) fillCards(part, value[/** @type {'als' | 'dan'} */ (part.dataset.part)]);
    const sentence = sentenceOf(context, id);
    if (output) fillSentence(output, sentence);
    const hint = hintFor(context, id);
    for (const line of hints) line.hidden = line.dataset.hint !== hint;
    none.hidden = value.als.picked.length + value.dan.picked.length === 0;
  };
}

/** @param {import('../core.js').Core} core @param {string} id @returns {IfThen} */
function ifThenOf(core, id) {
  const value = /** @type {Partial<IfThen> | undefined} */ (core.answers.get(id));
  return { als: core.asChoice(value?.als), dan: core.asChoice(value?.dan) };
}

/**
 * The plan as one sentence; empty until something was picked, with dots for what is still open.
 * @param {import('./index.js').Context} context
 * @param {string} id
 * @returns {import('./cards.js').Words[]}
 */
export function sentenceOf({ root, core }, id) {
  const node = root.querySelector(`[data-activity="als-dan"][data-id="${CSS.escape(id)}"]`);
  const value = ifThenOf(core, id);
  if (!node || value.als.picked.length + value.dan.picked.length === 0) return [];
  const template = /** @type {HTMLElement | null} */ (node.querySelector('[data-template]'))?.dataset.template ?? '{als} {dan}';
  /** @param {string} [piece] @returns {HTMLElement | null} */
  const partOf = (piece) => (piece ? node.querySelector(`[data-part="${piece.slice(1, -1)}"]`) : null);
  return template.split(/(\{als\}|\{dan\})/).filter(Boolean).map((piece, index, all) => {
    // "Als …" above the cards is how the word before them was spoken.
    if (piece !== '{als}' && piece !== '{dan}') return { text: piece, typed: false, phrase: phraseIn(partOf(all[index + 1])?.querySelector('legend')) };
    const name = /** @type {'als' | 'dan'} */ (piece.slice(1, -1));
    const group = partOf(piece);
    const [picked] = group ? wordsOfCards(group, value[name]) : [];
    return picked ?? { text: '…', typed: false };
  });
}

/** @param {import('./index.js').Context} context @param {string} id */
function hintFor({ core }, id) {
  const { als, dan } = ifThenOf(core, id);
  if (als.picked.length + dan.picked.length === 0) return undefined;
  if (als.picked.length === 0) return 'als';
  if (dan.picked.length === 0) return 'dan';
  const own = dan.own?.[dan.picked[0]];
  if (own && !/\b(ik|i)\b/i.test(own)) return 'ik';
  if (own && /\b(en|and|daarna|then|ook|also)\b|[,;+]/i.test(own)) return 'een-stap';
  return undefined;
}
