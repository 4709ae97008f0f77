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

export class Outbox {
  /** @type {Item[]} */ #items = [];
  /** @type {Item[]} */ parked = [];
  #failures = 0;
  #ended = false;
  #running = false;
  /** @type {(() => void) | null} */ #wake = null;
  #lastSeq = 0;

  /**
   * @param {object} outside
   * @param {(work: Work) => Promise<Outcome>} outside.send must not throw
   * @param {() => number} outside.now milliseconds
   * @param {() => number} outside.random 0 up to 1
   * @param {(milliseconds: number, wake: (stop: () => void) => void) => Promise<void>} outside.wait calls `wake` with a function that ends the wait early
   * @param {(state: OutboxState) => void} outside.changed
   */
  constructor(outside) {
    this.outside = outside;
  }

  /** @returns {OutboxState} */
  get state() {
    if (this.#ended) return 'ended';
    if (this.#items.length === 0) return 'kept';
    return this.#failures > 0 ? 'waiting' : 'sending';
  }

  /**
   * A higher number wins at the server, also over a number of an earlier visit: so it grows with the clock.
   */
  nextSeq() {
    this.#lastSeq = Math.max(this.#lastSeq + 1, this.outside.now());
    return this.#lastSeq;
  }

  /**
   * Only the newest value of an answer or bookmark matters: it takes the place of an older one that is not on its way yet.
   * @param {Work} work
   * @returns {Promise<Outcome>} settles when the server said yes or no, or when the session ended
   */
  add(work) {
    if (this.#ended) return Promise.resolve({ kind: 'ended' });
    const same = this.#items.find((item) => !item.flying && item.work.kind === work.kind
      && (work.kind === 'bookmark' || (work.kind === 'answer' && item.work.kind === 'answer' && item.work.activity === work.activity)));
    if (same) {
      same.work = work;
      return same.outcome;
    }
    /** @type {(outcome: Outcome) => void} */ let settle = () => {};
    /** @type {Promise<Outcome>} */ const outcome = new Promise((resolve) => { settle = resolve; });
    this.#items.push({ work, due: this.outside.now() + (work.kind === 'statements' ? 0 : SETTLE), flying: false, settle, outcome });
    this.outside.changed(this.state);
    void this.#run();
    return outcome;
  }

  /** @param {string} activity @returns {boolean} an answer to it is still to be sent */
  holds(activity) {
    return this.#items.some(({ work }) => work.kind === 'answer' && work.activity === activity);
  }

  /** Everything that waits now was answered. */
  settled() {
    return Promise.all(this.#items.map(({ outcome }) => outcome));
  }

  /** The page may be gone in a moment: everything goes out now, side by side, waiting for nothing. */
  flush() {
    if (this.#ended) return;
    for (let batch = this.#next(true); batch.length > 0; batch = this.#next(true)) void this.#deliver(batch);
    this.#wake?.();
  }

  /** The connection seems to be back. */
  hurry() {
    this.#wake?.();
  }

  async #run() {
    if (this.#running) return;
    this.#running = true;
    while (!this.#ended && this.#items.length > 0) {
      const [head] = this.#items;
      const rest = head.flying ? LOOK_AGAIN : head.due - this.outside.now();
      if (rest > 0) {
        await this.#wait(rest);
        continue;
      }
      const after = await this.#deliver(this.#next(false));
      if (this.#failures > 0 && !this.#ended) await this.#wait(after ?? this.#pause());
    }
    this.#running = false;
  }

  /** Doubles up to a ceiling, with full jitter on the upper half, so that a class of phones does not come back at one moment. */
  #pause() {
    const ceiling = Math.min(FIRST_WAIT * 2 ** (this.#failures - 1), LONGEST_WAIT);
    return ceiling / 2 + this.outside.random() * ceiling / 2;
  }

  /** @param {number} milliseconds */
  async #wait(milliseconds) {
    await this.outside.wait(milliseconds, (stop) => { this.#wake = stop; });
    this.#wake = null;
  }

  /**
   * Statements that stand next to each other travel together; an act (a share and its plan) is never cut in two.
   * @param {boolean} now also what has not settled yet
   */
  #next(now) {
    /** @type {Item[]} */ const batch = [];
    let count = 0;
    for (const item of this.#items) {
      if (item.flying) { if (now) continue; break; }
      if (batch.length === 0 && !now && item.due > this.outside.now()) break;
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
  async #deliver(batch) {
    const [first] = batch;
    /** @type {Work} */ const work = first.work.kind === 'statements'
      ? { kind: 'statements', statements: batch.flatMap((item) => item.work.kind === 'statements' ? item.work.statements : []) }
      : first.work;
    const outcome = await this.outside.send(work);
    if (outcome.kind === 'refused' && batch.length > 1) {
      // One bad statement refuses the whole request: send each act alone, so that only the bad one is parked.
      this.#failures = 0;
      for (const item of batch) {
        if (this.#failures === 0 && !this.#ended) await this.#deliver([item]);
        else item.flying = false;
      }
      return undefined;
    }
    for (const item of batch) item.flying = false;
    if (outcome.kind === 'again') {
      this.#failures += 1;
      this.outside.changed(this.state);
      return outcome.after;
    }
    if (outcome.kind === 'ended') {
      this.#ended = true;
    } else {
      this.#failures = 0;
      this.#items = this.#items.filter((item) => !batch.includes(item));
      if (outcome.kind === 'refused') this.parked.push(...batch);
    }
    for (const item of this.#ended ? this.#items : batch) item.settle(outcome);
    this.outside.changed(this.state);
    return undefined;
  }
}
