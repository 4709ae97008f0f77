import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { components, strip } from '../nlds.js';

const room = new URL('../', import.meta.url);
const TOKENS = ':root { --nl-button-primary-color: red; }';

test('a rule of a class that our markup does not use is left out, also from a list and inside @media', () => {
  assert.equal(strip('.nl-button--icon-only{color:red}.nl-button,.nl-button--pressed{color:red}', TOKENS), '.nl-button{color:red}');
  assert.equal(strip('@media print{.nl-button--pressed{color:red}}', TOKENS), '');
  assert.equal(strip('@media print{.nl-button:not(.nl-button--disabled):hover{color:red}}', TOKENS), '@media print{.nl-button:not(.nl-button--disabled):hover{color:red}}');
});

test('a line that only reads a name which nothing sets is left out; one with something to fall back on stays', () => {
  assert.equal(strip('.nl-button:hover{color:var(--nl-button-hover-color)}', TOKENS), '');
  assert.equal(strip('.nl-button{color:var(--nl-button-primary-color);width:var(--nl-x, max(1px, 2px))}', TOKENS), '.nl-button{color:var(--nl-button-primary-color);width:var(--nl-x, max(1px, 2px))}');
});

test('what is left of the packages is small, names its licence and points to nothing', async () => {
  const css = await components(room, await readFile(new URL('css/0-tokens.css', room), 'utf8'));
  assert.ok(css.length < 6000, String(css.length));
  assert.match(css, /EUPL-1\.2/);
  assert.doesNotMatch(css, /sourceMappingURL|url\(|@import|[\s;{](left|right):/);
  for (const name of ['.nl-button{', '.nl-button:where(.nl-button--secondary){', '.nl-heading--level-1{', '.nl-skip-link--visible-on-focus:focus{']) assert.ok(css.includes(name), name);
});
