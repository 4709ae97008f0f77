// @ts-check
// Going: "Stop en sluit" and a screen that nobody looks at. What must still be sent goes out, the visit ends, the page is empty.

import { MAIN, all, el } from './dom.js';
import { idle } from './idle.js';

/** @typedef {import('./activities/index.js').Context} Context */

let gone = false;

/** @type {(context: Context) => import('./activities/index.js').Draw} */
export function leaving(context) {
  for (const form of all(context.root, '[data-stop]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void leave(context, 'stop');
    });
  }
  return () => {};
}

/** @param {Context} context @param {'stop' | 'idle'} why */
async function leave({ core, page, words }, why) {
  if (gone) return;
  gone = true;
  page.hush();
  // What still comes back from the server is drawn nowhere.
  core.outside.changed = () => {};
  const heading = el('h1', { class: 'nl-heading nl-heading--level-1', tabindex: '-1' }, document.title = words(`${why}.title`));
  const place = el('div', { class: 'text', role: 'status' }, words('stop.busy'));
  document.body.replaceChildren(el('main', { class: 'theme' }, el('section', { class: 'screen' }, heading, place)));
  heading.focus();
  const left = await core.stop();
  place.replaceChildren(...[`${why}.why`, `stop.${left}`, 'stop.close'].map((key) => el('p', {}, words(key))));
}

/** @param {import('./page.js').Page} page @param {number} minutes */
export function watch(page, minutes) {
  const warning = el('div', { class: 'idle', role: 'alert', hidden: true });
  document.body.append(warning);
  const clock = idle({
    minutes,
    now: Date.now,
    later: setTimeout,
    warn(on) {
      const { words } = page.context;
      warning.hidden = !on;
      warning.replaceChildren(el('p', { class: 'question' }, words('idle.warn')), el('button', { type: 'button', class: MAIN }, words('idle.here')));
    },
    over: () => void leave(page.context, 'idle'),
  });
  for (const sign of ['pointerdown', 'keydown', 'input', 'wheel', 'scroll']) addEventListener(sign, clock.here, true);
  document.addEventListener('visibilitychange', clock.look);
  addEventListener('pageshow', async ({ persisted }) => {
    // The browser put an old page back: nobody sees it before the server said what is true now.
    if (!persisted || gone) return;
    document.body.hidden = true;
    if (await page.core.refresh(false)) document.body.hidden = false;
    else location.reload();
  });
}
