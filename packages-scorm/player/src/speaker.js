// @ts-check
// "Lees voor" under the heading of a screen. It is there only while something can speak.

import { QUIET, el, say } from './dom.js';
import { Reader } from './speech.js';

/** Slower than people talk (TTS-07), unless somebody chose the usual speed. */
const SLOW = 0.8;

export class Speaker {
  #reader;

  /** @param {() => void} changed something else can speak now */
  constructor(changed) {
    this.#reader = new Reader(changed);
  }

  /** No voice goes on. */
  hush() {
    this.#reader.stop();
  }

  /**
   * @param {HTMLElement} screen
   * @param {import('./activities/index.js').Context} context
   * @returns {import('./activities/index.js').Draw}
   */
  button(screen, { core, language, words }) {
    let reading = false;
    const label = el('span');
    const button = el('button', {
      type: 'button', class: `${QUIET} speaker`, hidden: true,
      click: () => {
        if (reading) return this.#reader.stop();
        reading = true;
        draw();
        this.#reader.read(screen, language, () => (core.prefs.speed === 'normal' ? 1 : SLOW), () => { reading = false; draw(); });
      },
    }, label);
    screen.querySelector('h2')?.after(button);
    const draw = () => {
      button.hidden = core.prefs.quiet === true || !this.#reader.canRead(screen, language);
      if (button.hidden && reading) this.#reader.stop();
      button.classList.toggle('is-reading', reading);
      // A computer's voice that stands in for somebody who still has to speak says so.
      say(label, words(reading ? 'speaker.stop' : screen.querySelector('[data-trial]') ? 'speaker.trial' : 'speaker.read'));
    };
    return draw;
  }
}
