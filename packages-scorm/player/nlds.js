// The components of NL Design System as plain CSS (EUPL-1.2, NOTICES.md). The files in node_modules stay untouched; what goes into player.css
// is their text without what can do nothing here, so that it fits the budget:
//   1. rules of classes that our markup does not use (MARKUP), and what is only there for small targets: ours are 48 px;
//   2. lines that only read a name which our token list (css/0-tokens.css) does not set: such a line would undo another rule.
import { readFile } from 'node:fs/promises';

const FILES = ['button-css/dist/button.css', 'data-badge-css/dist/data-badge.css', 'heading-css/dist/heading.css', 'link-css/dist/link.css', 'skip-link-css/dist/skip-link.css'];
const MARKUP = ['nl-button', 'nl-button--primary', 'nl-button--secondary', 'nl-data-badge', 'nl-heading', 'nl-heading--level-1', 'nl-heading--level-2', 'nl-link', 'nl-skip-link', 'nl-skip-link--visible-on-focus'];
const NOT_NEEDED = ['.nl-button::after'];

/** @param {URL} room @param {string} tokens css/0-tokens.css */
export async function components(room, tokens) {
  const texts = await Promise.all(FILES.map((file) => readFile(new URL(`node_modules/@nl-design-system-candidate/${file}`, room), 'utf8')));
  return `/* NL Design System, candidate components: (c) the NL Design System community, licensed under the EUPL-1.2 (NOTICES.md). Parts that are not used are left out (nlds.js). */\n${texts.map((text) => strip(text, tokens)).join('\n')}\n`;
}

/**
 * @param {string} css rules and at-rules, nested at most once
 * @param {string} tokens whatever sets custom properties
 */
export function strip(css, tokens) {
  const set = new Set([...tokens.matchAll(/(--[\w-]+)\s*:/g), ...css.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
  return rules(css.replace(/\/\*[^]*?\*\//g, '')).map(([head, body]) => {
    if (head.startsWith('@')) {
      const inner = strip(body, tokens);
      return inner && `${head}{${inner}}`;
    }
    const heads = head.split(/,(?![^(]*\))/).filter(isUsed);
    const lines = body.split(/;(?![^(]*\))/).map((line) => line.trim()).filter((line) => line && !isUnset(line, set));
    return heads.length > 0 && lines.length > 0 && `${heads.join(',')}{${lines.join(';')}}`;
  }).filter(Boolean).join('\n');
}

/** A class inside :not(…) or :has(…) says where a rule is not, so it does not count. @param {string} selector */
const isUsed = (selector) => !NOT_NEEDED.includes(selector) && [...selector.replace(/:(?:not|has)\((?:[^()]|\([^()]*(?:\([^()]*\))*[^()]*\))*\)/g, '').matchAll(/\.([\w-]+)/g)].every((match) => MARKUP.includes(match[1]));

/** @param {string} line @param {Set<string>} set */
const isUnset = (line, set) => {
  const only = /:\s*var\((--[\w-]+)\)(?:\s*!important)?$/.exec(line);
  return only !== null && !set.has(only[1]);
};

/** @param {string} css @returns {[string, string][]} */
function rules(css) {
  /** @type {[string, string][]} */ const found = [];
  let [from, open, depth] = [0, 0, 0];
  for (let i = 0; i < css.length; i++) {
    if (css[i] === '{' && depth++ === 0) open = i;
    if (css[i] === '}' && --depth === 0) {
      found.push([css.slice(from, open).trim(), css.slice(open + 1, i)]);
      from = i + 1;
    }
  }
  return found;
}
