// Builds dist/ from src/, strings/ and css/. With --check it writes nothing and fails when dist/ differs from a fresh build:
// running and packaging need no Node, so the bundle is committed and must be proven equal (shared/README.md 10).
import { build } from 'esbuild';
import { readFile, readdir, writeFile, mkdir } from 'node:fs/promises';
import { components } from './nlds.js';
import { PASSED, SAID, vocabularyOf } from './vocabulary.js';

const room = new URL('.', import.meta.url);
/** @param {string} entry @param {string[]} [said] the verbs it says */
const bundled = async (entry, said = SAID) => (await build({
  absWorkingDir: decodeURIComponent(room.pathname),
  entryPoints: [entry],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  write: false,
  plugins: [vocabularyOf(said)],
})).outputFiles[0].text;
/** @param {string} language */
const strings = async (language) => JSON.parse(await readFile(new URL(`strings/${language}.json`, room), 'utf8'));
const both = { nl: await strings('nl'), en: await strings('en') };
const missing = [...new Set([...Object.keys(both.nl), ...Object.keys(both.en)])].filter((key) => !(key in both.nl && key in both.en));
if (missing.length > 0) {
  console.error(`These sentences exist in one language only: ${missing.join(', ')}`);
  process.exit(1);
}

const sheets = (await readdir(new URL('css/', room))).filter((name) => name.endsWith('.css')).sort();
const [tokens, ...styles] = await Promise.all(sheets.map((name) => readFile(new URL(`css/${name}`, room), 'utf8')));

/** @param {string} name */
const sheet = (name) => styles[sheets.indexOf(name) - 1];

/** What is said to who reads the source is a tenth of it, and half of what packing cannot shrink. @param {string} css */
const plain = (css) => css.replace(/\/\*[^]*?\*\/\n?/g, '');

const fresh = new Map([
  ['player.js', await bundled('src/main.js')],
  // Each only on pages that have this kind of activity, or this host.
  ...await Promise.all(['if-then', 'memo', 'pair', 'placing', 'preview', 'qualities', 'talk'].map(async (name) => /** @type {const} */ ([`${name}.js`, await bundled(`src/apart/${name}.js`)]))),
  ['situations.js', await bundled('src/apart/situations.js', PASSED)],
  // The token list, what is used of NL Design System, then our own in the order of their names; only the comments are left out.
  ['player.css', [plain(tokens), await components(room, tokens), ...styles.map(plain)].join('')],
  // For pages of a host that are no theme: letters, names and an organisation's style are the same there.
  ['tokens.css', plain(tokens)],
  // The same for our drawings: how they are inked and filled.
  ['drawings.css', plain(sheet('4-drawings.css'))],
  // And reading such pages aloud.
  ['aloud.js', await bundled('aloud/aloud.js')],
  ['aloud.css', plain(sheet('3-aloud.css'))],
  // Sheets and booklet have no player: a style sheet after the player's, and a button.
  ['paper.css', await readFile(new URL('paper/paper.css', room), 'utf8')],
  ['paper.js', await readFile(new URL('paper/paper.js', room), 'utf8')],
  ['strings.json', `${JSON.stringify(both, null, 1)}\n`],
]);
await mkdir(new URL('dist/', room), { recursive: true });
for (const [name, text] of fresh) {
  const file = new URL(`dist/${name}`, room);
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    console.error(`dist/${name} is not what src builds to. Run "npm run build" and commit dist.`);
    process.exit(1);
  }
}
