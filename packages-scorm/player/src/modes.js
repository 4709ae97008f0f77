// @ts-check
// Alone, together, or one screen for a group. A banner says who looks; together, what stays private shows only after a tap.

import { MAIN, QUIET, all, button, el, say } from './dom.js';

/** @type {(context: import('./activities/index.js').Context) => import('./activities/index.js').Draw} */
export function modes({ core, words, root, canKeep }) {
  const banner = el('p', { class: 'beside', role: 'status', 'data-not-read': true });
  root.querySelector('.player-bar')?.before(banner);
  const turn = button('', () => core.turn(core.mode === 'self' ? 'together' : 'self'), `${QUIET} turn`);
  if (canKeep) root.querySelector('.theme-foot')?.before(turn);
  const secret = all(root, '[data-private]');
  const onCards = secret.flatMap((node) => all(root, `[data-from="${node.dataset.id}"]`));
  for (const node of secret) {
    node.prepend(button(words('mode.show'), () => {
      node.classList.add('is-open');
      node.querySelector('input')?.focus();
    }, `${MAIN} veil`));
  }
  return () => {
    const { mode, paired } = core;
    const together = mode === 'together';
    document.documentElement.dataset.mode = mode;
    say(banner, mode === 'self' ? '' : words(`mode.${together && paired ? 'coach' : mode}`, { ...paired }));
    say(turn, words(`turn.${mode}`));
    for (const node of secret) node.classList.toggle('is-open', together && node.classList.contains('is-open'));
    for (const line of onCards) line.hidden = together;
  };
}
