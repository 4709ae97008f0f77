// @ts-check
// delen: pick topics, see exactly what the coach will see, share, and take back. Nothing is ticked beforehand.

import { QUIET, all, el, goTo, say } from '../dom.js';
import { keepFirst } from './keep.js';
import { audience, fillLines, linesOf } from './shares.js';
import { dayInWords } from '../words.js';

/** Days from today until the look-back day. @type {Record<string, number>} */
const LOOK_BACK = { 'over-3-dagen': 3, 'over-1-week': 7, 'over-2-weken': 14 };

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function share(node, context) {
  const { core, words, language } = context;
  const preview = /** @type {HTMLElement | null} */ (node.querySelector('[data-preview]'));
  const send = /** @type {HTMLButtonElement | null} */ (node.querySelector('[data-share]'));
  const boxes = /** @type {HTMLInputElement[]} */ (all(node, 'input[type=checkbox]'));
  // What is no topic.
  const [plan, looked, blocks] = ['plan', 'looked-back', 'bands'].map((value) => boxes.find((one) => one.value === value));
  node.addEventListener('change', (event) => {
    const { draft } = core.sharing;
    const one = event.target;
    if (!(one instanceof HTMLInputElement)) return;
    if (one === day) draft.day = one.checked;
    else draft.ticked = one.checked ? [...draft.ticked, one.value] : draft.ticked.filter((other) => other !== one.value);
    said = '';
    draw();
  });

  // The look-back day travels only when it is ticked by itself.
  const day = el('input', { type: 'checkbox', name: `${language}-day`, value: 'day' });
  const dayWords = el('span');
  const dayCard = el('li', { hidden: true }, el('label', { class: 'card' }, day, dayWords));
  plan?.closest('ul')?.append(dayCard);

  let said = '';
  if (!core.canShare || !preview || !send) return draw;

  const note = /** @type {HTMLElement} */ (node.querySelector('[data-share-note]'));
  const need = /** @type {HTMLElement | null} */ (node.querySelector('[data-need="coach"]'));
  const empty = /** @type {HTMLElement | null} */ (node.querySelector('[data-preview-empty]'));
  const block = /** @type {HTMLElement} */ (node.querySelector('[data-shared]'));
  const list = /** @type {HTMLElement} */ (node.querySelector('[data-shared-list]'));
  const first = keepFirst(context);
  const seenBy = el('p', { class: 'note' });
  send.parentElement?.before(first.block);
  preview.after(seenBy);
  note.tabIndex = -1;

  send.addEventListener('click', () => {
    const { lookedBack, ...what } = content();
    if (core.keeping !== 'yes' || (what.what.length === 0 && !lookedBack)) return;
    core.sharing.draft = { ticked: [], day: false };
    said = 'share.sent';
    if (what.what.length > 0) void core.sharing.share(what);
    if (lookedBack) void core.sharing.lookBack(lookedBack);
    draw();
    goTo(note);
  });
  const nothing = /** @type {HTMLElement | null} */ (node.querySelector('[data-share-nothing]'));
  const panel = /** @type {HTMLElement | null} */ (preview.closest('.preview'));
  nothing?.addEventListener('click', () => {
    core.sharing.draft = { ticked: [], day: false };
    said = 'share.nothing';
    draw();
    goTo(note);
  });

  /** Exactly what the statement will hold, in the order of the screen. */
  function content() {
    const ticked = boxes.filter((one) => core.sharing.draft.ticked.includes(one.value));
    const topics = ticked.filter((one) => ![plan, looked, blocks].includes(one)).map((one) => one.value);
    const bands = ticked.some((one) => one === blocks) ? bandsNow() : [];
    /** @type {import('../tell.js').What[]} */ const what = [];
    if (topics.length > 0) what.push('topics');
    if (ticked.some((one) => one === plan)) what.push('plan');
    if (bands.length > 0) what.push('bands');
    const lookBackDay = what.includes('plan') && core.sharing.draft.day ? lookBack() : undefined;
    return {
      what, topics, ...(bands.length > 0 ? { bands } : {}), ...(lookBackDay ? { lookBackDay } : {}),
      ...(ticked.some((one) => one === looked) ? { lookedBack: planOfBefore() } : {}),
    };
  }

  /** What may be shared of the blocks: for a coach who works confidentially only, and never what was skipped or not said. */
  function bandsNow() {
    return core.paired?.mode === 'confidential' ? all(context.root, 'input[data-band]:checked').map(({ dataset }) => /** @type {string} */ (dataset.band)) : [];
  }

  /** The share of the newest plan of an earlier day that nobody looked back on yet. */
  function planOfBefore() {
    return core.sharing.live.filter(({ id, what, at, lookedBack }) => what.includes('plan') && !lookedBack && !core.sharing.acts.has(id) && at.slice(0, 10) < dayAfter(0)).pop()?.id;
  }

  function lookBack() {
    const [picked] = core.choice('terugkijkdag').picked;
    return LOOK_BACK[picked] ? dayAfter(LOOK_BACK[picked]) : undefined;
  }

  function draw() {
    for (const one of boxes) one.checked = core.sharing.draft.ticked.includes(one.value);
    if (!preview || !send || !core.canShare) return;
    show(blocks, bandsNow().length > 0);
    show(looked, planOfBefore() !== undefined);
    const on = plan?.checked ? lookBack() : undefined;
    dayCard.hidden = on === undefined;
    if (on) say(dayWords, words('share.day.too', { day: dayInWords(on, language) }));
    day.checked = core.sharing.draft.day;
    const lines = linesOf(context, content());
    const any = lines.length > 0;
    fillLines(preview, lines);
    if (empty) empty.hidden = any;
    say(seenBy, any ? audience(context) : '');
    if (need) need.hidden = core.paired !== null || core.keeping !== 'yes';
    first.draw();
    send.disabled = core.keeping !== 'yes' || !any;
    const shares = core.sharing.live;
    say(note, core.sharing.refused === 'takingBack' ? words('share.back.refused') : said === 'share.sent' ? words(progressOf(core, shares, shares.length > 0 ? 'share.done' : 'share.taken')) : said ? words(said) : '');
    block.hidden = shares.length === 0;
    // "Your coach will see: nothing" and "share nothing" are true only while nothing is shared.
    if (nothing) nothing.hidden = shares.length > 0;
    if (panel) panel.hidden = shares.length > 0 && !any;
    drawLive(list, context, shares);
  }
  return draw;
}

