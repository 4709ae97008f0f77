// @ts-check
// The Tool after an LTI launch. The token lives in this closure only: no cookie, no storage, no URL.

/** @typedef {import('./host.js').Boot} Boot */

/**
 * A token with less than this to live is renewed before it is used, milliseconds. There is no clock that renews it meanwhile:
 * the Tool renews a token that is over as long as the visit lasts, so somebody who only reads causes no request at all.
 */
const RENEW_BEFORE = 60_000;
/** A phone on a train: after this an unanswered request counts as lost and is sent again, milliseconds. */
const PATIENCE = 15_000;

/**
 * @typedef {(url: string, request: RequestInit & { body?: string | Blob }) => Promise<Response>} Exchange
 * @param {Boot} boot
 * @param {(identity: { actor: import('./host.js').Actor, registration: string }) => void} identified
 * @param {Exchange} [exchange] how a request is answered
 * @returns {import('./host.js').Host}
 */
export function ltiHost(boot, identified, exchange = fetch) {
  let token = boot.token ?? '';
  let expires = moment(boot.tokenExpires);
  let actor = boot.actor ?? null;
  let registration = boot.registration ?? null;

  /** @param {{ token: string, tokenExpires: string | number }} fresh */
  function take(fresh) {
    token = fresh.token;
    expires = moment(fresh.tokenExpires);
  }

  async function renew() {
    const answer = await call('POST', `${boot.api}/token`, {});
    if (answer.kind === 'done') take(answer.value);
    return answer.kind;
  }

  /**
   * @param {string} method
   * @param {string} url
   * @param {object} [body] a sound goes as it is
   * @param {Record<string, string>} [headers]
   * @returns {Promise<import('./host.js').Answered<any>>}
   */
  async function call(method, url, body, headers = {}) {
    try {
      const response = await exchange(url, {
        method,
        body: body instanceof Blob ? body : body && JSON.stringify(body),
        headers: { 'Content-Type': body instanceof Blob ? body.type : 'application/json', Authorization: `Bearer ${token}`, ...headers },
        // Outlives the page: a phone may put us away in the middle of a sending.
        keepalive: !(body instanceof Blob),
        cache: 'no-store',
        credentials: 'same-origin',
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (response.ok) return { kind: 'done', value: response.status === 204 ? null : await (response.headers.get('Content-Type')?.startsWith('audio/') ? response.blob() : response.json()).catch(() => null) };
      if (response.status === 401) return { kind: 'ended' };
      if (response.status >= 500 || response.status === 429 || response.status === 408) {
        const seconds = Number(response.headers.get('Retry-After'));
        return { kind: 'again', after: seconds > 0 ? seconds * 1000 : undefined };
      }
      const refusal = await response.json().catch(() => ({}));
      return { kind: 'refused', sentence: refusal?.sentence };
    } catch {
      return { kind: 'again' };
    }
  }

  /**
   * Like call, but a token that is about to end is renewed first, and a 401 gets one second chance.
   * @type {typeof call}
   */
  async function authorised(...request) {
    if (expires - Date.now() < RENEW_BEFORE && (await renew()) === 'again') return { kind: 'again' };
    const answer = await call(...request);
    if (answer.kind !== 'ended') return answer;
    const renewed = await renew();
    return renewed === 'done' ? call(...request) : { kind: renewed === 'again' ? 'again' : 'ended' };
  }

  return {
    keeps: { bookmark: true, answers: true, statements: true },
    lmsHears: boot.lmsHears === true,
    done: () => authorised('POST', `${boot.api}/done`, {}),
    async keep(language) {
      const answer = await authorised('POST', `${boot.api}/keep`, { language });
      if (answer.kind === 'done') {
        take(answer.value);
        ({ actor, registration } = answer.value);
        identified(answer.value);
      }
      return answer;
    },
    read: () => authorised('GET', `${boot.api}/answers/${boot.theme}`),
    memo: (method, activity, sound) => authorised(method, `${boot.api}/memos/${boot.theme}/${activity}`, sound),
    look: (code) => authorised('POST', `${boot.api}/pairing/look`, { code }),
    agree: (code, sees, language) => authorised('POST', `${boot.api}/pairing/agree`, { code, sees, language }),
    // Also with a token that is over: whoever wants to go, goes.
    stop: () => call('POST', `${boot.api}/stop`, {}),
    send(work) {
      if (work.kind === 'answer') {
        return authorised('PUT', `${boot.api}/answers/${work.theme ?? boot.theme}/${work.activity}`, { value: work.value, seq: work.seq });
      }
      const version = { 'X-Experience-API-Version': '1.0.3' };
      if (work.kind === 'statements') return authorised('POST', `${boot.xapi}/statements`, work.statements, version);
      const query = new URLSearchParams({
        activityId: `${boot.activityBase}/theme/${boot.theme}`,
        agent: JSON.stringify({ objectType: 'Agent', ...actor }),
        registration: registration ?? '',
        stateId: 'bookmark',
      });
      return authorised('PUT', `${boot.xapi}/activities/state?${query}`, work.value, version);
    },
  };
}

/**
 * @param {string | number | undefined} value ISO 8601, or seconds since 1970
 * @returns {number} milliseconds since 1970
 */
function moment(value) {
  return typeof value === 'number' ? value * 1000 : Date.parse(value ?? '') || 0;
}
