"use strict";
// The own page when nobody touches it: a warning, then an empty page and the end of the visit. Also prints the workbook. Everything else there works without script.
{
  const { minutes, stop, visit, warn, here, title, lines } = JSON.parse(document.getElementById("rtw-mine").textContent);
  const minute = 60_000;
  const ahead = Math.min(minute, (minutes * minute) / 2);
  let last = Date.now();
  let gone = false;

  function make(tag, className, ...inside) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...inside);
    return element;
  }

  const warning = make("div", "idle", make("p", "", warn), make("button", "button go", here));
  warning.setAttribute("role", "alert");

  function empty() {
    gone = true;
    const heading = make("h1", "", title);
    heading.tabIndex = -1;
    document.body.replaceChildren(make("main", "", make("section", "", heading, ...lines.map((line) => make("p", "", line)))));
    document.title = title;
    heading.focus();
    // A form of ours, as the button would send it.
    fetch(stop, { method: "POST", body: new URLSearchParams(visit ? { visit } : {}), keepalive: true, cache: "no-store", credentials: "same-origin" }).catch(() => {});
  }

  function look() {
    if (gone) return;
    const rest = last + minutes * minute - Date.now();
    if (rest <= 0) return empty();
    if (rest <= ahead !== warning.isConnected) rest <= ahead ? document.body.append(warning) : warning.remove();
    setTimeout(look, rest <= ahead ? rest : rest - ahead);
  }

  function someone() {
    if (Date.now() - last >= minutes * minute) return look();
    last = Date.now();
    if (!gone) warning.remove();
  }

  for (const sign of ["pointerdown", "keydown", "input", "wheel", "scroll"]) addEventListener(sign, someone, true);
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", (event) => {
    // The browser put an old page back: nobody sees it before the server said what is true now.
    if (!event.persisted || gone) return;
    document.body.hidden = true;
    location.reload();
  });
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  document.documentElement.classList.add("js");
  look();
}
