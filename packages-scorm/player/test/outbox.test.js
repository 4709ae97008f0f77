import { test } from 'node:test';
import assert from 'node:assert/strict';
import { makeOutbox } from '../src/outbox.js';

/** A clock that only moves when the outbox waits, and a server that answers what it is told to. */
function world(answer, random = () => 0.5) {
  const seen = { sent: [], states: [], waits: [], now: 1000 };
  seen.outbox = makeOutbox({
    send: async (work) => { seen.sent.push(work); await null; return answer(work, seen.sent.length); },
    now: () => seen.now,
    random,
    wait: async (milliseconds) => { seen.waits.push(milliseconds); seen.now += milliseconds; await new Promise((resolve) => { setImmediate(resolve); }); },
    changed: () => seen.states.push(seen.outbox.state),
  });
  return seen;
}
const done = () => ({ kind: 'done' });
const statements = (...ids) => ({ kind: 'statements', statements: ids.map((id) => ({ id })) });
const idsOf = (work) => work.statements.map(({ id }) => id);
const answerTo = (activity, value, seq) => ({ kind: 'answer', activity, value, seq });

test('nothing is called kept before the server acknowledged it', async () => {
  const seen = world(done);
  const outcome = seen.outbox.add(statements('a'));
  assert.equal(seen.outbox.state, 'sending');
  assert.deepEqual(await outcome, { kind: 'done' });
  assert.equal(seen.outbox.state, 'kept');
});

test('a lost answer is sent again with the same ids until it is acknowledged, later each time', async () => {
  const seen = world((_, times) => times < 6 ? { kind: 'again' } : { kind: 'done' });
  await seen.outbox.add(statements('a', 'b'));
  assert.equal(seen.sent.length, 6);
  assert.ok(seen.sent.every((work) => idsOf(work).join() === 'a,b'));
  assert.ok(seen.states.includes('waiting'));
  assert.ok(seen.waits.every((wait, index) => index === 0 || wait > seen.waits[index - 1]), String(seen.waits));
});

test('the server may say how long to wait', async () => {
  const seen = world((_, times) => times === 1 ? { kind: 'again', after: 7000 } : { kind: 'done' });
  await seen.outbox.add(statements('a'));
  assert.deepEqual(seen.waits, [7000]);
});

test('statements keep their order, travel at most twenty together, and an act is never cut', async () => {
  const seen = world((_, times) => times === 1 ? { kind: 'again' } : { kind: 'done' });
  const acts = Array.from({ length: 15 }, (_, index) => statements(`${index}a`, `${index}b`, `${index}c`));
  await Promise.all(acts.map((act) => seen.outbox.add(act)));
  const kept = seen.sent.slice(1);
  assert.ok(kept.every(({ statements: told }) => told.length <= 20 && told.length % 3 === 0));
  assert.deepEqual(kept.flatMap(idsOf), acts.flatMap(idsOf));
});

test('a refused statement is parked, and the others of its request are kept', async () => {
  const seen = world((work) => work.kind === 'statements' && idsOf(work).includes('bad') ? { kind: 'refused' } : { kind: 'done' });
  seen.outbox.add(answerTo('first', 1, 1));
  const outcomes = await Promise.all([seen.outbox.add(statements('a')), seen.outbox.add(statements('bad')), seen.outbox.add(statements('b'))]);
  assert.deepEqual(outcomes.map(({ kind }) => kind), ['done', 'refused', 'done']);
  assert.equal(seen.outbox.parked.length, 1);
  assert.equal(seen.outbox.state, 'kept');
});

test('only the newest value of an answer that settles is sent', async () => {
  const seen = world(done);
  await Promise.all([1, 2, 3].map((value) => seen.outbox.add(answerTo('wens', value, value))));
  assert.deepEqual(seen.sent, [answerTo('wens', 3, 3)]);
});

test('a value that changes while the old one travels is sent after it', async () => {
  const seen = world(done);
  const first = seen.outbox.add(answerTo('wens', 1, 1));
  await new Promise((resolve) => { setImmediate(resolve); });
  await first;
  await seen.outbox.add(answerTo('wens', 2, 2));
  assert.deepEqual(seen.sent.map(({ value }) => value), [1, 2]);
});

test('sequence numbers only grow, also when the clock stands still or goes back', () => {
  const seen = world(done);
  const first = seen.outbox.nextSeq();
  seen.now -= 500;
  assert.ok(seen.outbox.nextSeq() > first);
});

test('flush sends everything at once, also what has not settled, and what fails is sent again', async () => {
  let times = 0;
  const seen = world(() => ++times <= 2 ? { kind: 'again' } : { kind: 'done' });
  const all = [seen.outbox.add(answerTo('wens', 1, 1)), seen.outbox.add(answerTo('stap', 1, 2)), seen.outbox.add(statements('a'))];
  seen.outbox.flush();
  assert.equal(seen.sent.length, 3);
  assert.deepEqual((await Promise.all(all)).map(({ kind }) => kind), ['done', 'done', 'done']);
});

test('an ended session ends the sending, and everybody who waits is told', async () => {
  const seen = world(() => ({ kind: 'ended' }));
  const outcomes = await Promise.all([seen.outbox.add(statements('a')), seen.outbox.add(answerTo('wens', 1, 1))]);
  assert.deepEqual(outcomes.map(({ kind }) => kind), ['ended', 'ended']);
  assert.equal(seen.outbox.state, 'ended');
  assert.deepEqual(await seen.outbox.add(statements('b')), { kind: 'ended' });
});

test('whatever the network does, each statement is acknowledged once and in order', async () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    let state = seed;
    const random = () => { state = (state * 48271) % 2147483647; return state / 2147483647; };
    /** @type {string[]} */ const stored = [];
    const seen = world((work) => {
      const lost = random();
      if (lost < 0.3) return { kind: 'again' };
      if (work.kind === 'statements') for (const id of idsOf(work)) if (!stored.includes(id)) stored.push(id);
      return lost < 0.5 ? { kind: 'again' } : { kind: 'done' };
    }, random);
    const said = Array.from({ length: 12 }, (_, index) => `s${index}`);
    await Promise.all(said.map((id, index) => seen.outbox.add(index % 4 === 3 ? answerTo(`q${index}`, id, index) : statements(id))));
    assert.deepEqual(stored, said.filter((_, index) => index % 4 !== 3), `seed ${seed}`);
  }
});
