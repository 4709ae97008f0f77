// @ts-check
// Reads a screen aloud, sentence by sentence, only when asked (courses.md 3.4, TTS-01 … TTS-07).

import { all } from './dom.js';

/** How long voices may take to turn up, milliseconds (TTS-01). */
const VOICES_LATE = 2000;
/** Longer utterances are cut off silently by some voices (TTS-02), characters. */
const LONGEST = 180;
/** Slower than the voice's own speed (TTS-07). */
const RATE = 0.8;
/** A voice that has not begun by then will not, milliseconds. */
const NO_START = 4000;
const BLOCKS = 'h2,h3,p,li,legend,label,figcaption,output,dt,dd,summary';
const SKIPPED = 'button,input,select,svg,script,[hidden],[aria-hidden="true"],[data-not-read]';

/** @typedef {{ text: string, range: Range, block: HTMLElement }} Sentence */

/** Some browsers give voices late, some tell so, some do not. @returns {Promise<SpeechSynthesisVoice[]>} */
export async function voicesSoon() {
  if (!('speechSynthesis' in window)) return [];
  for (const deadline = Date.now() + VOICES_LATE; Date.now() < deadline; await new Promise((resolve) => { setTimeout(resolve, 100); })) {
    const voices = speechSynthesis.getVoices();
    if (voices.length > 0) return voices;
  }
  return [];
}

/**
 * Only a voice on the device itself: a voice in the cloud would tell its maker which theme is being read, and what was typed (TTS-06).
 * @param {SpeechSynthesisVoice[]} voices
 * @param {import('./words.js').Language} language
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
  /** @type {Sentence[]} */ #queue = [];
  /** @type {HTMLElement | null} */ #marked = null;
  #watch = 0;
  #turn = 0;
  /** @type {() => void} */ #ended = () => {};

  /**
   * @param {HTMLElement} screen
   * @param {SpeechSynthesisVoice} voice
   * @param {() => void} ended read to the end, stopped, or the voice failed
   */
  read(screen, voice, ended) {
    this.stop();
    this.#ended = ended;
    this.#queue = sentencesOf(screen);
    this.#next(voice);
  }

  stop() {
    this.#turn += 1;
    clearTimeout(this.#watch);
    this.#mark(null);
    if ('speechSynthesis' in window) speechSynthesis.cancel();
    const ended = this.#ended;
    this.#ended = () => {};
    ended();
  }

  /** @param {SpeechSynthesisVoice} voice */
  #next(voice) {
    const sentence = this.#queue.shift();
    if (!sentence) return this.stop();
    const turn = ++this.#turn;
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = RATE;
    utterance.onstart = () => clearTimeout(this.#watch);
    utterance.onend = () => { if (turn === this.#turn) this.#next(voice); };
    utterance.onerror = () => { if (turn === this.#turn) this.stop(); };
    this.#mark(sentence);
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => { if (turn === this.#turn) this.stop(); }, NO_START);
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  }

  /** The sentence exactly where the browser can (no element is touched), else its whole block. @param {Sentence | null} sentence */
  #mark(sentence) {
    this.#marked?.classList.remove('is-read');
    this.#marked = sentence?.block ?? null;
    const highlights = /** @type {any} */ (globalThis.CSS)?.highlights;
    if (highlights) {
      highlights.delete('rtw-sentence');
      if (sentence) highlights.set('rtw-sentence', new /** @type {any} */ (globalThis).Highlight(sentence.range));
    } else {
      this.#marked?.classList.add('is-read');
    }
    sentence?.block.scrollIntoView({ block: 'nearest' });
  }
}

/**
 * The visible sentences of a screen in reading order.
 * @param {HTMLElement} screen
 * @returns {Sentence[]}
 */
export function sentencesOf(screen) {
  const blocks = all(screen, BLOCKS).filter((block) => !block.closest(SKIPPED) && block.checkVisibility());
  return blocks.flatMap((block) => {
    const own = ownTexts(block);
    const whole = own.map((text) => text.data).join('');
    return pieces(whole).map(({ start, end }) => ({ text: whole.slice(start, end).replace(/\s+/g, ' ').trim(), range: rangeOf(own, start, end), block }))
      .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence.text));
  });
}

/** Text of a block that is not in a block within it. @param {HTMLElement} block */
function ownTexts(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) => {
    const parent = node.parentElement;
    return parent && parent.closest(BLOCKS) === block && !parent.closest(SKIPPED) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
  });
  /** @type {Text[]} */ const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts;
}

/** @param {string} text @returns {{ start: number, end: number }[]} */
function pieces(text) {
  return [...text.matchAll(/[^.!?…]+[.!?…]*["”’)]*|[.!?…]+/g)].flatMap((match) => {
    /** @type {{ start: number, end: number }[]} */ const parts = [];
    const end = match.index + match[0].length;
    for (let start = match.index; start < end;) {
      let stop = Math.min(start + LONGEST, end);
      const space = text.lastIndexOf(' ', stop);
      if (stop < end && space > start) stop = space;
      parts.push({ start, end: stop });
      start = stop;
    }
    return parts;
  });
}

/** @param {Text[]} texts @param {number} start @param {number} end */
function rangeOf(texts, start, end) {
  const range = document.createRange();
  let before = 0;
  for (const text of texts) {
    if (start >= before && start <= before + text.length) range.setStart(text, start - before);
    if (end >= before && end <= before + text.length) range.setEnd(text, end - before);
    before += text.length;
  }
  return range;
}
