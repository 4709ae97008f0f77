// @ts-check
// "Vraag mijn coach", on every screen: what the coach will see, a yes, and a way back. The coach learns the theme, not the screen.

import { MAIN, button, el, goTo, say } from '../dom.js';
import { keepFirst } from './keep.js';
import { audience, fillLines, linesOf } from './shares.js';
import { drawLive, progressOf } from './share.js';

/** @type {(screen: HTMLElement, context: import('./index.js').Context) => import('./index.js').Draw} */
export function askMyCoach(screen, context) {
  const { core, words } = context;
  const opener = /** @type {HTMLElement | null} */ (screen.querySelector('button[data-ask]'));
  if (!opener || !core.canShare) return () => { if (opener) opener.hidden = true; };
  const content = { what: /** @type {import('../tell.js').What[]} */ (['ask']), topics: [] };
  const lines = el('ul', { class: 'preview-lines' });
  const seenBy = el('p', { class: 'note' });
  const first = keepFirst(context);
  const yes = button(words('ask.yes'), () => {
    if (core.keeping !== 'yes') return;
    sent = true;
    void core.sharing.share(content);
    goTo(title);
  }, MAIN);
  const no = button(words('ask.close'), () => { open = false; draw(); opener.focus(); });
  const title = el('p', { class: 'question', tabindex: '-1', role: 'status' });
  const live = el('ul', { class: 'shared-list' });
  const panel = el('div', { class: 'preview ask-panel', hidden: true }, title, lines, seenBy, first.block, live, el('p', { class: 'row' }, yes, no));
  (opener.closest('p') ?? opener).after(panel);
  let open = false;
  let sent = false;
  opener.addEventListener('click', () => {
    open = !open;
    draw();
    if (open) goTo(title);
  });

  function draw() {
    panel.hidden = !open;
    opener?.setAttribute('aria-expanded', String(open));
    if (!open) return;
    const asked = core.sharing.live.filter((share) => share.what.includes('ask'));
    say(title, words(asked.length > 0 ? progressOf(core, asked, 'ask.done') : sent && core.sharing.refused === 'sharing' ? 'share.refused' : 'ask.preview'));
    fillLines(lines, asked.length === 0 ? linesOf(context, content) : []);
    lines.hidden = asked.length > 0;
    say(seenBy, audience(context));
    first.draw();
    yes.hidden = asked.length > 0 || core.keeping !== 'yes';
    drawLive(live, context, asked);
  }
  return draw;
}
