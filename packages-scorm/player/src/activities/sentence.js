// @ts-check
// A sentence that is made of answers: shown, and ready to be read aloud from the recordings of its parts.

/** @param {HTMLElement} place @param {import('./cards.js').Words[]} pieces */
export function fillSentence(place, pieces) {
  // A sentence that is not finished has dots of its own.
  const text = pieces.map((piece) => piece.text).join('').replace(/….$/, '…');
  if (place.textContent !== text) place.textContent = text;
  place.toggleAttribute('data-typed', pieces.some((piece) => piece.typed));
  // Heard from the recordings of its parts, when everything in it that is a word has one.
  const parts = pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece.text)).map((piece) => piece.phrase);
  if (parts.length > 0 && parts.every(Boolean)) place.dataset.parts = parts.join(' ');
  else delete place.dataset.parts;
}
