// @ts-check
// What not every page has is a script of its own, which stands before the player on pages that have it: kinds of activities, and hosts. This is where the player finds them.

/** @typedef {import('../activities/cards.js').Words} Words */
/** @typedef {import('../activities/index.js').Context} Context */
/**
 * @typedef {object} Kind
 * @property {(node: HTMLElement, context: Context) => import('../activities/index.js').Draw} bind
 * @property {(node: HTMLElement, context: Context, id: string) => Words[][]} [inWords] what was answered, for the card at the end; each line in pieces
 */

/** By `data-activity`: what the scripts before the player brought. @type {Record<string, Kind>} */
export const apart = (/** @type {any} */ (globalThis).rtwKinds ??= {});

/** By the name of the host in the boot JSON. @type {Record<string, typeof import('../hosts/lti.js').ltiHost>} */
export const hostsApart = (/** @type {any} */ (globalThis).rtwHosts ??= {});
