// @ts-check
// wie-ziet: "Wie ziet dit?" says what is true now. C# wrote every sentence that may become true; the right one is shown.

import { all } from '../dom.js';

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function who(node, { core }) {
  const mine = all(node, '[data-who="jij"] [data-when]');
  const coachs = all(node, '[data-who="coach"] [data-when]');
  return () => {
    const kept = core.keeping === 'yes' ? 'kept' : 'not-kept';
    for (const line of mine) line.hidden = line.dataset.when !== kept;
    const sees = core.paired?.sees ?? 'none';
    const mode = core.paired?.mode ? `mode-${core.paired.mode}` : '';
    for (const line of coachs) {
      const when = line.dataset.when ?? '';
      // The mode of a pairing of an earlier visit was put there by the page and stays.
      if (!when.startsWith('mode-')) line.hidden = when !== sees;
      else if (mode) line.hidden = when !== mode;
    }
  };
}
