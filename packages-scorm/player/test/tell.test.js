import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Tell } from '../src/tell.js';
import { passed } from '../src/passed.js';
import { PASSED, SAID } from '../vocabulary.js';

const repository = new URL('../../../', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, repository), 'utf8'));
const sample = (name) => read(`samples/statements/${name}.json`);
const value = (statement, name) => statement.context.extensions[`https://returntowork.example/xapi/extensions/${name}`];

/** A teller that says what a sample says: its ids in order, its moment, its person. */
function tellerOf(...samples) {
  const [first] = samples;
  const ids = samples.map(({ id }) => id);
  const times = samples.map(({ timestamp }) => new Date(timestamp));
  return new Tell({
    identity: () => ({ actor: first.actor, registration: first.context.registration }),
    activityBase: first.object.id.split(/\/(?:theme|requirement)\//)[0],
    theme: first.object.id.split('/')[4],
    contentVersion: value(first, 'content-version'),
    language: () => first.context.language,
    now: () => times.shift(),
    id: () => ids.shift(),
  });
}

const recipes = {
  'initialized': (tell) => tell.initialized(),
  'progressed': (tell, told) => tell.progressed(told.object.id.split('/').at(-1), value(told, 'screen-index')),
  'completed': (tell) => tell.completed(),
  'shared-topics': (tell, told) => tell.shared({ what: value(told, 'what'), topics: value(told, 'topics') }).statements[0],
  'shared-ask': (tell, told) => tell.shared({ what: value(told, 'what'), topics: [] }).statements[0],
  'shared-bands': (tell, told) => tell.shared({ what: value(told, 'what'), topics: [], bands: value(told, 'bands') }).statements[0],
  'looked-back': (tell, told) => tell.lookedBack(told.context.statement.id),
  'unshared': (tell, told) => tell.unshared(told.context.statement.id),
};
for (const [name, recipe] of Object.entries(recipes)) {
  test(`${name} is told exactly as C# tells it`, () => {
    const told = sample(name);
    assert.deepEqual(recipe(tellerOf(told), told), told);
  });
}

test('a share with a plan is one act: the share and the plan that refers to it', () => {
  const [shared, planned] = [sample('shared-topics-and-plan'), sample('planned')];
  const act = tellerOf(shared, planned).shared({ what: value(shared, 'what'), topics: value(shared, 'topics'), lookBackDay: value(planned, 'look-back-day') });
  assert.deepEqual(act.statements[0], shared);
  assert.deepEqual(act.statements[1], { ...planned, context: { ...planned.context, statement: { objectType: 'StatementRef', id: shared.id } } });
  assert.equal(act.id, shared.id);
});

test('what is passed is told exactly as C# tells it, by the script of modules for professionals', () => {
  const told = sample('passed');
  assert.deepEqual(passed(tellerOf(told), told.object.id.split('/requirement/')[1]), told);
  const { verbs } = read('src/ReturnToWork.Xapi/vocabulary.json');
  for (const name of PASSED) assert.ok(verbs.some((verb) => verb.name === name && verb.tellers.includes('player') && verb.stream === 'training'), name);
});

test('every verb that is in the bundle has a recipe and a sample, and the vocabulary lets the player say it', () => {
  const { verbs } = read('src/ReturnToWork.Xapi/vocabulary.json');
  const bundled = SAID.map((name) => verbs.find((verb) => verb.name === name));
  for (const { name, tellers, stream } of bundled) assert.ok(tellers.includes('player') && stream !== 'training', name);
  const said = [...Object.keys(recipes).map((name) => sample(name).verb.id), sample('planned').verb.id];
  assert.deepEqual(new Set(said), new Set(bundled.map(({ iri }) => iri)));
});
