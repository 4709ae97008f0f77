// @ts-check
// kwaliteiten: pick some cards; in the second step keep a few of them and say where each can be seen.

import { all } from '../dom.js';
import { fillCards, inputsOf, joint, readCards, wordsAt, wordsOfCards } from './cards.js';
import { fillSentence } from './sentence.js';
import { choice } from './choice.js';

/** @typedef {import('../core.js').Core} Core */

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function qualities(node, context) {
  const { core, page, root } = context;
  const { id = '', from } = node.dataset;
  const first = /** @type {HTMLElement | null} */ (from && root.querySelector(`[data-id="${CSS.escape(from)}"]`));
  if (!from || !first) return choice(node, context);
  const [empty, group] = all(node, '[data-empty],[data-cards]');
  const rows = all(node, '[data-kept]');
  const draw = choice(node, context, group, (now) => ({ ...now, own: core.choice(from).own, where: whereOf(core, id) }));
  empty.querySelector('button')?.addEventListener('click', () => page.go(Number(/** @type {HTMLElement} */ (first.closest('.screen')).dataset.index) - 1));
  rows.forEach((row, index) => row.addEventListener('change', () => {
    core.answer(id, { ...core.choice(id), where: { ...whereOf(core, id), [core.choice(id).picked[index]]: readCards(row).picked } });
  }));

  return () => {
    const { picked, own } = core.choice(from);
    const kept = core.choice(id).picked;
    // A card that was kept and then let go in the first step stays in sight, so that nothing is kept unseen.
    for (const input of inputsOf(group)) {
      /** @type {HTMLElement} */ (input.closest('li')).hidden = ![...picked, ...kept].includes(input.value);
      fillSentence(wordsBeside(input), wordsOfCards(first, { picked: [input.value], own }));
    }
    group.hidden = picked.length + kept.length === 0;
    empty.hidden = !group.hidden;
    draw();
    const cards = inputsOf(group).filter((input) => input.checked);
    rows.forEach((row, index) => {
      row.hidden = index >= cards.length;
      if (row.hidden) return;
      const [name] = all(row, '[data-name]');
      const words = wordsBeside(cards[index]);
      if (name.textContent !== words.textContent) name.replaceChildren(words.cloneNode(true));
      fillCards(row, core.asChoice({ picked: whereOf(core, id)[cards[index].value] }));
    });
  };
}

/** @param {HTMLInputElement} input */
const wordsBeside = (input) => /** @type {HTMLElement} */ (input.parentElement?.querySelector('span'));

/** Card → places. @param {Core} core @param {string} id @returns {Record<string, string[]>} */
const whereOf = (core, id) => Object(Object(core.answers.get(id)).where);

/** @param {HTMLElement} node @param {import('./index.js').Context} context @param {string} id */
export function wordsOfQualities(node, { core }, id) {
  const rows = all(node, '[data-kept]');
  return wordsOfCards(/** @type {HTMLElement} */ (node.querySelector('[data-cards]')), core.choice(id)).map((card, index) => {
    const places = rows[index] ? all(rows[index], ':checked') : [];
    return [card, ...places.flatMap((input, place) => [joint(place === 0 ? ' (' : ', '), wordsAt(input.parentElement)]), ...(places.length > 0 ? [joint(')')] : [])];
  });
}
