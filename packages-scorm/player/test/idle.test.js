import test from 'node:test';
import assert from 'node:assert/strict';
import { idle } from '../src/idle.js';

/** @param {number} minutes */
function room(minutes) {
  const said = /** @type {(boolean | 'over')[]} */ ([]);
  let clock = 0;
  /** @type {{ at: number, run: () => void }[]} */ let alarms = [];
  const watch = idle({
    minutes, now: () => clock, later: (run, rest) => alarms.push({ at: clock + rest, run }),
    warn: (on) => said.push(on), over: () => said.push('over'),
  });
  /** @param {number} seconds */
  function pass(seconds) {
    const until = clock + seconds * 1000;
    for (;;) {
      const [next] = alarms.filter((alarm) => alarm.at <= until).sort((one, other) => one.at - other.at);
      if (!next) break;
      alarms = alarms.filter((alarm) => alarm !== next);
      clock = next.at;
      next.run();
    }
    clock = until;
  }
  return { said, pass, watch, sleep: (/** @type {number} */ seconds) => { clock += seconds * 1000; } };
}

test('2.2.1 a minute before the page is emptied it says so, once, and then it is emptied once', () => {
  const { said, pass } = room(10);
  pass(9 * 60 - 1);
  assert.deepEqual(said, []);
  pass(1);
  assert.deepEqual(said, [true]);
  pass(59);
  assert.deepEqual(said, [true]);
  pass(1);
  assert.deepEqual(said, [true, 'over']);
  pass(3600);
  assert.deepEqual(said, [true, 'over']);
});

test('any key or touch takes the warning away and gives the whole time again', () => {
  const { said, pass, watch } = room(10);
  pass(9 * 60 + 30);
  watch.here();
  assert.deepEqual(said, [true, false]);
  pass(8 * 60);
  assert.deepEqual(said, [true, false]);
  pass(60);
  assert.deepEqual(said, [true, false, true]);
});

test('who is busy is never warned', () => {
  const { said, pass, watch } = room(10);
  for (let i = 0; i < 60; i++) {
    pass(60);
    watch.here();
  }
  assert.deepEqual(said, []);
});

test('a machine that slept through it empties the page at the touch that wakes it', () => {
  const { said, sleep, watch } = room(10);
  sleep(3600);
  watch.here();
  assert.deepEqual(said, [true, 'over']);
  watch.here();
  assert.deepEqual(said, [true, 'over']);
});

test('with one minute the warning comes half-way', () => {
  const { said, pass } = room(1);
  pass(29);
  assert.deepEqual(said, []);
  pass(1);
  assert.deepEqual(said, [true]);
  pass(30);
  assert.deepEqual(said, [true, 'over']);
});
