// Tells the LMS that the registration is finished (Dynamic Registration 1.0, 3.7): to who opened this page, or to the page around it, and only to the origins
// that the registration itself named. Under both names: the specification's of today and that of before.
const script = document.currentScript;
const other = window.opener ?? (window.parent === window ? null : window.parent);
for (const origin of script.dataset.origins.split(" ").filter(Boolean)) {
  for (const subject of ["lti.close", "org.imsglobal.lti.close"]) {
    other?.postMessage({ subject }, origin);
  }
}
