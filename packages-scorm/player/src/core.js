// @ts-check
// What the player knows and when it says something. No elements here, no addresses: pages and hosts plug in.

import { Insist, sleep } from './insist.js';
import { makeOutbox } from './outbox.js';
import { Sharing } from './sharing.js';

/** @typedef {import('./hosts/host.js').Host} Host */
/** @typedef {import('./hosts/host.js').Pairing} Pairing */
/** @typedef {import('./hosts/host.js').Prefs} Prefs */
/** @typedef {import('./outbox.js').Outcome} Outcome */
/** @typedef {{ id: string, kind: string }} Screen */
/** What somebody picked and, by card, typed. @typedef {{ picked: string[], own?: Record<string, string> }} Choice */
/** `place`: all that this host keeps is where somebody was. @typedef {'unkept' | 'kept' | 'place' | 'sending' | 'waiting' | 'ended' | 'partly'} Saved */
/** The name of the private list of shares among the answers; no activity may be called so. */
const SHARES = '_shares';

/** What a bookmark may measure, bytes: it may have to lie in an LMS. */
const BOOKMARK_LONGEST = 1024;

/** How long going may wait for what must still be sent: tries of a tenth of a second. */
const LAST_TRIES = 50;

export class Core {
  /** @type {Map<string, unknown>} */ answers = new Map();
  /** @type {Pairing | null} */ paired = null;
  /** @type {'no' | 'asked' | 'yes'} */ keeping = 'no';
  /** @type {import('./hosts/host.js').Mode} */ mode = 'self';
  /** @type {Prefs} */ prefs = {};
  index = 0;
  #initialised = false;
  #completed = false;
  #told = false;
  #ended = false;
  /** "Bewaren" was refused, and not tried again yet. */
  refused = false;
  /** @type {ReturnType<typeof makeOutbox>} */ #outbox;
  /** @type {Insist} */ #insist;

