// @ts-check
// For an author: the very host of a launch, but its requests reach a pretend Tool in this page instead of a server, and the window around hears each of them:
//   { rtw: 'preview', to: 'tool' | 'lrs' | 'lms', method, path, body }
// `tool`: the Tool alone would have it (answers, sealed). `lrs`: a record store. `lms`: the LMS would hear that the theme is done.
// Only a window of our own origin hears them. Everything works, with a pretend coach; nothing is kept but in memory.

import { ltiHost } from './lti.js';

/** @type {typeof ltiHost} */
export const previewHost = (boot, identified) => ltiHost(boot, identified, async (path, { method, body }) => {
  const sent = typeof body === 'string' ? JSON.parse(body) : undefined;
  const to = path.startsWith(boot.xapi) ? 'lrs' : path.endsWith('/done') ? 'lms' : 'tool';
  parent.postMessage({ rtw: 'preview', to, method, path, body: sent }, location.origin);
  return new Response(JSON.stringify({
    token: '', tokenExpires: 4e9,
    actor: { account: { homePage: `${boot.activityBase}/people/preview`, name: 'preview' } }, registration: crypto.randomUUID(),
    coach: boot.beside ?? 'Coach', mode: 'confidential', sees: sent?.sees,
  }));
});
