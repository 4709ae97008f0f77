"use strict";
// The platform's half of LTI Client Side postMessages 0.1 and LTI postMessage Storage 0.1: keeps things for the tool while the course page is open, in memory only.
// It runs in the course page (data-role="page") and in the storage frame (data-role="frame"); data-mode says how well it behaves, see Storage/PlatformStorage.cs.
{
  const { role, mode, tool, frame } = document.currentScript.dataset;
  const old = "org.imsglobal.";
  const most = { keys: 500, key: 500, value: 4096 };
  const kept = new Map();

  const keepsHere = role === "frame" ? mode !== "parent" : mode === "parent";

  const no = (code, message) => ({ error: { code, message } });

  function capabilities() {
    const where = frame ? { frame } : {};
    return { supported_messages: [{ subject: "lti.capabilities" }, { subject: "lti.put_data", ...where }, { subject: "lti.get_data", ...where }] };
  }

  function put(origin, { key, value }) {
    if (typeof key !== "string" || key === "" || key.length > most.key) return no("bad_request", "key must be a text of 1 to 500 characters");
    if (value !== undefined && value !== null && typeof value !== "string") return no("bad_request", "value must be a text");
    const mine = kept.get(origin) ?? new Map();
    kept.set(origin, mine);
    if (typeof value !== "string") mine.delete(key);
    else if (mode === "refuses" || value.length > most.value || (!mine.has(key) && mine.size >= most.keys)) return { key, ...no("storage_exhaustion", "there is no room for this") };
    else mine.set(key, value);
    return { key, value };
  }

  function get(origin, { key }) {
    if (typeof key !== "string" || key === "") return no("bad_request", "key must be a text");
    const value = mode === "forgets" ? undefined : kept.get(origin)?.get(key);
    return value === undefined ? { key } : { key, value };
  }

  const acts = {
    ...(role === "page" && { "lti.capabilities": capabilities }),
    ...(keepsHere && { "lti.put_data": put, "lti.get_data": get }),
  };

  window.addEventListener("message", (event) => {
    const asked = event.data;
    if (asked === null || typeof asked !== "object" || typeof asked.subject !== "string" || !event.source || event.origin === "null" || mode === "silent") return;
    const subject = asked.subject.startsWith(old) ? asked.subject.slice(old.length) : asked.subject;
    // Other scripts of the course page have messages of their own.
    if (!subject.startsWith("lti.") || subject.endsWith(".response") || (role === "page" && !Object.hasOwn(acts, subject))) return;
    const answer = event.origin !== tool ? no("wrong_origin", "nothing is kept for this address")
      : !Object.hasOwn(acts, subject) ? no("unsupported_subject", "this is not done here")
      : typeof asked.message_id !== "string" ? no("bad_request", "message_id must be a text")
      : acts[subject](event.origin, asked);
    const name = mode === "old" ? old + subject : asked.subject;
    event.source.postMessage({ subject: `${name}.response`, message_id: asked.message_id, ...answer }, event.origin);
  });
}
