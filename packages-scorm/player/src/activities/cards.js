// @ts-check
// A group of picture cards: radios or checkboxes, some with a field for words of one's own. Used by every kind of choice.

import { all, visibleText } from '../dom.js';

/** @typedef {import('../core.js').Choice} Choice */
/** A piece of a sentence that is made of answers; `phrase` is the id under which it was recorded. @typedef {{ text: string, typed: boolean, phrase?: string }} Words */

/** @param {Element | null} [node] @returns {string | undefined} */
export const phraseIn = (node) => /** @type {HTMLElement | null | undefined} */ (node?.closest('[data-say]') ?? node?.querySelector('[data-say]'))?.dataset.say;

/** The words that stand somewhere on the page. @param {Element | null | undefined} node @returns {Words} */
export const wordsAt = (node) => ({ text: node ? visibleText(node) : '', typed: false, phrase: phraseIn(node) });

/** What joins words. @param {string} text @returns {Words} */
export const joint = (text) => ({ text, typed: false });

/** @param {HTMLElement} group */
export const inputsOf = (group) => /** @type {HTMLInputElement[]} */ (all(group, 'input[type=radio],input[type=checkbox]'));

/** The fields for own words; `data-own` names the card that a field belongs to. @param {HTMLElement} group */
const fieldsOf = (group) => /** @type {HTMLInputElement[]} */ (all(group, 'input[data-own]'));

/** @param {HTMLElement} group @returns {Choice} */
export function readCards(group) {
  const picked = inputsOf(group).filter((input) => input.checked).map((input) => input.value);
  const own = Object.fromEntries(fieldsOf(group).map((field) => [field.dataset.own ?? '', field.value.trim()]).filter(([, text]) => text));
  return Object.keys(own).length > 0 ? { picked, own } : { picked };
}

/**
 * Shows a choice in this language's cards. Leaves a field alone in which somebody is typing.
 * @param {HTMLElement} group
 * @param {Choice} choice
 */
export function fillCards(group, choice) {
  for (const input of inputsOf(group)) {
    const wanted = choice.picked.includes(input.value);
    if (input.checked !== wanted) input.checked = wanted;
  }
  for (const field of fieldsOf(group)) {
    const wanted = choice.own?.[field.dataset.own ?? ''] ?? '';
    if (field !== document.activeElement && field.value.trim() !== wanted) field.value = wanted;
  }
}

/**
 * Typing in a field for own words picks its card: nobody has to tick and type.
 * @param {HTMLElement} group
 * @param {() => void} changed
 */
export function listenCards(group, changed) {
  group.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type !== 'text') changed();
  });
  for (const field of fieldsOf(group)) {
    field.addEventListener('input', () => {
      const card = inputsOf(group).find((input) => input.value === field.dataset.own);
      if (card && field.value.trim()) card.checked = true;
      changed();
    });
  }
}

/**
 * The words of what was picked, in this language; own words where they were typed.
 * @param {HTMLElement} group
 * @param {Choice} choice
 * @returns {Words[]}
 */
export function wordsOfCards(group, choice) {
  return inputsOf(group).filter((input) => choice.picked.includes(input.value)).map((input) => {
    const own = choice.own?.[input.value];
    return own ? { text: own, typed: true } : wordsAt(input.parentElement);
  });
}
