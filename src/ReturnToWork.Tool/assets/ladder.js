"use strict";
// The rung of platform storage (LTI Client Side postMessages 0.1, LTI postMessage Storage 0.1): where the browser keeps no cookie for us, the LMS's own page keeps the proof that login and launch
// happen in this browser. Before the platform is asked who is there the page puts the proof (step "put"); after its answer the page fetches it again (step "get").
// What happens to it is the server's business: this script believes nothing, it only carries.
{
  const step = JSON.parse(document.getElementById("rtw-ladder").textContent);
  // A question is asked every quarter of a second, because the platform's page may still be loading; to put or to get twice changes nothing. Counted in tries and not by the clock: a machine
  // that is busy, or a tab in the background, slows both sides down.
  const pause = 250;
  const patience = 8; // two seconds; Canvas's mobile apps never answer
  const lastPatience = 20; // five seconds for what was put before: it is there, and no rung is left after this one
  const manners = 2; // for lti.capabilities, which a platform need not know, where there is a frame to ask anyway
  // Never top: a platform may itself stand in a frame.
  const platform = window.parent !== window ? window.parent : window.opener;

  const subjectsOf = (subject) => [`${subject}.response`, `org.imsglobal.${subject}.response`];

  // Asks one window and takes the first answer that can only be meant for this question: right origin, right window, right id, right subject.
  function ask(target, origin, question, isAnswer, tries) {
    const message_id = crypto.randomUUID();
    return new Promise((resolve, reject) => {
      let left = tries;
      const say = () => {
        if (left-- === 0) end(reject, new Error("no answer"));
        else target.postMessage({ ...question, message_id }, origin);
      };
      const again = setInterval(say, pause);
      const end = (then, what) => {
        clearInterval(again);
        window.removeEventListener("message", hear);
        then(what);
      };
      const hear = (event) => {
        const said = event.data;
        if (event.origin !== origin || event.source !== target || said === null || typeof said !== "object") return;
        if (said.message_id !== message_id || !subjectsOf(question.subject).includes(said.subject)) return;
        if (said.error) end(reject, new Error("refused"));
        else if (isAnswer(said)) end(resolve, said);
      };
      window.addEventListener("message", hear);
      say();
    });
  }

  function frameNamed(name) {
    if (name === "_parent") return platform;
    try {
      return platform.frames[name] ?? null;
    } catch {
      return null; // another site's window tells only of frames that are there
    }
  }

  // The frame that the platform names when asked goes before the one that it named at the login.
  async function storage() {
    if (!platform) throw new Error("no platform");
    const known = frameNamed(step.target);
    const tries = known ? manners : patience;
    const asked = step.origins.map((origin) => ask(platform, origin, { subject: "lti.capabilities" }, (said) => Array.isArray(said.supported_messages), tries));
    const said = await Promise.any(asked).catch(() => null);
    const able = said?.supported_messages.find((one) => one?.subject === "lti.put_data" || one?.subject === "org.imsglobal.lti.put_data");
    const named = typeof able?.frame === "string" ? frameNamed(able.frame) : null;
    const target = named ?? known ?? frameNamed(step.target);
    if (!target) throw new Error("no frame");
    return target;
  }

  async function put() {
    const target = await storage();
    await Promise.all(step.values.map(({ key, value }) => ask(target, step.origin, { subject: "lti.put_data", key, value }, (said) => said.key === key && said.value === value, patience)));
  }

  async function get() {
    const target = await storage();
    return Promise.all(step.keys.map((key) => ask(target, step.origin, { subject: "lti.get_data", key }, (said) => said.key === key, lastPatience)));
  }

  if (step.step === "put") {
    put().then(() => location.replace(step.onward), () => location.replace(step.otherwise));
  } else {
    const form = document.getElementById("rtw-proof");
    const hand = (answers) => {
      for (const [at, said] of answers.entries()) form.elements[step.fields[at]].value = typeof said.value === "string" ? said.value : "";
      form.submit();
    };
    get().then(hand, () => hand([]));
  }
}
