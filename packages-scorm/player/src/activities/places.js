// @ts-check
// Things in places (sorteer, kring, blokken): radios for each thing, kept as {thing: place}. What has no place was skipped, and that is fine.

import { all, button } from '../dom.js';
import { inputsOf, joint, wordsAt } from './cards.js';

/** @param {HTMLElement} node @returns {HTMLElement[]} */
export const thingsOf = (node) => all(node, '[data-thing]');

/** The place that a thing is in on this page; empty for none. @param {HTMLElement} thing */
export const placeOf = (thing) => inputsOf(thing).find((input) => input.checked)?.value ?? '';

/**
 * @param {HTMLElement} node
 * @param {import('./index.js').Context} context
 * @param {() => HTMLElement[]} within the things that "toch niets kiezen" lets go
 * @param {(thing: HTMLElement) => void} [after]
 * @returns {import('./index.js').Draw}
 */
export function places(node, { core, words }, within, after) {
  const id = node.dataset.id ?? '';
  const things = thingsOf(node);
  // An answer of an older version of the theme may have another shape: what does not fit is as if never said.
  const placed = () => Object(core.answers.get(id));
  /** @param {HTMLElement[]} which @param {string} [place] */
  const put = (which, place) => core.answer(id, { ...placed(), ...Object.fromEntries(which.map((thing) => [thing.dataset.thing, place])) });
  const none = button(words('choice.none'), () => {
    put(within());
    within()[0].querySelector('input')?.focus();
  });
  things[0].parentElement?.after(none);
  for (const thing of things) {
    thing.addEventListener('change', ({ target }) => {
      put([thing], /** @type {HTMLInputElement} */ (target).value);
      after?.(thing);
    });
  }
  return () => {
    for (const thing of things) {
      for (const input of inputsOf(thing)) input.checked = placed()[thing.dataset.thing ?? ''] === input.value;
    }
    none.hidden = !within().some(placeOf);
  };
}

/** blokken: all sentences under each other. @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export const blocks = (node, context) => places(node, context, () => thingsOf(node));

/** As the page shows them: everything before the card is drawn before it. @param {HTMLElement} node */
export const wordsOfPlaces = (node) => all(node, ':checked').map((input) => {
  const thing = wordsAt(input.closest('[data-thing]')?.querySelector('legend'));
  return [{ ...thing, text: thing.text.replace(/\.$/, '') }, joint(': '), wordsAt(input.parentElement)];
});
