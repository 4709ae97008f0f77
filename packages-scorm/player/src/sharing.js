// @ts-check
// The share acts and the private list of them. The core has one of these; nothing here knows of screens, answers or addresses.

/** @typedef {import('./hosts/host.js').Share} Share */
/** @typedef {import('./outbox.js').Outcome} Outcome */

/** Shares that are remembered at most; the oldest that were taken back go first. */
const MOST = 40;

export class Sharing {
  /** Newest last. What was taken back stays, so that an older list cannot bring it back. @type {Share[]} */
  list = [];
  /** Acts under way, by the id of the share: what a screen may not call done yet. @type {Map<string, 'sharing' | 'lookingBack' | 'takingBack'>} */
  acts = new Map();
  /** What is ticked on the share screen. Kept nowhere: only the share act counts. `ticked`: of the boxes, by their value. @type {{ ticked: string[], day: boolean }} */
  draft = { ticked: [], day: false };
  /** What was refused last, until it is tried again. @type {'sharing' | 'lookingBack' | 'takingBack' | null} */
  refused = null;

  /**
   * @param {object} outside
   * @param {import('./tell.js').Tell} outside.tell
   * @param {(statements: object[]) => Promise<Outcome>} outside.say one act, never cut in two
   * @param {(list: Share[], share?: string) => void} outside.keep writes the list; `share`: that one is new now
   * @param {() => void} outside.changed
   */
  constructor(outside) {
    this.outside = outside;
  }

  get live() {
    return this.list.filter((share) => !share.takenBack);
  }

  /**
   * What was kept meanwhile, of another tab or device too. What was taken back here stays so.
   * @param {unknown} kept
   * @param {(id: string) => boolean} newer shared here since that list was read
   */
  take(kept, newer) {
    if (!Array.isArray(kept)) return;
    const gone = new Set(this.list.filter((share) => share.takenBack).map(({ id }) => id));
    const there = kept.filter(isShare).filter(({ id }) => !gone.has(id));
    const known = new Set(there.map(({ id }) => id));
    const here = this.list.filter(({ id, takenBack }) => takenBack || (!known.has(id) && (this.acts.has(id) || newer(id))));
    this.list = [...here, ...there];
  }

  /**
   * The share act. The private list comes first: whatever is lost on the way, what was said can be taken back.
   * @param {{ what: Share['what'], topics: string[], bands?: string[], lookBackDay?: string }} content
   */
  async share(content) {
    const { id, at, statements } = this.outside.tell.shared(content);
    this.list = [...this.list, { id, at, ...content }];
    this.#keep(id);
    await this.#act(id, 'sharing', statements);
  }

  /** @param {string} id of the share of the plan that was looked back on */
  async lookBack(id) {
    await this.#act(id, 'lookingBack', [this.outside.tell.lookedBack(id)]);
  }

  /** @param {string} id the share's */
  async takeBack(id) {
    await this.#act(id, 'takingBack', [this.outside.tell.unshared(id)]);
  }

  /** @param {string} id @param {'sharing' | 'lookingBack' | 'takingBack'} act @param {object[]} statements */
  async #act(id, act, statements) {
    this.acts.set(id, act);
    this.refused = null;
    const acknowledged = this.outside.say(statements);
    this.outside.changed();
    const { kind } = await acknowledged;
    // When the visit is over, the act stays under way: nobody may read that it was done.
    if (this.acts.get(id) === act && kind !== 'ended') this.acts.delete(id);
    if (kind === 'refused') this.refused = act;
    if (kind === 'done' && act !== 'sharing') {
      this.list = this.list.map((share) => share.id !== id ? share : act === 'lookingBack' ? { ...share, lookedBack: true } : { id, at: share.at, what: [], topics: [], takenBack: true });
      this.#keep();
    } else if (kind === 'refused' && act === 'sharing') {
      this.list = this.list.filter((share) => share.id !== id);
      this.#keep();
    }
    this.outside.changed();
  }

  /** @param {string} [share] that is new */
  #keep(share) {
    while (this.list.length > MOST && this.list.some(({ takenBack }) => takenBack)) this.list.splice(this.list.findIndex(({ takenBack }) => takenBack), 1);
    this.outside.keep(this.list, share);
  }
}

/** @param {any} value @returns {value is Share} */
const isShare = (value) => [value?.id, value?.at].every((text) => typeof text === 'string') && [value.what, value.topics, value.bands ?? []].every(Array.isArray);
