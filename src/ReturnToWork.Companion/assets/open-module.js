// @ts-check
// Goes on to the module at once. Without this file there is the button.
/** @type {HTMLFormElement} */ (document.getElementById("open-module")).submit();
