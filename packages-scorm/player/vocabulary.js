// esbuild plugin: of vocabulary.json only what the player says, and only what stands in a statement, goes into the bundle.
import { readFile } from 'node:fs/promises';

/** The verbs that `src/tell.js` has a recipe for; what is passed belongs to trainings. */
export const SAID = ['initialized', 'progressed', 'completed', 'shared', 'planned', 'looked-back', 'unshared'];

/** @type {import('esbuild').Plugin} */
export const playerVocabulary = {
  name: 'player-vocabulary',
  setup(build) {
    build.onLoad({ filter: /ReturnToWork\.Xapi\/vocabulary\.json$/ }, async ({ path }) => {
      const whole = JSON.parse(await readFile(path, 'utf8'));
      const verbs = whole.verbs.filter((/** @type {any} */ verb) => SAID.includes(verb.name))
        .map((/** @type {any} */ { name, iri, display }) => ({ name, iri, display }));
      // Of an extension its name is enough: the IRI is the base and that name. What a verb may carry the tests hold against the samples, and the gate against everything.
      return { loader: 'json', contents: JSON.stringify({ base: whole.base, verbs }) };
    });
  },
};
