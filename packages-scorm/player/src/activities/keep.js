// @ts-check
// bewaren: the one choice after which something of the person is kept. Until then no request leaves the page.

import { MAIN, all, button, el, goTo, say } from '../dom.js';

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function keep(node, { core, words }) {
  const choices = /** @type {HTMLElement | null} */ (node.querySelector('[data-keep-choices]'));
  const buttons = /** @type {HTMLButtonElement[]} */ (all(node, 'button[data-keep]'));
  const notes = all(node, '[data-keep-note]');
  const trouble = el('p', { class: 'note', role: 'status' });
  node.append(trouble);
  let declined = false;
  let pressed = false;
  for (const button of buttons) {
    button.addEventListener('click', () => {
      declined = button.dataset.keep === 'no';
      pressed = !declined;
      if (declined) draw();
      else void core.keep();
    });
  }

  function draw() {
    const chosen = core.keeping === 'yes' ? 'yes' : core.keeping === 'no' && declined ? 'no' : '';
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.keep === chosen || (button.dataset.keep === 'yes' && core.keeping === 'asked')));
      button.disabled = core.keeping === 'asked';
    }
    for (const note of notes) note.hidden = note.dataset.keepNote !== chosen;
    say(trouble, troubleOf(core, words));
    if (choices && !choices.hidden && core.keeping === 'yes') {
      choices.hidden = true;
      const note = notes.find((line) => !line.hidden);
      // The pressed button is gone: the focus goes to what it led to, unless the person is elsewhere by now.
      if (note && pressed && document.activeElement === document.body && !node.closest('[hidden]')) goTo(note);
    }
  }
  return draw;
}

/**
 * Why keeping did not come about; empty when nothing is wrong.
 * @param {import('../core.js').Core} core
 * @param {import('../words.js').Words} words
 */
function troubleOf(core, words) {
  if (core.keeping === 'yes') return '';
  if (core.saved === 'waiting' || core.saved === 'ended') return words(`saved.${core.saved}`);
  return core.refused ? words('keep.refused') : '';
}

/**
 * Sharing needs "bewaren" first, and says so.
 * @param {import('./index.js').Context} context
 * @returns {{ block: HTMLElement, draw: import('./index.js').Draw }}
 */
export function keepFirst({ core, words }) {
  const why = el('p', { role: 'status' });
  const yes = button(words('keep.yes'), () => void core.keep(), MAIN);
  return {
    block: el('div', { class: 'hint keep-first' }, why, yes),
    draw() {
      say(why, core.keeping === 'yes' ? '' : troubleOf(core, words) || words('keep.first'));
      yes.hidden = core.saved === 'ended';
      yes.disabled = core.keeping === 'asked';
      const block = /** @type {HTMLElement} */ (yes.parentElement);
      block.hidden = core.keeping === 'yes';
    },
  };
}
