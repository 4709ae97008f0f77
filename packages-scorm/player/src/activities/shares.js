// @ts-check
// The words for what is shared: the preview and the list of live shares say the same thing in the same way.

import { el, visibleText } from '../dom.js';
import { dayInWords } from '../words.js';

/** @typedef {import('./index.js').Context} Context */

/**
 * What a coach will see of a share, line by line. Built from the content of the statement itself, so that a preview cannot say less.
 * @param {Context} context
 * @param {{ what: string[], topics: string[], lookBackDay?: string }} content
 * @returns {string[]}
 */
export function linesOf({ root, words, language }, content) {
  /** @param {string} value */
  const label = (value) => {
    const input = root.querySelector(`[data-activity="delen"] input[value="${CSS.escape(value)}"]`);
    return input?.closest('label') ? visibleText(/** @type {Element} */ (input.closest('label'))) : value;
  };
  return [
    ...(content.what.includes('ask') ? [words('ask.line', { theme: root.dataset.theme ?? '' })] : []),
    ...(content.what.includes('topics') ? content.topics.map(label) : []),
    ...(content.what.includes('plan') ? [words('share.plan')] : []),
    ...(content.lookBackDay ? [words('share.day', { day: dayInWords(content.lookBackDay, language) })] : []),
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
