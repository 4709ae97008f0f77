// @ts-check
// What somebody passed in a training: the recipe that only modules for professionals need, so it is no part of the player itself. The twin of C#'s Tell.Passed.

import vocabulary from '../../../src/ReturnToWork.Xapi/vocabulary.json' with { type: 'json' };

const VERB = 'passed';

/** @param {import('./tell.js').Tell} tell who says it, and in which visit @param {string} requirement such as P1 */
export function passed(tell, requirement) {
  const { id, actor, context: { registration, language }, timestamp } = tell.completed();
  const { iri, display } = /** @type {typeof vocabulary.verbs[number]} */ (vocabulary.verbs.find(({ name }) => name === VERB));
  return {
    id,
    actor,
    verb: { id: iri, display },
    object: { objectType: 'Activity', id: `${tell.teller.activityBase}/requirement/${requirement}` },
    // A requirement is no theme: how and in which version it was read is of no account.
    context: { registration, language, extensions: {} },
    timestamp,
  };
}
