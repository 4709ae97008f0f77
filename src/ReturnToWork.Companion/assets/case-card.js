// @ts-check
// The case card in the browser: it warns while somebody types, and makes the card here, so that nothing of it leaves the machine. Without this file the page's form does the same at the server.

/** @typedef {{ names: string[], notNames: string[], patterns: { id: string, pattern: string, ignoreCase: boolean }[] }} Lists */
/** @typedef {{ kind: string, words: string }} Warning */

/**
 * The same as CardWarnings.cs, with the same lists.
 * @param {Lists} lists
 * @param {string} text
 * @returns {Warning[]}
 */
export function warningsIn(lists, text) {
  const clean = text.replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, "").normalize("NFC");
  /** @type {Warning[]} */
  const found = [];
  for (const { id, pattern, ignoreCase } of lists.patterns)
    for (const match of clean.matchAll(new RegExp(pattern, ignoreCase ? "giu" : "gu")))
      if (id !== "name" || !lists.notNames.includes(match[0].trim())) found.push({ kind: id, words: match[0].trim() });
  const names = new Set(lists.names);
  for (const match of clean.matchAll(/\p{L}+/gu)) if (names.has(match[0])) found.push({ kind: "name", words: match[0] });
  const seen = new Set();
  return found.filter(one => !seen.has(`${one.kind} ${one.words}`) && seen.add(`${one.kind} ${one.words}`));
}

function start() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-card]"));
  const source = document.getElementById("card-lists");
  const place = document.getElementById("card-warnings");
  const card = document.getElementById("card-made");
  if (!form || !source || !place || !card) return;
  /** @type {Lists} */
  const lists = JSON.parse(source.textContent ?? "");
  const fields = /** @type {HTMLTextAreaElement[]} */ ([...form.querySelectorAll("textarea")]);
  const list = /** @type {HTMLElement} */ (place.querySelector("ul"));
  const anyway = /** @type {HTMLElement} */ (form.querySelector("[data-anyway]"));

  const look = () => {
    const seen = new Set();
    const found = fields.flatMap(field => warningsIn(lists, field.value)).filter(one => !seen.has(`${one.kind} ${one.words}`) && seen.add(`${one.kind} ${one.words}`));
    list.replaceChildren(...found.map(one => {
      const item = document.createElement("li");
      item.textContent = (place.dataset[one.kind] ?? "").replace("{woorden}", one.words);
      return item;
    }));
    place.hidden = found.length === 0;
    anyway.hidden = found.length === 0;
    return found.length;
  };

  let wait = 0;
  form.addEventListener("input", () => {
    clearTimeout(wait);
    wait = window.setTimeout(look, 600);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    const checked = event.submitter instanceof HTMLButtonElement && event.submitter.name === "checked";
    if (look() > 0 && !checked) {
      place.focus();
      return;
    }
    for (const field of fields) {
      const shown = /** @type {HTMLElement} */ (card.querySelector(`[data-field="${field.name}"]`));
      shown.textContent = field.value.trim();
    }
    card.hidden = false;
    card.focus();
  });
  form.querySelector("[data-noscript]")?.remove();
  look();
}

if (typeof document !== "undefined") start();
