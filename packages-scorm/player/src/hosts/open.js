// @ts-check
// Anybody may open a theme here. Nothing is kept, nothing is sent.

/** @returns {import('./host.js').Host} */
export function openHost() {
  const refused = async () => /** @type {const} */ ({ kind: 'refused' });
  return { canKeep: false, lmsHears: false, done: refused, keep: refused, look: refused, agree: refused, send: refused, stop: refused };
}
