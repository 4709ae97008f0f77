// @ts-check
// Tells the platform how high the page is, where one shows it in a frame (Canvas, Brightspace). It looks right with a scroll bar of its own too.

/** Milliseconds: a screen that changes in steps is told once. */
const CALM = 150;

/** @param {string | null | undefined} platform the one origin that may hear it */
export function fitFrame(platform) {
  if (!platform || parent === window) return;
  let told = 0;
  let timer = 0;
  new ResizeObserver(() => {
    timer ||= setTimeout(() => {
      timer = 0;
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (height === told) return;
      told = height;
      // As text: some platforms read nothing else.
      parent.postMessage(JSON.stringify({ subject: 'lti.frameResize', height }), platform);
    }, CALM);
  }).observe(document.body);
}
