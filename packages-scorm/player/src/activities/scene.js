// @ts-check
// scene: a story in steps, each shown after a tap. Moves at most in CSS, and not at all with reduced motion.

import { MAIN, all, button, el, goTo, say } from '../dom.js';

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function scene(node, { words }) {
  const steps = all(node, '[data-step]');
  if (steps.length < 2) return () => {};
  let now = 0;
  const place = el('p', { class: 'note', 'aria-hidden': 'true' });
  const on = button('', () => show((now + 1) % steps.length), `${MAIN} scene-next`);
  steps[0].parentElement?.after(place, on);

  /** @param {number} step */
  function show(step) {
    now = step;
    draw();
    goTo(/** @type {HTMLElement} */ (steps[now].querySelector('figcaption,p') ?? steps[now]));
  }

  function draw() {
    steps.forEach((step, index) => {
      step.hidden = index !== now;
      step.classList.toggle('is-now', index === now);
    });
    say(place, words('scene.place', { step: now + 1, steps: steps.length }));
    say(on, words(now === steps.length - 1 ? 'scene.again' : 'scene.next'));
  }
  return draw;
}
