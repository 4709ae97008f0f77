// @ts-check
// What must still reach the server, in memory and in order. Nothing is called kept before the server acknowledged it.
// A refused piece of work is parked: it is not tried for ever and holds nobody else up.

/**
 * What happened to one sending. `again`: no answer, 5xx or 429. `ended`: the session is over, only a new launch helps.
 * @typedef {{ kind: 'done' } | { kind: 'again', after?: number } | { kind: 'refused', sentence?: Record<string, string> } | { kind: 'ended' }} Outcome
 */
/**
 * @typedef {{ kind: 'statements', statements: object[] }
 *         | { kind: 'answer', theme?: string, activity: string, value: unknown, seq: number }
 *         | { kind: 'bookmark', value: object }} Work
 */
/** @typedef {{ work: Work, due: number, flying: boolean, settle: (outcome: Outcome) => void, outcome: Promise<Outcome> }} Item */
/** @typedef {'kept' | 'sending' | 'waiting' | 'ended'} OutboxState */

/** A request body may carry at most this many statements. */
const BATCH = 20;
/** Milliseconds that typing and clicking may settle before an answer is sent. */
const SETTLE = 250;
const FIRST_WAIT = 800;
const LONGEST_WAIT = 20_000;
/** Only after a flush: its requests are under way beside the normal order. */
const LOOK_AGAIN = 50;

/**
 * Doubles up to a ceiling, with full jitter on the upper half, so that a class of phones does not come back at one moment.
 * @param {number} failures from 1
 * @param {number} random 0 up to 1
 * @returns {number} milliseconds
 */
export const pauseAfter = (failures, random) => Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT) * (1 + random) / 2;

/**
 * @param {object} outside
 * @param {(work: Work) => Promise<Outcome>} outside.send must not throw
 * @param {() => number} outside.now milliseconds
 * @param {() => number} outside.random 0 up to 1
 * @param {(milliseconds: number, wake: (stop: () => void) => void) => Promise<void>} outside.wait calls `wake` with a function that ends the wait early
 * @param {() => void} outside.changed
 */
export function makeOutbox({ send, now, random, wait, changed }) {
  /** @type {Item[]} */ let items = [];
  /** @type {Item[]} */ const parked = [];
  let failures = 0;
  let ended = false;
  let running = false;
  /** @type {() => void} */ let wake = () => {};
  let lastSeq = 0;

  async function run() {
    if (running) return;
    running = true;
    while (!ended && items.length > 0) {
      const [head] = items;
      const rest = head.flying ? LOOK_AGAIN : head.due - now();
      if (rest > 0) {
        await pause(rest);
        continue;
      }
      const after = await deliver(next(false));
      if (failures > 0 && !ended) await pause(after ?? pauseAfter(failures, random()));
    }
    running = false;
  }

  /** @param {number} milliseconds */
  async function pause(milliseconds) {
    await wait(milliseconds, (stop) => { wake = stop; });
    wake = () => {};
  }

  /**
   * Statements that stand next to each other travel together; an act (a share and its plan) is never cut in two.
   * @param {boolean} all also what has not settled yet
   */
  function next(all) {
    /** @type {Item[]} */ const batch = [];
    let count = 0;
    for (const item of items) {
      if (item.flying) { if (all) continue; break; }
      if (batch.length === 0 && !all && item.due > now()) break;
      if (item.work.kind !== 'statements') {
        if (batch.length === 0) batch.push(item);
        break;
      }
      count += item.work.statements.length;
      if (batch.length > 0 && count > BATCH) break;
      batch.push(item);
    }
    for (const item of batch) item.flying = true;
    return batch;
  }

  /**
   * @param {Item[]} batch
   * @returns {Promise<number | undefined>} milliseconds the server asked to wait
   */
  async function deliver(batch) {
    const [{ work }] = batch;
    const outcome = await send(work.kind === 'statements'
      ? { kind: 'statements', statements: batch.flatMap((item) => item.work.kind === 'statements' ? item.work.statements : []) } : work);
    if (outcome.kind === 'refused' && batch.length > 1) {
      // One bad statement refuses the whole request: send each act alone, so that only the bad one is parked.
      failures = 0;
      for (const item of batch) {
        if (failures === 0 && !ended) await deliver([item]);
        else item.flying = false;
      }
      return undefined;
    }
    for (const item of batch) item.flying = false;
    if (outcome.kind === 'again') {
      failures += 1;
      changed();
      return outcome.after;
    }
    if (outcome.kind === 'ended') {
      ended = true;
    } else {
      failures = 0;
      items = items.filter((item) => !batch.includes(item));
      if (outcome.kind === 'refused') parked.push(...batch);
    }
    for (const item of ended ? items : batch) item.settle(outcome);
    changed();
    return undefined;
  }

  return {
    parked,

    /** @returns {OutboxState} */
    get state() {
      if (ended) return 'ended';
      if (items.length === 0) return 'kept';
      return failures > 0 ? 'waiting' : 'sending';
    },

    /** A higher number wins at the server, also over a number of an earlier visit: so it grows with the clock. */
    nextSeq: () => lastSeq = Math.max(lastSeq + 1, now()),

    /**
     * Only the newest value of an answer or bookmark matters: it takes the place of an older one that is not on its way yet.
     * @param {Work} work
     * @returns {Promise<Outcome>} settles when the server said yes or no, or when the session ended
     */
    add(work) {
      if (ended) return Promise.resolve({ kind: 'ended' });
      const same = items.find((item) => !item.flying && item.work.kind === work.kind
        && (work.kind === 'bookmark' || (work.kind === 'answer' && item.work.kind === 'answer' && item.work.activity === work.activity)));
      if (same) {
        same.work = work;
        return same.outcome;
      }
      /** @type {(outcome: Outcome) => void} */ let settle = () => {};
      /** @type {Promise<Outcome>} */ const outcome = new Promise((resolve) => { settle = resolve; });
      items.push({ work, due: now() + (work.kind === 'statements' ? 0 : SETTLE), flying: false, settle, outcome });
      changed();
      void run();
      return outcome;
    },

    /** @param {string} activity @returns {boolean} an answer to it is still to be sent */
    holds: (activity) => items.some(({ work }) => work.kind === 'answer' && work.activity === activity),

    /** Everything that waits now was answered. */
    settled: () => Promise.all(items.map(({ outcome }) => outcome)),

    /** The page may be gone in a moment: everything goes out now, side by side, waiting for nothing. */
    flush() {
      if (ended) return;
      for (let batch = next(true); batch.length > 0; batch = next(true)) void deliver(batch);
      wake();
    },

    /** The connection seems to be back. */
    hurry: () => wake(),
  };
}
