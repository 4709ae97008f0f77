// @ts-check
// What there is to read on a screen, in order: a phrase that was recorded as one piece, everything else sentence by sentence.

import { all } from './dom.js';

/** Longer utterances are cut off silently by some voices (TTS-02), characters. */
const LONGEST = 180;
const BLOCKS = 'h2,h3,p,li,legend,label,figcaption,output,dt,dd,summary,[data-say]';
// A card is a button that people choose by its words; every other button says what it does, not what the screen says.
const SKIPPED = 'button:not(.card),input,select,textarea,svg,script,[hidden],[aria-hidden="true"],[data-not-read]';

/** A word as it is said: where it begins in what is said, and where it stands. @typedef {{ at: number, range: Range }} Word */
/**
 * @typedef {object} Piece
 * @property {HTMLElement} block
 * @property {Range} range
 * @property {string} text what a voice says
 * @property {Word[]} words
 * @property {string[]} [sounds] addresses of recordings that say it together
 * @property {Piece[]} [sentences] the same for a voice, when a recording does not come
 */

/** @param {HTMLElement} screen @returns {Piece[]} */
export function piecesOf(screen) {
  /** @type {Map<string, string>} */ const sayAs = new Map(Object.entries(JSON.parse(screen.closest('main')?.dataset.sayAs ?? '{}')));
  const blocks = all(screen, BLOCKS).filter((block) => !block.closest(SKIPPED) && block.checkVisibility());
  return blocks.flatMap((block) => {
    const own = ownTexts(block);
    const whole = own.map((text) => text.data).join('');
    const sentences = cut(whole).map(({ start, end }) => piece(block, own, whole, start, end, sayAs)).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
    const sounds = soundsOf(block);
    return sounds.length > 0 && sentences.length > 0 ? [{ block, range: rangeOf(own, 0, whole.length), text: '', words: [], sounds, sentences }] : sentences;
  });
}

/** A sentence made of phrases sounds from their recordings, when each has one; what somebody typed has none. @param {HTMLElement} block */
export function soundsOf(block) {
  const main = /** @type {HTMLElement | null} */ (block.closest('main'));
  const base = main?.dataset.voices;
  if (!main || base === undefined || block.dataset.typed !== undefined) return [];
  const said = block.dataset.parts?.split(' ').map((id) => /** @type {HTMLElement | null} */ (main.querySelector(`[data-say="${CSS.escape(id)}"]`))) ?? [block];
  const sounds = said.map((phrase) => phrase?.dataset.audio);
  return sounds.every(Boolean) ? sounds.map((sound) => `${base}${sound}`) : [];
}

/** @param {HTMLElement} block @param {Text[]} own @param {string} whole @param {number} start @param {number} end @param {Map<string, string>} sayAs @returns {Piece} */
function piece(block, own, whole, start, end, sayAs) {
  let text = '';
  const words = [...whole.slice(start, end).matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const at = text === '' ? 0 : text.length + 1;
    // The visible text, but for short names that a voice would say as a word (TTS-05).
    const said = word.replace(/[\p{L}\p{N}]+/gu, (name) => sayAs.get(name) ?? name);
    text = text === '' ? said : `${text} ${said}`;
    return { at, range: rangeOf(own, start + index, start + index + word.length) };
  });
  return { block, range: rangeOf(own, start, end), text, words };
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
function cut(text) {
  return [...text.matchAll(/[^.!?…]+[.!?…]*["”’)]*|[.!?…]+/g)].flatMap((match) => {
    /** @type {{ start: number, end: number }[]} */ const parts = [];
    const end = match.index + match[0].length;
    for (let start = match.index; start < end;) {
      let stop = Math.min(start + LONGEST - 1, end);
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
