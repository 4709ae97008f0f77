import { test } from 'node:test';
import assert from 'node:assert/strict';
import { settle, visit } from './visit.js';

/** A small repeatable generator: a failure prints its seed. */
function random(seed) {
  let state = seed;
  return (most) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % most;
  };
}

const KEYS = ['wens', 'als-dan', '__proto__', 'constructor', 'toString', '_shares', 'picked', 'own', 'als', 'dan', 'screen', 'done', 'id', 'at', 'what', 'topics', 'coach', '', '🙂'];
/** Any JSON at all, as a server that was tampered with, or another version of a theme, may give it. */
function anything(pick, depth = 0) {
  const one = [
    () => null, () => true, () => pick(9) - 4, () => 1e300, () => '', () => KEYS[pick(KEYS.length)], () => 'x'.repeat(pick(3) * 4000), () => '2026-11-23T10:00:00.000Z',
    () => Array.from({ length: pick(4) }, () => anything(pick, depth + 1)),
    () => JSON.parse(`{${Array.from({ length: pick(5) }, () => `${JSON.stringify(KEYS[pick(KEYS.length)])}:${JSON.stringify(anything(pick, depth + 1))}`).join()}}`),
  ];
  return one[pick(depth > 3 ? 8 : one.length)]();
}

test('whatever was kept, the page opens on a screen that is there and can be answered', async () => {
  for (let seed = 1; seed <= 1500; seed++) {
    const pick = random(seed);
    const boot = { kept: pick(4) > 0 };
    for (const part of ['answers', 'shares', 'bookmark', 'paired', 'prefs']) if (pick(3) > 0) boot[part] = anything(pick);
    const where = `seed ${seed}: ${JSON.stringify(boot)}`;
    try {
      const { core } = visit({ boot, kept: () => ({ kind: 'done', value: anything(pick) ?? {} }) });
      assert.ok(core.outside.screens[core.index]);
      await core.refresh();
      for (const id of core.answers.keys()) {
        const { picked, own = {} } = core.choice(id);
        assert.ok(Array.isArray(picked) && Object.values(own).every((text) => typeof text === 'string'));
      }
      assert.ok(core.sharing.live.every(({ id, at, what, topics }) => typeof id === 'string' && typeof at === 'string' && Array.isArray(what) && Array.isArray(topics)));
      assert.ok(core.paired === null || typeof core.paired.coach === 'string');
      assert.equal(Object.getPrototypeOf(core.prefs), Object.prototype);
      assert.equal({}.picked, undefined, 'a prototype was changed');
      core.answer('wens', { picked: ['contact'] });
      assert.deepEqual(core.choice('wens').picked, ['contact']);
    } catch (fault) {
      throw new Error(where, { cause: fault });
    }
  }
});

test('an answer that cannot be read is kept as it is: nothing is sent for it until somebody answers anew', async () => {
  const odd = { 'wens': 'a text', 'als-dan': [1, 2], 'kring': { __proto__: null, ring: 7 }, 'gone': { picked: ['an-option-that-is-gone'] } };
  const seen = visit({ boot: { kept: true, answers: odd } });
  for (let i = 0; i < 3; i++) seen.core.go(i);
  await settle();
  assert.deepEqual(seen.of('answer'), []);
  assert.deepEqual(Object.fromEntries(seen.core.answers), odd);
  seen.core.answer('wens', { picked: ['contact'] });
  await settle();
  assert.deepEqual(seen.of('answer').map(({ activity, value }) => [activity, value]), [['wens', { picked: ['contact'] }]]);
});

test('a bookmark of a screen that is gone opens the first screen, and the theme that was done stays done', async () => {
  const seen = visit({ boot: { kept: true, bookmark: { screen: 'gone', done: true } } });
  assert.equal(seen.core.index, 0);
  seen.core.go(2);
  await settle();
  assert.deepEqual(seen.of('bookmark').at(-1).value, { screen: 'c', language: 'nl', done: true });
});

test('coming back shows what another tab kept, and keeps what this one still has to send', async () => {
  let answers = { wens: { picked: ['buiten'] }, stap: { picked: ['bellen'] } };
  const seen = visit({ boot: { kept: true, answers: { wens: { picked: ['contact'] } } }, kept: () => ({ kind: 'done', value: { answers, shares: [], bookmark: { screen: 'c' } } }) });
  await settle();
  assert.equal(await seen.core.refresh(), true);
  assert.deepEqual([seen.core.choice('wens').picked, seen.core.choice('stap').picked, seen.core.index], [['buiten'], ['bellen'], 0]);

  seen.core.answer('wens', { picked: ['ritme'] });
  assert.equal(await seen.core.refresh(false), true);
  assert.deepEqual(seen.core.choice('wens').picked, ['ritme'], 'not sent yet');
  answers = { wens: { picked: ['contact'] } };
  await seen.core.refresh();
  assert.deepEqual(seen.core.choice('wens').picked, ['contact'], 'sent, and then answered elsewhere');
});

test('an answer given while the kept ones are fetched is newer than they are', async () => {
  let answered = () => {};
  const seen = visit({ boot: { kept: true }, kept: () => new Promise((resolve) => { answered = () => resolve({ kind: 'done', value: { answers: { wens: { picked: ['old'] } } } }); }) });
  await settle();
  const fetching = seen.core.refresh();
  await settle();
  seen.core.answer('wens', { picked: ['new'] });
  await settle();
  answered();
  await fetching;
  assert.deepEqual(seen.core.choice('wens').picked, ['new']);
});

test('answers from before "bewaren" carry the moment they were given: one that another tab gave later wins', async () => {
  const seen = visit();
  seen.core.answer('wens', { picked: ['contact'] });
  const given = seen.clock;
  seen.clock += 60_000;
  await seen.core.keep();
  await settle();
  assert.ok(seen.of('answer')[0].seq <= given, `${seen.of('answer')[0].seq} is not ${given}`);
});

test('no list loses a share: what another tab shared comes, what is under way stays, what was taken back is gone', async () => {
  const at = '2026-11-23T10:00:00.000Z';
  const of = (id) => ({ id, at, what: ['ask'], topics: [] });
  let shares = [of('other')];
  let shared = () => {};
  let sharing = false;
  const seen = visit({
    boot: { kept: true, shares: [of('mine'), of('gone-elsewhere')] }, kept: () => ({ kind: 'done', value: { shares } }),
    answer: (work) => work.kind === 'statements' && sharing ? new Promise((resolve) => { shared = () => resolve({ kind: 'done' }); }) : { kind: 'done' },
  });
  await settle();
  sharing = true;
  void seen.core.sharing.share({ what: ['plan'], topics: [] });
  await settle();
  shares = [of('mine'), of('other')];
  await seen.core.refresh(false);
  const underWay = seen.core.sharing.live.find(({ what }) => what[0] === 'plan');
  assert.ok(underWay);
  assert.deepEqual(seen.core.sharing.live.filter((share) => share !== underWay).map(({ id }) => id), ['mine', 'other']);
  sharing = false;
  shared();
  await settle();
  await seen.core.sharing.takeBack('mine');
  await seen.core.refresh();
  assert.ok(!seen.core.sharing.live.some(({ id }) => id === 'mine'), 'a list that was written before does not bring it back');
});

test('before "bewaren" coming back asks nothing; a visit that is over says so', async () => {
  const fresh = visit();
  assert.equal(await fresh.core.refresh(), false);
  assert.equal(fresh.reads, 0);
  const over = visit({ boot: { kept: true }, kept: () => ({ kind: 'ended' }) });
  await settle();
  await over.core.refresh();
  assert.equal(over.core.saved, 'ended');
});
