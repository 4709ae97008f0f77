// The tool says that its registration page may be closed, under the name of the specification or the one before it.
const waiting = document.getElementById("registering");
window.addEventListener("message", (event) => {
  if (event.origin !== waiting.dataset.origin) return;
  const said = typeof event.data === "string" ? parsed(event.data) : event.data;
  if (said && (said.subject === "lti.close" || said.subject === "org.imsglobal.lti.close")) {
    if (event.source && event.source !== window && event.source.parent !== window) event.source.close();
    window.location.assign(waiting.dataset.done);
  }
});

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
