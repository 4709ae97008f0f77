import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Core } from '../src/core.js';
import { Tell } from '../src/tell.js';

/** @param {{ line?: string[], boot?: object }} how */
function visit({ line = [], boot = {} } = {}) {
  const seen = { sent: [], stopped: 0, waits: 0 };
  const nothing = () => ({ id: crypto.randomUUID() });
  const host = {
    read: async () => ({ kind: 'again' }), keeps: { bookmark: true, answers: true, statements: true }, lmsHears: false,
    keep: async () => ({ kind: 'done' }),
    send: async (work) => { seen.sent.push(work); return { kind: line.shift() ?? 'done' }; },
    stop: async () => { seen.stopped += 1; },
  };
  let clock = 1000;
  seen.core = new Core({
    host, tell: { initialized: nothing, progressed: nothing, completed: nothing }, screens: [{ id: 'a', kind: 'tekst' }, { id: 'b', kind: 'tekst' }], language: () => 'nl', changed: () => {},
    now: () => clock, wait: async (ms) => { clock += ms; seen.waits += 1; await new Promise((resolve) => { setTimeout(resolve, 0); }); },
  });
  seen.core.resume(boot);
  return seen;
}
const settle = () => new Promise((resolve) => { setTimeout(resolve, 20); });
const wishes = (seen) => seen.sent.filter((work) => work.activity === '_wensen').map(({ theme, value }) => ({ theme, value }));

test('how somebody reads and listens is sent nowhere before they chose to keep, and then once for all themes', async () => {
  const seen = visit();
  seen.core.wish({ size: 2 });
  seen.core.wish({ speed: 'slow' });
  await settle();
  assert.deepEqual([seen.sent.length, seen.core.prefs], [0, { size: 2, speed: 'slow' }]);
  await seen.core.keep();
  await settle();
  assert.deepEqual(wishes(seen), [{ theme: 'mijn', value: { size: 2, speed: 'slow' } }]);
});

test('a wish of an earlier visit counts, and a new one is kept', async () => {
  const seen = visit({ boot: { kept: true, prefs: { size: 1, speed: 'slow' } } });
  assert.deepEqual(seen.core.prefs, { size: 1, speed: 'slow' });
  seen.core.wish({ speed: 'normal', quiet: undefined });
  await settle();
  assert.deepEqual(JSON.parse(JSON.stringify(wishes(seen))), [{ theme: 'mijn', value: { size: 1, speed: 'normal' } }]);
});

test('going sends what was still to be sent, and then the visit is over', async () => {
  const seen = visit({ boot: { kept: true } });
  seen.core.answer('wens', { picked: ['buiten'] });
  assert.equal(await seen.core.stop(), 'kept');
  assert.ok(seen.sent.some((work) => work.activity === 'wens'));
  assert.equal(seen.stopped, 1);
});

test('without a connection going waits for seconds and not for ever, and does not say that all is kept', async () => {
  const seen = visit({ line: Array.from({ length: 500 }, () => 'again'), boot: { kept: true } });
  seen.core.answer('wens', { picked: ['buiten'] });
  assert.equal(await seen.core.stop(), 'waiting');
  assert.equal(seen.stopped, 1);
});

test('who keeps nothing goes without anything being sent', async () => {
  const seen = visit();
  seen.core.answer('wens', { picked: ['buiten'] });
  assert.equal(await seen.core.stop(), 'unkept');
  assert.deepEqual([seen.sent.length, seen.stopped], [0, 1]);
});

test('a statement says whether somebody sat beside', () => {
  const core = visit().core;
  const tell = new Tell({
    identity: () => ({ actor: { account: { homePage: 'https://x.example', name: 'n' } }, registration: crypto.randomUUID() }),
    activityBase: 'https://x.example', theme: '3', contentVersion: '1', language: () => 'nl', mode: () => core.mode,
  });
  const mode = () => tell.completed().context.extensions['https://returntowork.example/xapi/extensions/mode'] ?? Object.entries(tell.completed().context.extensions).find(([iri]) => iri.endsWith('/mode'))?.[1];
  assert.equal(mode(), 'self');
  core.turn('together');
  assert.equal(mode(), 'together');
});