/**
 * How far sharing is: only the acknowledgement makes it done.
 * @param {import('../core.js').Core} core
 * @param {import('../hosts/host.js').Share[]} shares
 * @param {string} done
 * @returns {string} a key of the strings
 */
export function progressOf(core, shares, done) {
  const { refused, acts } = core.sharing;
  if ((refused ?? 'takingBack') !== 'takingBack') return 'share.refused';
  if (shares.every((live) => (acts.get(live.id) ?? 'takingBack') === 'takingBack')) return done;
  return core.saved === 'waiting' ? 'share.waiting' : core.saved === 'ended' ? 'share.ended' : 'share.sending';
}

/**
 * What is shared now, with the way back.
 * @param {HTMLElement} list
 * @param {import('./index.js').Context} context
 * @param {import('../hosts/host.js').Share[]} shares
 */
export function drawLive(list, context, shares) {
  const { core, words, language } = context;
  const state = JSON.stringify(shares.map((live) => [live.id, core.sharing.acts.get(live.id)])) + core.saved;
  if (list.dataset.state === state) return;
  list.dataset.state = state;
  const focused = list.contains(document.activeElement);
  list.replaceChildren(...shares.map((live) => {
    const act = core.sharing.acts.get(live.id);
    const lines = linesOf(context, live);
    const back = el('button', {
      type: 'button', class: QUIET, 'data-take-back': live.id, disabled: act === 'takingBack',
      // Several buttons say the same: a screen reader hears what each takes back.
      'aria-label': `${words('share.back')}: ${lines.join(', ')}`,
      click: () => { void core.sharing.takeBack(live.id); },
    }, words('share.back'));
    const when = dayInWords(live.at.slice(0, 10), language);
    const pending = core.saved === 'waiting' || core.saved === 'ended' ? `share.${core.saved}` : act === 'takingBack' ? 'share.back.now' : 'share.sending';
    return el('li', {}, el('p', { class: 'note' }, act ? words(pending) : when),
      el('ul', {}, ...lines.map((line) => el('li', {}, line))), back);
  }));
  if (focused) goTo(list);
}

/** @param {HTMLElement | undefined} input @param {boolean} yes */
function show(input, yes) {
  const card = input?.closest('li');
  if (card) card.hidden = !yes;
}

/** @param {number} days from today, in the person's own calendar; ISO 8601 date */
function dayAfter(days) {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return [day.getFullYear(), String(day.getMonth() + 1).padStart(2, '0'), String(day.getDate()).padStart(2, '0')].join('-');
}
