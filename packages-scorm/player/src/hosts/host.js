// @ts-check
// What a host is to the player. Three things can be kept, each a capability of its own in `keeps`:
//   bookmark    where somebody was: screen, language, whether the theme was done. At most 1 KB, no answer in it. May lie in an LMS.
//   answers     what somebody answered, and their list of shares. Private: the Tool's store. Where there is no session with it: memory, and nothing else.
//   statements  what may be said to a record store. Sharing needs it, and `answers` too: what was shared must be found again to be taken back.
// The core sends a host only what it keeps, and calls nothing kept that is not. A SCORM package without a session is
// `{ bookmark: true, answers: false, statements: false }`: the LMS holds the place, the answers end with the page, and the page says so.

/** @typedef {import('../outbox.js').Outcome} Outcome */
/** @typedef {import('../outbox.js').Work} Work */
/** @typedef {{ homePage: string, name: string }} Account */
/** @typedef {{ account: Account }} Actor */
/** @typedef {'nothing' | 'progress' | 'topics'} Sees */
/** @typedef {{ coach: string, sees: Sees, mode?: string }} Pairing */
/**
 * One share act. After taking back only the id and the fact that it is gone remain.
 * @typedef {{ id: string, at: string, what: import('../tell.js').What[], topics: string[], bands?: string[], lookBackDay?: string, lookedBack?: boolean, takenBack?: boolean }} Share
 */
/**
 * How somebody likes to read and listen, in every theme. `size` 0 is the page's own.
 * @typedef {{ language?: import('../words.js').Language, speed?: 'slow' | 'normal', size?: 0 | 1 | 2, quiet?: true }} Prefs
 */
/**
 * self: alone. together: somebody sits beside. workshop: one screen for a group.
 * @typedef {'self' | 'together' | 'workshop' | 'paper'} Mode
 */
/** What a host keeps. @typedef {{ bookmark: boolean, answers: boolean, statements: boolean }} Keeps */
/** What is kept of this person now: of another tab or device too. @typedef {{ answers?: unknown, shares?: unknown, bookmark?: unknown, paired?: unknown }} Kept */
/**
 * The page's boot JSON. `token` and `tokenExpires` are there for `lti` only.
 * @typedef {object} Boot
 * @property {'lti' | 'open' | 'preview'} host
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
 * @property {string | null} [frame] origin of the platform that shows this page in a frame: it hears how high the page is
 * @property {string | null} [beside] the coach's name, when together
 */
/**
 * @template T
 * @typedef {{ kind: 'done', value: T } | Exclude<Outcome, { kind: 'done' }>} Answered
 */
/**
 * @typedef {object} Host
 * @property {Keeps} keeps
 * @property {boolean} lmsHears the LMS is told that the theme is done, whatever is kept
 * @property {() => Promise<Outcome>} done the theme was seen to its end; may be said again
 * @property {(language?: string) => Promise<Answered<{ actor: Actor, registration: string }>>} keep from here on this person's work is kept; may be asked again. The language in which it was read goes along
 * @property {(code: string) => Promise<Answered<{ coach: string, mode: string }>>} look whose code is this? Changes nothing
 * @property {(code: string, sees: Sees, language?: string) => Promise<Answered<Pairing>>} agree
 * @property {() => Promise<Answered<Kept>>} read what is kept now; never asked before `keep`
 * @property {(work: Work) => Promise<Outcome>} send one thing of a kind that it keeps; must not throw
 * @property {(method: 'GET' | 'PUT' | 'DELETE', activity: string, sound?: Blob) => Promise<Answered<Blob | null>>} [memo] a voice memo, where one can be kept
 * @property {() => Promise<unknown>} stop the visit is over: nothing can be read or sent with it any more
 */
export {};
