// @ts-check
// One recipe per thing the player ever says, the twin of C#'s Tell. What is not in vocabulary.json cannot be said.

import vocabulary from '../../../src/ReturnToWork.Xapi/vocabulary.json' with { type: 'json' };

/** @typedef {import('./hosts/host.js').Actor} Actor */
/** @typedef {'topics' | 'plan' | 'ask' | 'bands'} What */

/**
 * @typedef {object} Teller
 * @property {() => { actor: Actor, registration: string }} identity asked when something is said, never before "bewaren"
 * @property {string} activityBase
 * @property {string} theme
 * @property {string} contentVersion
 * @property {() => string} language
 * @property {() => import('./hosts/host.js').Mode} [mode]
 * @property {() => Date} [now]
 * @property {() => string} [id] a random UUID
 */

export class Tell {
  /** @param {Teller} teller */
  constructor(teller) {
    this.teller = teller;
  }

  initialized() {
    return this.#statement('initialized');
  }

  /**
   * @param {string} screen id
   * @param {number} index place of the screen in the theme, from 0
   */
  progressed(screen, index) {
    return this.#statement('progressed', { screen, extensions: { 'screen-index': index } });
  }

  completed() {
    return this.#statement('completed', { result: { completion: true } });
  }

  /**
   * The share act: the share itself and what may be said only within it. One request, or nothing.
   * @param {{ what: What[], topics: string[], bands?: string[], lookBackDay?: string }} content
   */
  shared({ what, topics, bands, lookBackDay }) {
    const share = this.#statement('shared', {
      extensions: { what, ...(what.includes('topics') ? { topics } : {}), ...(what.includes('bands') ? { bands } : {}), audience: 'coach' },
    });
    const plan = what.includes('plan')
      ? [this.#statement('planned', { about: share.id, extensions: lookBackDay ? { 'look-back-day': lookBackDay } : {} })] : [];
    return { id: share.id, at: share.timestamp, statements: [share, ...plan] };
  }

  /** Said about the share of the plan, so that it goes when that is taken back. @param {string} share its id */
  lookedBack(share) {
    return this.#statement('looked-back', { about: share });
  }

  /** @param {string} share its id */
  unshared(share) {
    return this.#statement('unshared', { about: share });
  }

  /**
   * @param {string} name a verb of the vocabulary
   * @param {{ screen?: string, about?: string, extensions?: Record<string, unknown>, result?: object }} [details]
   */
  #statement(name, { screen, about, extensions = {}, result } = {}) {
    const { activityBase, theme, contentVersion, language, identity, mode = () => 'self', now = () => new Date(), id = () => crypto.randomUUID() } = this.teller;
    // Another name fails here and now: there is no verb to read.
    const verb = /** @type {typeof vocabulary.verbs[number]} */ (vocabulary.verbs.find((known) => known.name === name));
    const { actor, registration } = identity();
    return {
      id: id(),
      actor: { objectType: 'Agent', account: actor.account },
      verb: { id: verb.iri, display: verb.display },
      object: { objectType: 'Activity', id: `${activityBase}/theme/${theme}${screen ? `/${screen}` : ''}` },
      ...(result ? { result } : {}),
      context: {
        registration,
        language: language(),
        ...(about ? { statement: { objectType: 'StatementRef', id: about } } : {}),
        extensions: Object.fromEntries(Object.entries({ mode: mode(), 'content-version': contentVersion, ...extensions })
          .map(([key, value]) => [`${vocabulary.base}/extensions/${key}`, value])),
      },
      timestamp: now().toISOString(),
    };
  }
}
