// @ts-check
// The words for what is shared: the preview and the list of live shares say the same thing in the same way.

import { el, visibleText } from '../dom.js';
import { dayInWords } from '../words.js';

/** @typedef {import('./index.js').Context} Context */

/**
 * What a coach will see of a share, line by line. Built from the content of the statement itself, so that a preview cannot say less, in the
 * page's own words, which the coach's page says too.
 * @param {Context} context
 * @param {{ what: string[], topics: string[], bands?: string[], lookBackDay?: string, lookedBack?: unknown }} content
 * @returns {string[]}
 */
export function linesOf({ root, language }, content) {
  const words = /** @type {HTMLElement | null} */ (root.querySelector('[data-activity="delen"]'))?.dataset ?? {};
  /** @type {Record<string, string>} */ const bands = JSON.parse(words.wordsBands ?? '{}');
  /** @param {string} value */
  const label = (value) => {
    const input = root.querySelector(`[data-activity="delen"] input[value="${CSS.escape(value)}"]`);
    return input?.closest('label') ? visibleText(/** @type {Element} */ (input.closest('label'))) : value;
  };
  return [
    ...(content.what.includes('ask') ? [(words.wordsAsk ?? '').replace('{thema}', root.dataset.theme ?? '')] : []),
    ...(content.what.includes('topics') ? content.topics.map(label) : []),
    ...(content.what.includes('plan') ? [words.wordsPlan ?? ''] : []),
    ...(content.lookBackDay ? [(words.wordsDay ?? '').replace('{dag}', dayInWords(content.lookBackDay, language))] : []),
    ...(content.lookedBack ? [words.wordsLooked ?? ''] : []),
    ...(content.bands ?? []).map((code) => bands[code] ?? code),
  ];
}

/**
 * Replaces the lines of a list, only when they differ.
 * @param {HTMLElement} list
 * @param {string[]} lines
 */
export function fillLines(list, lines) {
  if (lines.join('\n') === [...list.children].map((line) => line.textContent).join('\n')) return;
  list.replaceChildren(...lines.map((line) => el('li', {}, line)));
}

/**
 * Who will see it: said at every preview.
 * @param {Context} context
 */
export function audience({ core, words }) {
  if (!core.paired) return words('share.unpaired');
  if (core.paired.sees !== 'topics') return words('share.closed', { coach: core.paired.coach });
  return words('share.audience', { coach: core.paired.coach });
}
