// @ts-check
// mag-dit and casuskaart: one situation at a time. Another answer than the best gets a hint and a second try; then the answer shows with its reason and source, whatever was
// chosen. Enough of them at the first or second try: the requirement is passed. Nobody sees a number.

import { MAIN, all, button, el, goTo, say } from '../dom.js';
import { passed } from '../passed.js';
import { inputsOf, joint, wordsAt } from './cards.js';
import { thingsOf } from './places.js';

const TRIES = 2;

/** Requirements that are being told now, in whatever language. @type {Set<string>} */
const telling = new Set();

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function situations(node, { core, page, words, root, canKeep }) {
  const id = node.dataset.id ?? '';
  const requirement = node.dataset.passes ?? '';
  const things = thingsOf(node);
  const together = all(root, `[data-passes="${requirement}"]`);
  const ends = /** @type {HTMLElement} */ (node.querySelector('[data-ends]'));
  const map = /** @type {HTMLElement | null} */ (node.querySelector('[data-map]'));
  let now = -1;
  let shown = '';

  const step = el('p', { class: 'note', 'data-not-read': true });
  const back = button(words('sort.back'), () => show(now - 1));
  const look = button(words('situation.look'), () => attempt(), MAIN);
  const on = button(words('situation.next'), () => show(now + 1), MAIN);
  const row = el('div', { class: 'row' }, step, back, look, on);
  things[0].parentElement?.after(row);
  node.addEventListener('change', () => draw());
  node.querySelector('[data-again]')?.addEventListener('click', () => {
    core.answer(id, {});
    for (const input of inputsOf(node)) input.checked = false;
    show(0);
  });
  // Behind a tap without script; here it comes by itself, when it is time.
  for (const other of all(node, 'details')) other.setAttribute('open', '');

  /** @param {HTMLElement} thing */
  const triesOf = (thing) => triesIn(core, id, thing);
  /** @param {HTMLElement} thing */
  const isOver = (thing) => triesOf(thing).length >= TRIES || triesOf(thing).includes(thing.dataset.right ?? '');
  /** @param {HTMLElement} thing */
  const chosen = (thing) => inputsOf(thing).find((input) => input.checked)?.value;

  function attempt() {
    const thing = things[now];
    const choice = chosen(thing);
    if (!choice || isOver(thing)) return;
    core.answer(id, { ...Object(core.answers.get(id)), tried: { ...Object(Object(core.answers.get(id)).tried), [thing.dataset.thing ?? '']: [...triesOf(thing), choice] } });
    page.hush();
    draw();
    goTo(thing.querySelector(isOver(thing) ? '.other-side' : '[data-hint]'));
  }

  /** @param {number} index */
  function show(index) {
    now = index;
    page.hush();
    draw();
    goTo(things[now]?.querySelector('legend') ?? map ?? ends);
  }

  function draw() {
    const all = together.every((one) => isEarned(core, one));
    if (all) void tell();
    if (now < 0) now = things.findIndex((thing) => !isOver(thing));
    if (now < 0) now = things.length;
    const thing = things[now];
    things.forEach((one, index) => {
      const tries = triesOf(one);
      const over = isOver(one);
      one.hidden = index !== now;
      for (const input of inputsOf(one)) {
        // What was kept shows; a choice that was not looked at yet stays as it is.
        if (over) input.checked = input.value === tries.at(-1);
        input.disabled = over || tries.includes(input.value);
        if (!over && input.disabled) input.checked = false;
      }
      /** @type {HTMLElement} */ (one.querySelector('[data-hint]')).hidden = over || tries.length === 0;
      /** @type {HTMLElement} */ (one.querySelector('.other-side')).hidden = !over;
    });
    row.hidden = !thing;
    back.hidden = now === 0;
    look.hidden = !thing || isOver(thing);
    look.disabled = !thing || !chosen(thing);
    on.hidden = !look.hidden;
    say(step, words('situation.place', { step: now + 1, steps: things.length }));
    say(on, words(now + 1 < things.length ? 'situation.next' : 'situation.end'));
    end(all);
  }

  /** @param {boolean} all every activity of this requirement is done */
  function end(all) {
    ends.hidden = !row.hidden;
    const which = !isEarned(core, node) ? 'nog-eens' : !all ? 'ook-de-andere' : core.keeping === 'yes' ? 'gehaald' : canKeep ? 'bewaar-eerst' : 'open';
    for (const line of ends.querySelectorAll('[data-end]')) /** @type {HTMLElement} */ (line).hidden = /** @type {HTMLElement} */ (line).dataset.end !== which;
    if (!map) return;
    map.hidden = ends.hidden;
    const drawn = JSON.stringify(core.answers.get(id));
    if (drawn !== shown) for (const place of map.querySelectorAll('[data-place]')) fill(/** @type {HTMLElement} */ (place));
    shown = drawn;
  }

  /** Where each piece of the story belongs. @param {HTMLElement} place */
  function fill(place) {
    const here = things.filter((thing) => thing.dataset.right === place.dataset.place);
    place.replaceChildren(...here.map((thing) => el('li', {}, ...[.../** @type {HTMLElement} */ (thing.querySelector('legend')).cloneNode(true).childNodes])));
    /** @type {HTMLElement} */ (place.parentElement).hidden = here.length === 0;
  }

  /** Once for each round: what was told is kept beside the answers of the first activity of this requirement. */
  async function tell() {
    const first = together[0].dataset.id ?? '';
    if (core.keeping !== 'yes' || telling.has(requirement) || Object(core.answers.get(first)).told) return;
    telling.add(requirement);
    const { kind } = await core.say([passed(core.outside.tell, requirement)]);
    telling.delete(requirement);
    if (kind === 'done') core.answer(first, { ...Object(core.answers.get(first)), told: true });
  }
  return draw;
}

/** An answer of another shape is as if never given. @param {import('../core.js').Core} core @param {string} id @param {HTMLElement} thing @returns {string[]} */
function triesIn(core, id, thing) {
  const tries = Object(Object(core.answers.get(id)).tried)[thing.dataset.thing ?? ''];
  return Array.isArray(tries) ? tries : [];
}

/** @param {import('../core.js').Core} core @param {HTMLElement} node */
const isEarned = (core, node) => thingsOf(node).filter((thing) => triesIn(core, node.dataset.id ?? '', thing).slice(0, TRIES).includes(thing.dataset.right ?? '')).length >= Number(node.dataset.needed);

/** As the page shows them. @param {HTMLElement} node */
export const wordsOfSituations = (node) => all(node, ':checked').map((input) => [wordsAt(input.closest('[data-thing]')?.querySelector('legend')), joint(' '), wordsAt(input.parentElement)]);
