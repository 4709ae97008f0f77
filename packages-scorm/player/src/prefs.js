// @ts-check
// Letters and voice: how somebody likes to read and listen. The own page (/mijn) has the same choices.

import { all, el } from './dom.js';

/** @typedef {import('./hosts/host.js').Prefs} Prefs */

/** @type {Record<string, Prefs>} */
const VOICES = { normal: { speed: 'normal', quiet: undefined }, slow: { speed: 'slow', quiet: undefined }, off: { quiet: true } };

/** @type {(context: import('./activities/index.js').Context) => import('./activities/index.js').Draw} */
export function prefs({ core, words, language, root }) {
  /** @param {string} name @param {string[]} values @param {(value: string) => Prefs} wish */
  const group = (name, values, wish) => el('fieldset', {}, el('legend', {}, words(`prefs.${name}`)), ...values.map((value) => el('label', {},
    el('input', { type: 'radio', name: `${language}-${name}`, value, change: () => core.wish(wish(value)) }), words(`prefs.${value}`))));
  const box = el('details', { class: 'prefs', 'data-not-read': true }, el('summary', {}, words('prefs')),
    group('size', ['0', '1', '2'], (value) => ({ size: /** @type {0 | 1 | 2} */ (+value) })), group('voice', Object.keys(VOICES), (value) => VOICES[value]));
  root.querySelector('.theme-foot')?.before(box);
  return () => {
    const { size = 0, speed = 'slow', quiet } = core.prefs;
    document.documentElement.dataset.size = `${size}`;
    for (const input of /** @type {HTMLInputElement[]} */ (all(box, 'input'))) input.checked = [`${size}`, quiet ? 'off' : speed].includes(input.value);
  };
}
