// @ts-check
// The button that reads a screen aloud. It is there only where something can speak.

import { QUIET, el, say } from './dom.js';
import { Reader, voiceFor, voicesSoon } from './speech.js';

export class Speaker {
  #reader = new Reader();
  /** @type {SpeechSynthesisVoice[]} */ #voices = [];

  /** @param {() => void} changed something can speak now */
  constructor(changed) {
    void voicesSoon().then((voices) => { this.#voices = voices; changed(); });
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
  button(screen, { language, words }) {
    let reading = false;
    const label = el('span');
    const button = el('button', {
      type: 'button', class: `${QUIET} speaker`, hidden: true,
      click: () => {
        if (reading) return this.#reader.stop();
        const voice = voiceFor(this.#voices, language);
        if (!voice) return;
        reading = true;
        draw();
        this.#reader.read(screen, voice, () => { reading = false; draw(); });
      },
    }, label);
    screen.querySelector('h2')?.after(button);
    const draw = () => {
      button.hidden = !voiceFor(this.#voices, language);
      button.classList.toggle('is-reading', reading);
      say(label, words(reading ? 'speaker.stop' : 'speaker.read'));
    };
    return draw;
  }
}
