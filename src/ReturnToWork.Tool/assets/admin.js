// @ts-check
// Pages work without this file; it only adds what cannot work without script.

/** @param {Element} place @param {string} label @param {() => void} act */
function addButton(place, label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second copy";
  button.textContent = label;
  button.addEventListener("click", act);
  place.after(button);
  return button;
}

for (const place of document.querySelectorAll("[data-copy]")) {
  const text = place.textContent ?? "";
  const label = place.getAttribute("data-copy") ?? "";
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const button = addButton(place, label, async () => {
    await navigator.clipboard.writeText(text);
    said.textContent = ` ${place.getAttribute("data-copied")}`;
  });
  button.setAttribute("aria-label", `${label} ${text}`);
  button.after(said);
}

for (const place of document.querySelectorAll("[data-print]")) addButton(place, place.getAttribute("data-print") ?? "", () => window.print());
