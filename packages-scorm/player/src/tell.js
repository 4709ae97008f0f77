// @ts-check
// One recipe per thing the player ever says, the twin of C#'s Tell. What is not in vocabulary.json cannot be said.

import vocabulary from '../../../src/ReturnToWork.Xapi/vocabulary.json' with { type: 'json' };

/** @typedef {import('./hosts/host.js').Actor} Actor */
/** @typedef {'topics' | 'plan' | 'ask'} What */

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
   * @param {{ what: What[], topics: string[], lookBackDay?: string }} content
   */
  shared({ what, topics, lookBackDay }) {
    const share = this.#statement('shared', {
      extensions: { what, ...(what.includes('topics') ? { topics } : {}), audience: 'coach' },
    });
    const plan = what.includes('plan')
      ? [this.#statement('planned', { about: share.id, extensions: lookBackDay ? { 'look-back-day': lookBackDay } : {} })] : [];
    return { id: share.id, at: share.timestamp, statements: [share, ...plan] };
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
    const verb = vocabulary.verbs.find((known) => known.name === name);
    if (!verb) throw new Error(`"${name}" is not in the vocabulary.`);
    const known = { .../** @type {Record<string, { iri: string }>} */ (verb.extensions), ...vocabulary.common.extensions };
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
          .map(([key, value]) => [known[/** @type {keyof typeof known} */ (key)].iri, value])),
      },
      timestamp: now().toISOString(),
    };
  }
}
