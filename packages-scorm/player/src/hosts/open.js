// @ts-check
// Anybody may open a theme here. Nothing is kept, nothing is sent.

/** @returns {import('./host.js').Host} */
export function openHost() {
  const refused = async () => /** @type {const} */ ({ kind: 'refused' });
  const keeps = { bookmark: false, answers: false, statements: false };
  return { keeps, lmsHears: false, done: refused, keep: refused, look: refused, agree: refused, read: refused, send: refused, stop: refused };
}
