// @ts-check
// keuze: pick cards. Nothing has to be picked, and what was picked can be let go again.

import { all, button, el, say } from '../dom.js';
import { fillCards, inputsOf, listenCards, readCards } from './cards.js';

/**
 * @param {HTMLElement} node
 * @param {import('./index.js').Context} context
 * @param {HTMLElement} [group] the cards, where the activity has more than these
 * @param {(now: import('../core.js').Choice) => object} [whole] the answer that a choice of cards is part of
 * @returns {import('./index.js').Draw}
 */
export function choice(node, { core, words }, group = node, whole = (now) => now) {
  const id = node.dataset.id ?? '';
  const most = Number(node.dataset.max ?? 1);
  const tied = all(node, 'li[data-for]');
  const note = el('p', { class: 'note', role: 'status' });
  const none = button(words('choice.none'), () => {
    core.answer(id, { picked: [] });
    inputsOf(group).find((input) => !input.closest('[hidden]'))?.focus();
  });
  group.append(note, none);
  const drawSmaller = smallerSteps(node, id, core);

  listenCards(group, () => {
    const now = readCards(group);
    if (most > 1 && now.picked.length > most) {
      // No error: the new card simply does not stick, and the sentence says why.
      say(note, words('choice.most', { most }));
      fillCards(group, core.choice(id));
      return;
    }
    say(note, '');
    core.answer(id, whole(now));
  });

  return () => {
    const wishes = core.choice(node.dataset.depends ?? '').picked;
    const fits = tied.filter((card) => wishes.includes(card.dataset.for ?? ''));
    // Without a wish that has cards of its own, all cards are there: skipping a screen costs nothing.
    // A card that was picked for an earlier wish stays in sight, so that nothing is chosen unseen.
    const picked = core.choice(id);
    for (const card of tied) card.hidden = fits.length > 0 && !fits.includes(card) && !inputsOf(card).some((input) => picked.picked.includes(input.value));
    drawSmaller();
    fillCards(group, picked);
    none.hidden = picked.picked.length === 0;
  };
}

/**
 * "Nog kleiner": behind a picked step a smaller one may be ready. It is an answer of its own.
 * @param {HTMLElement} node
 * @param {string} id
 * @param {import('../core.js').Core} core
 */
function smallerSteps(node, id, core) {
  const button = node.querySelector('button[data-smaller]');
  const smaller = all(node, '[data-smaller-of]');
  /** @param {HTMLElement} card */
  const valueOf = (card) => inputsOf(card)[0]?.value ?? '';
  const ready = () => smaller.find((card) => core.choice(id).picked.includes(card.dataset.smallerOf ?? ''));
  button?.addEventListener('click', () => {
    const card = ready();
    if (!card) return;
    core.answer(id, { ...core.choice(id), picked: [valueOf(card)] });
    inputsOf(card)[0]?.focus();
  });
  return () => {
    for (const card of smaller) card.hidden = !core.choice(id).picked.includes(valueOf(card));
    if (button instanceof HTMLElement) button.hidden = ready() === undefined;
  };
}
