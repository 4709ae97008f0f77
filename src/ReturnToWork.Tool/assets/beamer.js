// One slide at a time, with the keys that a clicker sends too. The number stands behind #, so a reload shows the same slide.
const slides = [...document.querySelectorAll(".slide")];
const bar = document.querySelector(".turn");
const place = bar.querySelector("[data-place]");
const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1, Home: -slides.length, End: slides.length };
let at = 0;

function show(wanted) {
  at = Math.min(Math.max(wanted, 0), slides.length - 1);
  slides.forEach((slide, i) => (slide.hidden = i !== at));
  place.textContent = slides[at].dataset.place;
  for (const button of bar.querySelectorAll("[data-turn]")) {
    button.setAttribute("aria-disabled", String(!slides[at + Number(button.dataset.turn)]));
  }
  history.replaceState(null, "", `#dia-${at + 1}`);
  scrollTo(0, 0);
}

function fromAddress() {
  show(Number(location.hash.replace("#dia-", "") || 1) - 1 || 0);
}

addEventListener("keydown", (event) => {
  const onControl = event.target.closest("a, button") && (event.key === " " || event.key === "Enter");
  if (event.altKey || event.ctrlKey || event.metaKey || onControl || !steps[event.key]) return;
  event.preventDefault();
  show(at + (event.key === " " && event.shiftKey ? -1 : steps[event.key]));
});
bar.addEventListener("click", (event) => {
  const turn = event.target.closest("[data-turn]")?.dataset.turn;
  if (turn) show(at + Number(turn));
  if (event.target.closest("[data-full]")) document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
});
addEventListener("hashchange", fromAddress);
document.documentElement.classList.add("by-one");
bar.querySelector("[data-full]").hidden = !document.fullscreenEnabled;
bar.hidden = false;
fromAddress();
