// @ts-check
// koppelen: the coach's six digits, then whose code it is, then what may be seen. Nothing is chosen beforehand.

import { all, button, goTo, say } from '../dom.js';

/** @type {(node: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function pair(node, { core, words, language }) {
  /** @template {HTMLElement} T @param {string} selector @returns {T} */
  const one = (selector) => /** @type {T} */ (node.querySelector(selector));
  const code = /** @type {HTMLInputElement} */ (one('[data-code]'));
  const question = one('[data-coach-question]');
  const note = one('[data-pair-note]');
  const sees = /** @type {HTMLInputElement[]} */ (all(node, 'input[type=radio]'));
  const parts = all(node, '[data-pair]');
  /** @type {{ code: string, coach: string, mode: string } | null} */ let found = null;
  let busy = false;
  let another = false;
  const other = button(words('pair.other'), () => { another = true; draw(); code.focus(); });
  node.append(other);

  one('[data-look]').addEventListener('click', () => { void look(); });
  code.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); void look(); } });
  one('[data-agree="yes"]').addEventListener('click', () => { void agree(); });
  one('[data-agree="no"]').addEventListener('click', () => {
    found = null;
    for (const radio of sees) radio.checked = false;
    say(note, words('pair.left'));
    draw();
    code.focus();
  });

  async function look() {
    const digits = code.value.replace(/\D/g, '');
    if (digits.length !== 6) return say(note, words('pair.six'));
    const answer = await asked(() => core.look(digits));
    if (answer?.kind !== 'done') return;
    found = { code: digits, ...answer.value };
    draw();
    goTo(question);
  }

  async function agree() {
    // In a training there is nothing to choose: then the one way is it.
    const chosen = (sees.length > 1 ? sees.find((radio) => radio.checked) : sees[0])?.value;
    if (!found) return;
    if (!chosen) return say(note, words('pair.choose'));
    const { code: digits, mode } = found;
    const answer = await asked(() => core.agree(digits, /** @type {import('../hosts/host.js').Sees} */ (chosen), mode));
    if (answer?.kind !== 'done') return;
    found = null;
    another = false;
    code.value = '';
    draw();
    goTo(one('[data-pair="done"]'));
  }

  /**
   * @template T
   * @param {() => Promise<import('../hosts/host.js').Answered<T>>} ask
   */
  async function asked(ask) {
    if (busy) return undefined;
    busy = true;
    say(note, '');
    const answer = await ask();
    busy = false;
    if (answer.kind === 'refused') say(note, answer.sentence?.[language] ?? words('pair.unknown'));
    if (answer.kind === 'again') say(note, words('pair.offline'));
    if (answer.kind === 'ended') say(note, words('saved.ended'));
    return answer;
  }

  function draw() {
    node.hidden = core.keeping !== 'yes';
    const step = found ? 'agree' : core.paired && !another ? 'done' : 'code';
    other.hidden = step !== 'done';
    for (const part of parts) {
      part.hidden = part.dataset.pair !== step;
      if (part.dataset.pair === 'done' && core.paired) say(part, (part.dataset.template ?? '').replace('{coach}', core.paired.coach));
    }
    if (found) say(question, (question.dataset.template ?? '').replace('{coach}', found.coach));
  }
  return draw;
}
