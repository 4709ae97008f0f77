// @ts-check
// What the page has to hear an answer to ("bewaren", "klaar"): asked until it is answered, later each time, and at once when the connection seems to be back.

import { pauseAfter } from './outbox.js';

export class Insist {
  /** @type {Set<() => void>} */ #waits = new Set();

  /** @param {typeof sleep} wait @param {() => number} random */
  constructor(wait, random) {
    this.wait = wait;
    this.random = random;
  }

  /**
   * @template {{ kind: string, after?: number }} T
   * @param {() => Promise<T>} ask
   * @param {() => void} [trying] there was no answer yet
   */
  async until(ask, trying = () => {}) {
    for (let failures = 1; ; failures++) {
      const answer = await ask();
      if (answer.kind !== 'again') return answer;
      trying();
      await this.wait(answer.after ?? pauseAfter(failures, this.random()), (stop) => this.#waits.add(stop));
    }
  }

  hurry() {
    for (const stop of this.#waits) stop();
    this.#waits.clear();
  }
}

/** @type {Parameters<typeof import('./outbox.js').makeOutbox>[0]['wait']} */
export function sleep(milliseconds, wake) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    wake(() => { clearTimeout(timer); resolve(); });
  });
}
