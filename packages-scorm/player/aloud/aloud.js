// @ts-check
// Pages that are no theme, read aloud part by part: leaflets, cards. Only with a voice on the device; where there is none there is no button.
// The page says `<main data-aloud data-aloud-words='{"read": …, "stop": …}'>` and marks each part with `[data-read]`.

import { all, el, say } from '../src/dom.js';
import { Reader } from '../src/speech.js';

/** As slowly as a theme (TTS-07). */
const SLOW = 0.8;

const main = /** @type {HTMLElement | null} */ (document.querySelector('main[data-aloud]'));
if (main) begin(main);

/** @param {HTMLElement} page */
function begin(page) {
  /** @type {{ read: string, stop: string }} */ const words = JSON.parse(page.dataset.aloudWords ?? '{}');
  /** @type {HTMLElement | null} */ let read = null;
  /** @type {(() => void)[]} */ const draws = [];
  const drawAll = () => draws.forEach((draw) => draw());
  const reader = new Reader(drawAll);
  for (const part of all(page, '[data-read]')) {
    const label = el('span');
    const button = el('button', {
      type: 'button', class: 'button speaker', hidden: true,
      click: () => {
        const again = read === part;
        reader.stop();
        if (again) return;
        read = part;
        drawAll();
        reader.read(part, language(part), () => SLOW, () => { read = null; drawAll(); });
      },
    }, label);
    (part.querySelector('h2,h3') ?? part.firstElementChild)?.after(button);
    draws.push(() => {
      button.hidden = !reader.canRead(part, language(part));
      button.classList.toggle('is-reading', read === part);
      say(label, read === part ? words.stop : words.read);
    });
  }

  drawAll();
}

/** @param {HTMLElement} part @returns {import('../src/words.js').Language} */
function language(part) {
  return /** @type {HTMLElement | null} */ (part.closest('[lang]'))?.lang === 'en' ? 'en' : 'nl';
}
