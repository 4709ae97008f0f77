import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Core } from '../src/core.js';

/** A theme of three screens before a host that answers what it is told to. */
function visit({ lmsHears, answers = ['done'], kept = false }) {
  const seen = { done: 0, sent: 0, waits: [] };
  const tell = { initialized: () => ({ id: 'i' }), progressed: () => ({ id: 'p' }), completed: () => ({ id: 'c' }) };
  const host = {
    read: async () => ({ kind: 'again' }), keeps: { bookmark: true, answers: true, statements: true },
    lmsHears,
    done: async () => ({ kind: answers[Math.min(seen.done++, answers.length - 1)] }),
    keep: async () => ({ kind: 'done' }),
    send: async () => { seen.sent += 1; return { kind: 'done' }; },
  };
  const screens = [{ id: 'a', kind: 'tekst' }, { id: 'kaart', kind: 'kaart' }, { id: 'delen', kind: 'delen' }];
  seen.core = new Core({ host, tell, screens, language: () => 'nl', changed: () => {}, wait: async (ms) => { seen.waits.push(ms); } });
  if (kept) seen.core.resume({ kept: true, bookmark: { screen: 'delen', done: true } });
  return seen;
}
const settle = () => new Promise((resolve) => { setTimeout(resolve, 5); });

test('the LMS hears at the end, once, also of who keeps nothing', async () => {
  const seen = visit({ lmsHears: true });
  seen.core.go(0);
  await settle();
  assert.equal(seen.done, 0);
  for (const index of [1, 2, 0, 1]) seen.core.go(index);
  await settle();
  assert.deepEqual([seen.done, seen.sent], [1, 0]);
});

test('where the organisation does not want it the LMS hears nothing', async () => {
  const seen = visit({ lmsHears: false });
  for (const index of [1, 2]) seen.core.go(index);
  await settle();
  assert.equal(seen.done, 0);
});

test('it is said until it is answered, and a refusal is an answer', async () => {
  const seen = visit({ lmsHears: true, answers: ['again', 'again', 'refused'] });
  seen.core.go(2);
  await settle();
  assert.deepEqual([seen.done, seen.waits.length], [3, 2]);
});

test('who completed it before the LMS asked is told at the next visit', async () => {
  const seen = visit({ lmsHears: true, kept: true });
  await settle();
  assert.equal(seen.done, 1);
});
