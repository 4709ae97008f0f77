// A visit without a page: the core on a host that remembers what it was handed.
import { Core } from '../src/core.js';

/**
 * @param {{ keeps?: object, boot?: object, answer?: (work: object) => object, kept?: () => object, screens?: object[] }} [how]
 * `answer`: what happens to a sending; `kept`: what the host says is kept now
 */
export function visit({ keeps = {}, boot = {}, answer = () => ({ kind: 'done' }), kept = () => ({ kind: 'again' }), screens = ['a', 'b', 'c'].map((id) => ({ id, kind: 'tekst' })) } = {}) {
  const seen = { sent: [], reads: 0, clock: 1_000_000 };
  const say = () => ({ id: crypto.randomUUID() });
  const host = {
    keeps: { bookmark: true, answers: true, statements: true, ...keeps }, lmsHears: false,
    keep: async () => ({ kind: 'done' }),
    send: async (work) => { seen.sent.push(structuredClone(work)); return answer(work); },
    read: async () => { seen.reads += 1; return kept(); },
    stop: async () => {},
  };
  seen.core = new Core({
    host, screens, language: () => seen.language ?? 'nl', changed: () => {},
    tell: { initialized: say, progressed: say, completed: say, unshared: say, shared: () => ({ id: crypto.randomUUID(), at: new Date(seen.clock).toISOString(), statements: [say()] }) },
    now: () => (seen.clock += 1), wait: async (ms) => { seen.clock += ms; await new Promise((resolve) => { setTimeout(resolve, 0); }); },
  });
  seen.core.resume(boot);
  seen.of = (kind) => seen.sent.filter((work) => work.kind === kind);
  return seen;
}

export const settle = () => new Promise((resolve) => { setTimeout(resolve, 20); });
