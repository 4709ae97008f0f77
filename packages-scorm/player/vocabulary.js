// esbuild plugin: of vocabulary.json only what the player says, and only what stands in a statement, goes into the bundle.
import { readFile } from 'node:fs/promises';

/** The verbs that `src/tell.js` has a recipe for. */
export const SAID = ['initialized', 'progressed', 'completed', 'shared', 'planned', 'looked-back', 'unshared'];

/** Of `src/passed.js`: what only a module for professionals says stands in the script of its kinds. */
export const PASSED = ['passed'];

/** @param {string[]} said @returns {import('esbuild').Plugin} */
export const vocabularyOf = (said) => ({
  name: 'player-vocabulary',
  setup(build) {
    build.onLoad({ filter: /ReturnToWork\.Xapi\/vocabulary\.json$/ }, async ({ path }) => {
      const whole = JSON.parse(await readFile(path, 'utf8'));
      const verbs = whole.verbs.filter((/** @type {any} */ verb) => said.includes(verb.name))
        .map((/** @type {any} */ { name, iri, display }) => ({ name, iri, display }));
      // Of an extension its name is enough: the IRI is the base and that name. What a verb may carry the tests hold against the samples, and the gate against everything.
      return { loader: 'json', contents: JSON.stringify({ base: whole.base, verbs }) };
    });
  },
});