  /**
   * @param {object} outside
   * @param {Host} outside.host
   * @param {import('./tell.js').Tell} outside.tell
   * @param {Screen[]} outside.screens
   * @param {() => string} outside.language
   * @param {() => void} outside.changed something a screen shows is different now
   * @param {() => number} [outside.now]
   * @param {() => number} [outside.random]
   * @param {Parameters<typeof makeOutbox>[0]['wait']} [outside.wait]
   */
  constructor(outside) {
    this.outside = outside;
    this.wait = outside.wait ?? sleep;
    this.#insist = new Insist(this.wait, outside.random ?? Math.random);
    this.#outbox = makeOutbox({
      send: (work) => outside.host.send(work),
      now: outside.now ?? Date.now,
      random: outside.random ?? Math.random,
      wait: this.wait,
      changed: () => outside.changed(),
    });
    this.sharing = new Sharing({
      tell: outside.tell,
      say: (statements) => this.say(statements),
      keep: (list, share) => {
        if (share) this.#seqs.set(share, this.#outbox.nextSeq());
        void this.#keepAnswer(SHARES, list);
      },
      changed: () => outside.changed(),
    });
  }

  /** @returns {Saved} what may be said about keeping, this moment */
  get saved() {
    if (this.#ended || this.#outbox.state === 'ended') return 'ended';
    if (this.keeping === 'no') return 'unkept';
    if (this.keeping === 'asked') return this.#trying ? 'waiting' : 'sending';
    if (this.#outbox.state === 'kept' && this.#outbox.parked.some((item) => item.work.kind === 'answer')) return 'partly';
    return this.#outbox.state === 'kept' && !this.outside.host.keeps.answers ? 'place' : this.#outbox.state;
  }
  #trying = false;

  get canKeep() {
    return Object.values(this.outside.host.keeps).includes(true);
  }

  /** What was said must be found again to be taken back. */
  get canShare() {
    const { answers, statements } = this.outside.host.keeps;
    return answers && statements;
  }

  /** Whatever the page was given: what cannot be read is left out, and a screen that is gone means the first one. @param {import('./hosts/host.js').Boot} boot */
  resume(boot) {
    this.#take({ shares: boot.answers?.[SHARES], ...boot }, 0);
    this.mode = boot.mode ?? 'self';
    this.prefs = { ...boot.prefs };
    this.index = Math.max(this.outside.screens.findIndex((screen) => screen.id === boot.bookmark?.screen), 0);
    if (boot.kept && this.canKeep) {
      this.keeping = 'yes';
      this.#begin();
    }
  }

  /**
   * Another tab or device may have kept something meanwhile. The reader stays on their screen.
   * @param {boolean} [settled] first what this page itself still has to send
   * @returns {Promise<boolean>} what is shown is what is kept
   */
  async refresh(settled = true) {
    if (this.keeping !== 'yes' || this.#reading) return false;
    this.#reading = true;
    const since = this.#outbox.nextSeq();
    if (settled) await this.#outbox.settled();
    const answer = await this.outside.host.read();
    this.#reading = false;
    if (answer.kind === 'done') this.#take(answer.value, since);
    else if (answer.kind !== 'again') this.#ended = true;
    this.outside.changed();
    return answer.kind === 'done';
  }
  #reading = false;

  /**
   * An answer is shown as far as its kind can read it and stays as it was kept until the person answers anew.
   * @param {import('./hosts/host.js').Kept} kept
   * @param {number} since what this page changed after that moment, or has not sent, is newer than `kept`
   */
  #take({ answers, shares, bookmark, paired }, since) {
    /** @param {string} id */
    const newer = (id) => (this.#seqs.get(id) ?? 0) > since;
    for (const [id, value] of Object.entries(answers ?? {})) {
      if (id !== SHARES && !newer(id) && !this.#outbox.holds(id)) this.answers.set(id, value);
    }
    this.sharing.take(shares, newer);
    if (paired !== undefined) this.paired = isPairing(paired) ? paired : null;
    this.#completed ||= /** @type {{ done?: unknown } | null | undefined} */ (bookmark)?.done === true;
  }
  /** When this page changed an answer or shared. @type {Map<string, number>} */ #seqs = new Map();

  /** @param {number} index */
  go(index) {
    this.index = Math.min(Math.max(index, 0), this.outside.screens.length - 1);
    if (this.keeping === 'yes') this.#arrived();
    void this.#tellLms();
    this.outside.changed();
  }

  /**
   * @param {string} activity
   * @param {unknown} value
   */
  answer(activity, value) {
    if (JSON.stringify(this.answers.get(activity)) === JSON.stringify(value)) return;
    this.answers.set(activity, value);
    this.#seqs.set(activity, this.#outbox.nextSeq());
    if (this.keeping === 'yes') this.#keepAnswer(activity, value);
    this.outside.changed();
  }

  /** @param {string} activity @returns {Choice} */
  choice(activity) {
    return this.asChoice(this.answers.get(activity));
  }

  /** An answer of an older version of the theme may have another shape: then nothing is picked. @param {unknown} value @returns {Choice} */
  asChoice(value) {
    const { picked, own } = /** @type {Partial<Choice>} */ (value ?? {});
    const typed = Object.entries(own ?? {}).filter(([, text]) => typeof text === 'string');
    return { picked: Array.isArray(picked) ? picked : [], ...(typed.length > 0 ? { own: Object.fromEntries(typed) } : {}) };
  }

  /** The act "bewaren". Until the server has said yes, everything stays in memory and nothing else is asked. */
  async keep() {
    if (this.keeping !== 'no' || !this.canKeep) return;
    this.keeping = 'asked';
    this.refused = false;
    this.outside.changed();
    const { kind } = await this.#insist.until(() => this.outside.host.keep(this.outside.language()), () => {
      this.#trying = true;
      this.outside.changed();
    });
    if (kind !== 'done') {
      this.keeping = 'no';
      this.#ended = kind === 'ended';
      this.refused = !this.#ended;
      return this.outside.changed();
    }
    this.keeping = 'yes';
    this.#trying = false;
    for (const [activity, value] of this.answers) this.#keepAnswer(activity, value);
    if (Object.keys(this.prefs).length > 0) this.#keepPrefs();
    this.#begin();
    void this.refresh();
    this.outside.changed();
  }

  #begin() {
    if (!this.#initialised) {
      this.#initialised = true;
      this.say([this.outside.tell.initialized()]);
    }
    this.#arrived();
  }

  /** `progressed` says which screen, never what was done there. The theme is done when the end card is seen, whatever was skipped. */
  #arrived() {
    const { id } = this.outside.screens[this.index];
    this.say([this.outside.tell.progressed(id, this.index)]);
    void this.#tellLms();
    if (this.#atTheEnd && !this.#completed) {
      this.#completed = true;
      this.say([this.outside.tell.completed()]);
    }
    this.#keepPlace();
  }

  get #atTheEnd() {
    return this.outside.screens[this.index].kind === 'kaart' || this.index === this.outside.screens.length - 1;
  }

  /**
   * Where the organisation wants it, the LMS hears that the theme is done, whether or not somebody keeps anything: the page said so on its first
   * screen. Once a visit is enough, and twice is harmless.
   */
  async #tellLms() {
    const { host } = this.outside;
    if (!host.lmsHears || this.#told || !this.#atTheEnd) return;
    this.#told = true;
    await this.#insist.until(() => host.done());
  }

  /** The language changed: the next visit opens in it. */
  languageChanged() {
    if (this.keeping === 'yes') this.#keepPlace();
  }

  /** Where the next visit goes on. `done`: completed was said, so that it is said once and not once a visit. */
  #keepPlace() {
    const { id } = this.outside.screens[this.index];
    void this.#add('bookmark', { kind: 'bookmark', value: { screen: id, language: this.outside.language(), ...(this.#completed ? { done: true } : {}) } });
  }

  /** @param {string} code */
  look(code) {
    return this.outside.host.look(code);
  }

  /**
   * @param {string} code
   * @param {import('./hosts/host.js').Sees} sees
   * @param {string} [mode] what looking said about the coach
   */
  async agree(code, sees, mode) {
    const answer = await this.outside.host.agree(code, sees, this.outside.language());
    if (answer.kind === 'done') this.paired = { mode, ...answer.value };
    this.outside.changed();
    return answer;
  }

  /** How this person likes to read and listen, here and in every theme. @param {Prefs} change */
  wish(change) {
    this.prefs = { ...this.prefs, ...change };
    if (this.keeping === 'yes') this.#keepPrefs();
    this.outside.changed();
  }

  /** Somebody came to sit beside, or went. @param {import('./hosts/host.js').Mode} mode */
  turn(mode) {
    this.mode = mode;
    this.outside.changed();
  }

  /**
   * The person goes: what must still be sent goes out first, as far as that takes seconds; then the visit is over.
   * @returns {Promise<Saved>} how things stood when it ended
   */
  async stop() {
    this.flush();
    for (let tries = 0; tries < LAST_TRIES && ['sending', 'waiting'].includes(this.saved); tries++) await this.wait(100, () => {});
    const left = this.saved;
    await this.outside.host.stop();
    return left;
  }

  /** The page goes out of sight and may never come back. */
  flush() {
    if (this.keeping === 'yes') this.#outbox.flush();
  }

  /** The connection seems to be back. */
  hurry() {
    this.#insist.hurry();
    this.#outbox.hurry();
  }

  /** @param {object[]} statements one act, never cut in two */
  say(statements) {
    return this.#add('statements', { kind: 'statements', statements });
  }

  /**
   * Numbered by when it was answered: an answer from before "bewaren" is older than one that another tab gave since.
   * @param {string} activity @param {unknown} value
   */
  #keepAnswer(activity, value) {
    return this.#add('answers', { kind: 'answer', activity, value, seq: this.#seqs.get(activity) ?? this.#outbox.nextSeq() });
  }

  /**
   * What a host does not keep stays in memory.
   * @param {keyof import('./hosts/host.js').Keeps} part
   * @param {import('./outbox.js').Work} work
   * @returns {Promise<Outcome>}
   */
  #add(part, work) {
    const fits = work.kind !== 'bookmark' || new TextEncoder().encode(JSON.stringify(work.value)).length <= BOOKMARK_LONGEST;
    return this.outside.host.keeps[part] && fits ? this.#outbox.add(work) : Promise.resolve({ kind: 'refused' });
  }

  #keepPrefs() {
    void this.#add('answers', { kind: 'answer', theme: 'mijn', activity: '_wensen', value: this.prefs, seq: this.#outbox.nextSeq() });
  }
}

/** @param {any} value @returns {value is Pairing} */
const isPairing = (value) => typeof value?.coach === 'string';
