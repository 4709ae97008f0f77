import { test } from 'node:test';
import assert from 'node:assert/strict';
import { previewHost } from '../src/hosts/preview.js';
import { openHost } from '../src/hosts/open.js';
import { settle, visit } from './visit.js';

test('a host that keeps the place only is handed nothing else, and nothing else is called kept', async () => {
  const seen = visit({ keeps: { answers: false, statements: false } });
  assert.deepEqual([seen.core.canKeep, seen.core.canShare], [true, false]);
  await seen.core.keep();
  seen.core.answer('wens', { picked: ['contact'] });
  seen.core.go(1);
  await settle();
  assert.ok(seen.sent.length > 0 && seen.sent.every(({ kind }) => kind === 'bookmark'));
  assert.equal(seen.core.saved, 'place');
  assert.deepEqual(seen.core.choice('wens').picked, ['contact'], 'in memory it is there');
});

test('a host that keeps answers and no statements says nothing and offers no sharing', async () => {
  const seen = visit({ keeps: { statements: false } });
  await seen.core.keep();
  seen.core.answer('wens', { picked: ['contact'] });
  await settle();
  assert.deepEqual([...new Set(seen.sent.map(({ kind }) => kind))].sort(), ['answer', 'bookmark']);
  assert.deepEqual([seen.core.saved, seen.core.canShare], ['kept', false]);
});

test('a bookmark above one kilobyte goes nowhere', async () => {
  const seen = visit({ boot: { kept: true }, screens: [{ id: 'a', kind: 'tekst' }, { id: 'é'.repeat(600), kind: 'tekst' }, { id: 'c', kind: 'tekst' }] });
  seen.core.go(1);
  await settle();
  seen.core.go(2);
  await settle();
  assert.deepEqual(seen.of('bookmark').map(({ value }) => value.screen), ['a', 'c']);
});

test('an open page keeps nothing', () => {
  assert.deepEqual(Object.values(openHost().keeps), [false, false, false]);
});

test('the preview answers everything itself and tells its own origin what a launch would have sent', async () => {
  const heard = [];
  globalThis.location = { origin: 'https://preview.example' };
  globalThis.parent = { postMessage: (message, origin) => heard.push({ ...message, origin }) };
  try {
    let identity;
    const boot = { theme: '3', api: '/api', xapi: '/xapi', activityBase: 'https://a.example', lmsHears: true, tokenExpires: 4e9, beside: 'Anna' };
    const host = previewHost(boot, (given) => { identity = given; });
    assert.equal((await host.keep()).kind, 'done');
    assert.equal(identity.actor.account.homePage, 'https://a.example/people/preview');
    assert.equal((await host.look('123456')).value.coach, 'Anna');
    assert.equal((await host.agree('123456', 'topics')).value.sees, 'topics');
    await host.send({ kind: 'answer', activity: 'wens', value: { picked: ['contact'] }, seq: 1 });
    await host.send({ kind: 'statements', statements: [{ id: 'x' }] });
    await host.send({ kind: 'bookmark', value: { screen: 'wens' } });
    await host.done();
    assert.equal((await host.read()).kind, 'done');
    assert.ok(heard.every(({ rtw, origin }) => rtw === 'preview' && origin === 'https://preview.example'));
    assert.deepEqual(heard.map(({ to, method, path }) => `${to} ${method} ${path.split('?')[0]}`), [
      'tool POST /api/keep', 'tool POST /api/pairing/look', 'tool POST /api/pairing/agree', 'tool PUT /api/answers/3/wens',
      'lrs POST /xapi/statements', 'lrs PUT /xapi/activities/state', 'lms POST /api/done', 'tool GET /api/answers/3',
    ]);
    assert.deepEqual(heard[4].body, [{ id: 'x' }]);
  } finally {
    delete globalThis.location;
    delete globalThis.parent;
  }
});
