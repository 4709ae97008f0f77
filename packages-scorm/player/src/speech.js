// @ts-check
// Reads a screen aloud, only when asked: recordings where the theme has them, else a voice on the device, else nothing (courses.md 3.4, TTS-01 … TTS-07).

import { hush, play } from './audio.js';
import { piecesOf, soundsOf } from './pieces.js';
import { all } from './dom.js';

/** @typedef {import('./pieces.js').Piece} Piece */
/** @typedef {import('./words.js').Language} Language */

/** How long voices may take to turn up, milliseconds (TTS-01). */
const VOICES_LATE = 2000;
/** What has not begun by then will not, milliseconds. */
const NO_START = 4000;

/**
 * Only a voice on the device itself: a voice in the cloud would tell its maker which theme is being read, and what was typed (TTS-06).
 * @param {SpeechSynthesisVoice[]} voices
 * @param {Language} language
 */
export function voiceFor(voices, language) {
  const wanted = language === 'nl' ? ['nl-nl', 'nl-be', 'nl'] : ['en-gb', 'en-us', 'en'];
  const local = voices.filter((voice) => voice.localService);
  for (const tag of wanted) {
    const found = local.find((voice) => voice.lang.toLowerCase().replace('_', '-').startsWith(tag));
    if (found) return found;
  }
  return undefined;
}

export class Reader {
  /** @type {SpeechSynthesisVoice[]} */ #voices = [];
  /** Voices that were asked and stayed silent. @type {Set<SpeechSynthesisVoice>} */ #mute = new Set();
  /** @type {Piece[]} */ #queue = [];
  /** @type {HTMLElement | null} */ #marked = null;
  #watch = 0;
  #turn = 0;
  /** @type {Language} */ #language = 'nl';
  /** @type {() => number} */ #rate = () => 1;
  /** @type {() => void} */ #ended = () => {};
  #synth = globalThis.speechSynthesis;

  /** @param {() => void} changed there are other voices now */
  constructor(changed) {
    this.changed = changed;
    // Some browsers give voices late, some tell so, some do not (TTS-01).
    const look = () => {
      const voices = this.#synth?.getVoices() ?? [];
      if (voices.length === this.#voices.length) return;
      this.#voices = voices;
      changed();
    };
    this.#synth?.addEventListener?.('voiceschanged', look);
    const poll = setInterval(look, 100);
    setTimeout(() => clearInterval(poll), VOICES_LATE);
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.stop(); });
    addEventListener('pagehide', () => this.stop());
  }

  /** @param {HTMLElement} screen @param {Language} language */
  canRead(screen, language) {
    return this.#voice(language) !== undefined || all(screen, '[data-audio],[data-parts]').some((block) => soundsOf(block).length > 0);
  }

  /**
   * @param {HTMLElement} screen
   * @param {Language} language
   * @param {() => number} rate asked again at each sentence
   * @param {() => void} ended read to the end, or stopped
   */
  read(screen, language, rate, ended) {
    this.stop();
    this.#ended = ended;
    this.#language = language;
    this.#rate = rate;
    this.#queue = piecesOf(screen);
    this.#next();
  }

  stop() {
    this.#turn += 1;
    clearTimeout(this.#watch);
    this.#queue = [];
    this.#mark(null);
    hush();
    this.#synth?.cancel();
    const ended = this.#ended;
    this.#ended = () => {};
    ended();
  }

  /** @param {Language} language */
  #voice(language) {
    return voiceFor(this.#voices.filter((voice) => !this.#mute.has(voice)), language);
  }

  /** @returns {void} */
  #next() {
    const voice = this.#voice(this.#language);
    const piece = this.#queue.shift();
    if (!piece) return this.stop();
    // Without a voice only what was recorded is heard. What is hidden by now is not read at all.
    if ((!piece.sounds && !voice) || !piece.block.checkVisibility()) return this.#next();
    this.#mark(piece);
    if (piece.sounds) this.#play(piece, piece.sounds);
    else if (voice) this.#say(piece, voice);
  }

  /** @param {Piece} piece @param {string[]} sounds */
  #play(piece, sounds) {
    const now = this.#begin();
    const done = now((/** @type {boolean} */ heard) => {
      if (!heard) this.#queue.unshift(...piece.sentences ?? []);
      this.#next();
    });
    this.#wait(NO_START, () => done(false));
    play(sounds, this.#rate(), () => clearTimeout(this.#watch), done);
  }

  /** @param {Piece} piece @param {SpeechSynthesisVoice} voice */
  #say(piece, voice) {
    const now = this.#begin();
    const utterance = new SpeechSynthesisUtterance(piece.text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = this.#rate();
    let begun = false;
    const next = now(() => this.#next());
    const failed = now(() => {
      if (!begun) {
        // Another voice may still speak; where none does, the button goes (TTS-01).
        this.#mute.add(voice);
        this.#queue.unshift(piece);
        this.changed();
      }
      this.#next();
    });
    utterance.onstart = now(() => {
      begun = true;
      // Some voices die without a word (TTS-02).
      this.#wait(NO_START + piece.text.length * 250, next);
    });
    utterance.onboundary = now((/** @type {SpeechSynthesisEvent} */ { name, charIndex }) => {
      if (name !== 'sentence') highlight('rtw-word', piece.words.filter(({ at }) => at <= charIndex).at(-1)?.range);
    });
    utterance.onend = next;
    utterance.onerror = failed;
    this.#wait(NO_START, failed);
    // Never pause(): on Android it is the end (TTS-03).
    this.#synth.cancel();
    this.#synth.speak(utterance);
  }

  /** What comes too late, of a piece before, does nothing. */
  #begin() {
    const turn = ++this.#turn;
    clearTimeout(this.#watch);
    return (/** @type {(event: any) => void} */ act) => (/** @type {any} */ event) => { if (turn === this.#turn) act(event); };
  }

  /** @param {number} time @param {(event?: any) => void} act */
  #wait(time, act) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(act, time);
  }

  /** Exactly what is heard where the browser can (no element is touched), else its whole block. @param {Piece | null} piece */
  #mark(piece) {
    this.#marked?.classList.remove('is-read');
    this.#marked = piece?.block ?? null;
    highlight('rtw-word');
    if (!highlight('rtw-sentence', piece?.range)) this.#marked?.classList.add('is-read');
    piece?.block.scrollIntoView({ block: 'nearest' });
  }
}

/** @param {string} name @param {Range} [range] none takes it away @returns {boolean} whether the browser knows highlights */
function highlight(name, range) {
  const { CSS: css, Highlight: Mark } = /** @type {any} */ (globalThis);
  if (!css?.highlights) return false;
  if (range) css.highlights.set(name, new Mark(range));
  else css.highlights.delete(name);
  return true;
}
