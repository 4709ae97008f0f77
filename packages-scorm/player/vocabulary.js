// esbuild plugin: of vocabulary.json only what the player says, and only what stands in a statement, goes into the bundle.
import { readFile } from 'node:fs/promises';

/** The verbs that `src/tell.js` has a recipe for. Looking back waits for a screen that asks it; what is passed belongs to trainings. */
export const SAID = ['initialized', 'progressed', 'completed', 'shared', 'planned', 'unshared'];

/** @type {import('esbuild').Plugin} */
export const playerVocabulary = {
  name: 'player-vocabulary',
  setup(build) {
    build.onLoad({ filter: /ReturnToWork\.Xapi\/vocabulary\.json$/ }, async ({ path }) => {
      const whole = JSON.parse(await readFile(path, 'utf8'));
      /** @param {Record<string, { iri: string }>} extensions */
      const iris = (extensions) => Object.fromEntries(Object.entries(extensions).map(([name, { iri }]) => [name, { iri }]));
      const verbs = whole.verbs.filter((/** @type {any} */ verb) => SAID.includes(verb.name))
        .map((/** @type {any} */ { name, iri, display, extensions }) => ({ name, iri, display, extensions: iris(extensions) }));
      return { loader: 'json', contents: JSON.stringify({ common: { extensions: iris(whole.common.extensions) }, verbs }) };
    });
  },
};
