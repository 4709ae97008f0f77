// @ts-check
// sorteer and kring: one card at a time, each on a pile or a ring; at the end everything together, and each card can be moved.

import { all, button, el, goTo, say } from '../dom.js';
import { placeOf, places, thingsOf } from './places.js';
import { tapped } from './tapped.js';

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function sort(node, context) {
  const { page, words } = context;
  const things = thingsOf(node);
  const overview = /** @type {HTMLElement} */ (node.querySelector('[data-overview]'));
  let now = -1;
  let drawn = '';
  const next = () => things.every(placeOf) ? things.length : now + 1;
  const drawPlaces = places(node, context, () => things.slice(now, now + 1), (thing) => {
    if (tapped && !thing.querySelector('details')) show(next());
  });
  // What stands on the other side shows when its card has a place; the style sheet knows which.
  for (const other of all(node, 'details')) other.setAttribute('open', '');
  const step = el('p', { class: 'note', 'data-not-read': true });
  const back = button(words('sort.back'), () => show(now - 1));
  const on = button('', () => show(next()));
  const row = el('div', { class: 'row' }, step, back, on);
  things[0].parentElement?.after(row);

  /** @param {number} index */
  function show(index) {
    now = index;
    page.hush();
    draw();
    goTo((things[now] ?? overview).querySelector('legend,p'));
  }

  function draw() {
    drawPlaces();
    // Somebody who comes back goes on at the first card that lies nowhere.
    if (now < 0) now = things.findIndex((thing) => !placeOf(thing));
    if (now < 0) now = things.length;
    things.forEach((thing, index) => { thing.hidden = index !== now; });
    row.hidden = now >= things.length;
    overview.hidden = !row.hidden;
    back.hidden = now === 0;
    say(step, words('sort.place', { step: now + 1, steps: things.length }));
    say(on, words(next() < things.length ? 'sort.next' : 'sort.end'));
    // Only when a card moved: else the button that has the focus would be gone.
    const piles = things.map(placeOf).join();
    if (piles !== drawn) for (const pile of all(node, 'ul[data-place]')) fill(pile);
    drawn = piles;
  }

  /** @param {HTMLElement} pile */
  function fill(pile) {
    const here = things.filter((thing) => placeOf(thing) === pile.dataset.place);
    if (!pile.dataset.place && pile.parentElement) pile.parentElement.hidden = here.length === 0;
    pile.replaceChildren(...here.map((thing) => {
      const legend = /** @type {HTMLElement} */ (thing.querySelector('legend'));
      const item = el('li', {}, ...legend.cloneNode(true).childNodes);
      if (overview.contains(pile)) {
        const move = button(words('sort.move'), () => show(things.indexOf(thing)));
        move.ariaLabel = `${move.textContent}: ${legend.textContent}`;
        item.append(move);
      }
      return item;
    }));
  }
  return draw;
}
