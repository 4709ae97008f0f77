// @ts-check
// oefengesprek: the talk as far as it went, and what can be said now. Something else may be tried at any time; only the way taken is kept.

import { MAIN, all, button, el, goTo } from '../dom.js';
import { inputsOf, wordsAt } from './cards.js';
import { tapped } from './tapped.js';

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function talk(node, context) {
  const { core, page, words } = context;
  const id = node.dataset.id ?? '';
  const steps = all(node, '[data-step]');
  const say = button(words('talk.say'), go, MAIN);
  const other = button(words('talk.other'), () => keep(way().said.slice(0, -1)));
  node.append(el('p', { class: 'row' }, say, other));
  node.addEventListener('change', () => {
    if (tapped) go();
    draw();
  });

  /** What was said and where the talk is now, for as far as the way still exists. An answer always leads down the script, never back. */
  function way() {
    const { path } = Object(core.answers.get(id));
    /** @type {HTMLInputElement[]} */ const said = [];
    let step = steps[0];
    for (const choice of Array.isArray(path) ? path : []) {
      const input = inputsOf(step).find(({ value }) => value === choice);
      const next = input && steps.find(({ dataset }) => dataset.step === input.dataset.to);
      if (!next) break;
      said.push(input);
      step = next;
    }
    return { said, step };
  }

  /** @param {HTMLInputElement[]} said */
  function keep(said) {
    core.answer(id, { path: said.map(({ value }) => value) });
    const { step } = way();
    for (const input of inputsOf(step)) input.checked = false;
    page.hush();
    draw();
    goTo(step.querySelector('.bubble'));
  }

  function go() {
    const { said, step } = way();
    const input = chosen(step);
    if (input) keep(input.dataset.to === 'opnieuw' ? [] : [...said, input]);
  }

  function draw() {
    const { said, step } = way();
    for (const one of steps) {
      const told = inputsOf(one).find((input) => said.includes(input));
      one.hidden = one !== step && !told;
      one.classList.toggle('is-told', !!told);
      for (const input of inputsOf(one)) {
        if (told) input.checked = input === told;
        /** @type {HTMLElement} */ (input.closest('li')).hidden = told !== undefined && input !== told;
      }
    }
    say.hidden = !chosen(step);
    other.hidden = said.length === 0;
  }
  return draw;
}

/** @param {HTMLElement} step */
const chosen = (step) => inputsOf(step).find((input) => input.checked);


/** As the page shows them. @param {HTMLElement} node */
export const wordsOfTalk = (node) => all(node, '.is-told :checked').map((input) => [wordsAt(input.parentElement)]);
