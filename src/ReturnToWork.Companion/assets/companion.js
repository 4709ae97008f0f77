// @ts-check
// Pages work without this file; it only adds what cannot work without script.
for (const place of document.querySelectorAll("[data-print]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = place.getAttribute("data-print");
  button.addEventListener("click", () => window.print());
  place.append(button);
}
