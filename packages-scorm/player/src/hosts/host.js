// @ts-check
// What a host is to the player. Two parts can be kept: `bookmark` (at most 1 KB: screen and language) and `answers`
// (private, the Tool's own store). A host that can keep neither says so with `canKeep: false`.

/** @typedef {import('../outbox.js').Outcome} Outcome */
/** @typedef {import('../outbox.js').Work} Work */
/** @typedef {{ homePage: string, name: string }} Account */
/** @typedef {{ account: Account }} Actor */
/** @typedef {'nothing' | 'progress' | 'topics'} Sees */
/** @typedef {{ coach: string, sees: Sees, mode?: string }} Pairing */
/**
 * One share act. After taking back only the id and the fact that it is gone remain.
 * @typedef {{ id: string, at: string, what: ('topics' | 'plan' | 'ask')[], topics: string[], lookBackDay?: string, takenBack?: boolean }} Share
 */
/**
 * How somebody likes to read and listen, in every theme. `size` 0 is the page's own.
 * @typedef {{ language?: import('../words.js').Language, speed?: 'slow' | 'normal', size?: 0 | 1 | 2, quiet?: true }} Prefs
 */
/**
 * self: alone. together: somebody sits beside. workshop: one screen for a group.
 * @typedef {'self' | 'together' | 'workshop' | 'paper'} Mode
 */
/**
 * The page's boot JSON. `token` and `tokenExpires` are there for `lti` only.
 * @typedef {object} Boot
 * @property {'lti' | 'open'} host
 * @property {string} theme
 * @property {import('../words.js').Language} language
 * @property {string} [token]
 * @property {string | number} [tokenExpires]
 * @property {boolean} [kept]
 * @property {boolean} [lmsHears] the LMS is told that the theme is done
 * @property {Actor | null} [actor]
 * @property {string | null} [registration]
 * @property {string} activityBase
 * @property {string} contentVersion
 * @property {string} api
 * @property {string} xapi
 * @property {{ screen: string, language?: import('../words.js').Language, done?: boolean } | null} [bookmark]
 * @property {Record<string, unknown>} [answers]
 * @property {Share[]} [shares]
 * @property {Pairing | null} [paired]
 * @property {Mode} [mode]
 * @property {Prefs} [prefs]
 * @property {number} [idleMinutes] after which the page is made empty
 */
/**
 * @template T
 * @typedef {{ kind: 'done', value: T } | Exclude<Outcome, { kind: 'done' }>} Answered
 */
/**
 * @typedef {object} Host
 * @property {boolean} canKeep
 * @property {boolean} lmsHears the LMS is told that the theme is done, whatever is kept
 * @property {() => Promise<Outcome>} done the theme was seen to its end; may be said again
 * @property {() => Promise<Answered<{ actor: Actor, registration: string }>>} keep from here on this person's work is kept; may be asked again
 * @property {(code: string) => Promise<Answered<{ coach: string, mode: string }>>} look whose code is this? Changes nothing
 * @property {(code: string, sees: Sees) => Promise<Answered<Pairing>>} agree
 * @property {(work: Work) => Promise<Outcome>} send
 * @property {() => Promise<unknown>} stop the visit is over: nothing can be read or sent with it any more
 */
export {};
