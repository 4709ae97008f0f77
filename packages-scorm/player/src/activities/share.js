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
  const plan = boxes.find((box) => box.value === 'plan');
  /** @param {HTMLInputElement} box @param {string} topic */
  const setTopic = (box, topic) => {
    core.sharing.draft.topics = box.checked ? [...core.sharing.draft.topics, topic] : core.sharing.draft.topics.filter((other) => other !== topic);
  };
  node.addEventListener('change', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    if (box === day) core.sharing.draft.day = box.checked;
    else if (box === plan) core.sharing.draft.plan = box.checked;
    else setTopic(box, box.value);
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
    const what = content();
    if (core.keeping !== 'yes' || what.what.length === 0) return;
    core.sharing.draft = { topics: [], plan: false, day: false };
    said = 'share.sent';
    void core.sharing.share(what);
    draw();
    goTo(note);
  });
  const nothing = /** @type {HTMLElement | null} */ (node.querySelector('[data-share-nothing]'));
  const panel = /** @type {HTMLElement | null} */ (preview.closest('.preview'));
  nothing?.addEventListener('click', () => {
    core.sharing.draft = { topics: [], plan: false, day: false };
    said = 'share.nothing';
    draw();
    goTo(note);
  });

  /** Exactly what the statement will hold, in the order of the screen. */
  function content() {
    const topics = boxes.map((box) => box.value).filter((topic) => core.sharing.draft.topics.includes(topic));
    /** @type {import('../tell.js').What[]} */ const what = [];
    if (topics.length > 0) what.push('topics');
    if (plan && core.sharing.draft.plan) what.push('plan');
    const lookBackDay = what.includes('plan') && core.sharing.draft.day ? lookBack() : undefined;
    return { what, topics, ...(lookBackDay ? { lookBackDay } : {}) };
  }

  function lookBack() {
    const [picked] = core.choice('terugkijkdag').picked;
    return LOOK_BACK[picked] ? dayAfter(LOOK_BACK[picked]) : undefined;
  }

  function draw() {
    for (const box of boxes) box.checked = box === plan ? core.sharing.draft.plan : core.sharing.draft.topics.includes(box.value);
    if (!preview || !send || !core.canShare) return;
    const on = core.sharing.draft.plan ? lookBack() : undefined;
    dayCard.hidden = on === undefined;
    if (on) say(dayWords, words('share.day.too', { day: dayInWords(on, language) }));
    day.checked = core.sharing.draft.day;
    const now = content();
    fillLines(preview, linesOf(context, now));
    if (empty) empty.hidden = now.what.length > 0;
    say(seenBy, now.what.length > 0 ? audience(context) : '');
    if (need) need.hidden = core.paired !== null || core.keeping !== 'yes';
    first.draw();
    send.disabled = core.keeping !== 'yes' || now.what.length === 0;
    const shares = core.sharing.live;
    say(note, core.sharing.refused === 'takingBack' ? words('share.back.refused') : said === 'share.sent' ? words(progressOf(core, shares, shares.length > 0 ? 'share.done' : 'share.taken')) : said ? words(said) : '');
    block.hidden = shares.length === 0;
    // "Your coach will see: nothing" and "share nothing" are true only while nothing is shared.
    if (nothing) nothing.hidden = shares.length > 0;
    if (panel) panel.hidden = shares.length > 0 && now.what.length === 0;
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
  if (core.sharing.refused === 'sharing') return 'share.refused';
  if (!shares.some((live) => core.sharing.acts.get(live.id) === 'sharing')) return done;
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

/** @param {number} days from today, in the person's own calendar; ISO 8601 date */
function dayAfter(days) {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return [day.getFullYear(), String(day.getMonth() + 1).padStart(2, '0'), String(day.getDate()).padStart(2, '0')].join('-');
}
