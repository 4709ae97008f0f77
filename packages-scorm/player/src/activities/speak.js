// @ts-check
// schrijf-of-spreek: write it, say it, or tell somebody. A voice stays in memory until somebody keeps it; it is never understood by any machine.

import { MAIN, button, el, say } from '../dom.js';

/** Seconds that a memo may last. */
const MOST = 120;
/** @typedef {{ text?: string, told?: true, memo?: true }} Said */
/** What was said and not kept yet, by activity: another language of the page has it too. @type {Map<string, Blob>} */
const takes = new Map();

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function speak(node, { core, words }) {
  const id = node.dataset.id ?? '';
  const { host } = core.outside;
  const field = /** @type {HTMLTextAreaElement} */ (node.querySelector('[data-text]'));
  const count = /** @type {HTMLElement} */ (node.querySelector('[data-words]'));
  const told = /** @type {HTMLInputElement} */ (node.querySelector('[data-told]'));
  /** An answer of another shape, of an older version of the theme, is as none. @returns {Said} */
  const said = () => {
    const { text, told: toSomebody, memo } = Object(core.answers.get(id));
    return { ...(typeof text === 'string' ? { text } : {}), ...(toSomebody === true ? { told: toSomebody } : {}), ...(memo === true ? { memo } : {}) };
  };
  /** @param {Said} change */
  const answer = (change) => core.answer(id, Object.fromEntries(Object.entries({ ...said(), ...change }).filter(([, value]) => value)));
  field.addEventListener('input', () => answer({ text: field.value }));
  told.addEventListener('change', () => answer({ told: told.checked || undefined }));

  const note = el('p', { class: 'note', role: 'status' });
  const sound = el('audio', { controls: true, hidden: true });
  const start = button(words('memo.start'), () => void record(), MAIN);
  const stop = button(words('memo.stop'), () => recorder?.stop(), MAIN);
  const listen = button(words('memo.play'), () => void fetchBack());
  const keep = button(words('memo.keep'), () => void send(), MAIN);
  const away = button(words('memo.away'), () => void throwAway());
  node.querySelector('[data-memo]')?.append(note, sound, el('p', { class: 'row' }, start, stop, listen, keep, away));
  /** @type {MediaRecorder | null} */ let recorder = null;
  /** The sound that can be heard now. @type {Blob | null} */ let heard = null;
  /** What the note says until something else happens. */
  let state = '';
  /** Every act makes the one before it old: what was thrown away is never sent after all. */
  let turn = 0;

  async function record() {
    /** @type {MediaStream} */ let stream;
    try {
      // In many an LMS frame there is no microphone: then the other two doors stand open.
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      recorder = new MediaRecorder(stream, { audioBitsPerSecond: 48_000 });
    } catch {
      state = 'none';
      return draw();
    }
    turn += 1;
    /** @type {Blob[]} */ const pieces = [];
    recorder.addEventListener('dataavailable', (event) => pieces.push(event.data));
    let left = MOST;
    const clock = setInterval(() => {
      left -= 1;
      if (left <= 0 || node.closest('[hidden]')) recorder?.stop();
      else if (left % 10 === 0) say(note, words('memo.now', { seconds: left }));
    }, 1000);
    recorder.addEventListener('stop', () => {
      clearInterval(clock);
      for (const track of stream.getTracks()) track.stop();
      takes.set(id, new Blob(pieces, { type: (recorder?.mimeType ?? '').split(';')[0] }));
      recorder = null;
      state = 'ready';
      draw();
      sound.focus();
    });
    recorder.start();
    draw();
    say(note, words('memo.now', { seconds: left }));
    stop.focus();
  }

  async function send() {
    const take = takes.get(id);
    if (!take || core.keeping !== 'yes') return;
    const mine = turn += 1;
    state = 'sending';
    draw();
    for (let pause = 800; mine === turn; pause = Math.min(pause * 2, 20_000)) {
      const answered = await host.memo?.('PUT', id, take);
      if (mine !== turn) return;
      if (answered?.kind === 'done') {
        takes.delete(id);
        heard = take;
        state = 'kept';
        answer({ memo: true });
        return draw();
      }
      state = answered?.kind === 'again' ? 'waiting' : 'refused';
      draw();
      if (state === 'refused') return;
      await core.wait(answered?.kind === 'again' && answered.after || pause, (wake) => addEventListener('online', wake, { once: true }));
    }
  }

  async function fetchBack() {
    const answered = await host.memo?.('GET', id);
    if (answered?.kind === 'done' && answered.value) heard = answered.value;
    else state = 'waiting';
    draw();
    sound.focus();
  }

  async function throwAway() {
    turn += 1;
    const wasKept = said().memo;
    const answered = wasKept ? await host.memo?.('DELETE', id) : null;
    if (wasKept && answered?.kind !== 'done') {
      state = 'waiting';
      return draw();
    }
    takes.delete(id);
    heard = null;
    state = 'gone';
    answer({ memo: undefined });
    draw();
    start.focus();
  }

  /** @type {Blob | null} */ let shown = null;
  function draw() {
    const { text = '', memo } = said();
    if (field !== document.activeElement && field.value !== text) field.value = text;
    say(count, text.trim() ? words('memo.words', { words: text.trim().split(/\s+/).length }) : '');
    told.checked = said().told === true;
    const take = takes.get(id) ?? null;
    const now = take ?? heard;
    if (now !== shown) {
      if (shown) URL.revokeObjectURL(sound.src);
      if (now) sound.src = URL.createObjectURL(now);
      else sound.removeAttribute('src');
      shown = now;
    }
    sound.hidden = !now || recorder !== null;
    start.hidden = recorder !== null || state === 'sending';
    say(start, words(now || memo ? 'memo.again' : 'memo.start'));
    stop.hidden = recorder === null;
    listen.hidden = !memo || now !== null || recorder !== null;
    keep.hidden = !take || recorder !== null || core.keeping !== 'yes' || !host.memo || state === 'sending' || state === 'waiting';
    away.hidden = recorder !== null || (!take && !memo);
    if (recorder) return;
    say(note, state ? words(`memo.${state}`) + (state === 'ready' && host.memo && core.keeping !== 'yes' ? ` ${words('memo.first')}` : '') : memo ? words('memo.kept') : '');
  }
  return draw;
}
