// @ts-check
// Starts the player on a rendered theme page. Before somebody chooses "bewaren", nothing here makes a request.

import { Core } from './core.js';
import { Page } from './page.js';
import { Tell } from './tell.js';
import { ltiHost } from './hosts/lti.js';
import { openHost } from './hosts/open.js';
import { hostsApart } from './apart/apart.js';
import { all } from './dom.js';
import { fitFrame } from './frame.js';
import { watch } from './leaving.js';

/** @param {string} id */
const json = (id) => JSON.parse(document.getElementById(id)?.textContent || 'null');

function start() {
  /** @type {import('./hosts/host.js').Boot | null} */ const boot = json('rtw-boot');
  /** @type {Record<import('./words.js').Language, Record<string, string>> | null} */ const strings = json('rtw-strings');
  const main = document.querySelector('main.theme');
  // Without its parts the page stays the booklet that it is without script.
  if (!boot || !strings || !main) return;

  /** @type {{ actor: import('./hosts/host.js').Actor, registration: string } | null} */
  let identity = boot.actor && boot.registration ? { actor: boot.actor, registration: boot.registration } : null;
  const make = boot.host === 'lti' ? ltiHost : hostsApart[boot.host] ?? openHost;
  const host = make(boot, (given) => { identity = given; });
  /** @type {Page} */ let page;
  const tell = new Tell({
    identity: () => {
      if (!identity) throw new Error('Not kept yet.');
      return identity;
    },
    activityBase: boot.activityBase,
    theme: boot.theme,
    contentVersion: boot.contentVersion,
    language: () => page.language,
    mode: () => core.mode,
  });
  const screens = all(main, 'section.screen').map(({ dataset }) => ({ id: dataset.screen ?? '', kind: dataset.kind ?? '' }));
  const core = new Core({ host, tell, screens, language: () => page?.language ?? boot.language, changed: () => page?.draw() });
  const look = () => { core.hurry(); void core.refresh(); };

  document.documentElement.classList.add('js');
  page = new Page(core, boot.prefs?.language ?? boot.bookmark?.language ?? boot.language, strings);
  core.resume(boot);
  page.draw();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') core.flush();
    else look();
  });
  // A frame that is taken away was never hidden.
  addEventListener('pagehide', () => core.flush());
  addEventListener('online', look);
  fitFrame(boot.frame);
  watch(page, boot.idleMinutes ?? 10);
}

try {
  start();
} catch (fault) {
  // Whatever the page was given: it is then the booklet that it is without script, never an empty frame.
  document.documentElement.classList.remove('js');
  for (const screen of all(document, 'section.screen')) screen.hidden = false;
  console.error(fault);
}
