// @ts-check
// One screen at a time in a page that C# already rendered whole, in every language. Shows and hides; makes the buttons around a screen.

import { MAIN, QUIET, all, button, el, say } from './dom.js';
import { Speaker } from './speaker.js';
import { wordsOf } from './words.js';
import { bindActivities } from './activities/index.js';
import { askMyCoach } from './activities/ask.js';
import { prefs } from './prefs.js';
import { modes } from './modes.js';
import { leaving } from './leaving.js';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {import('./core.js').Core} Core */
/**
 * One language of the page.
 * @typedef {object} View
 * @property {HTMLElement} root
 * @property {Language} language
 * @property {HTMLElement[]} screens
 * @property {import('./activities/index.js').Context} context
 * @property {() => void} draw
 */

export class Page {
  /** @type {View[]} */ #views;
  #speaker = new Speaker(() => this.draw());
  #shown = -1;
  /** Without script they load the page in the other language. */
  #languageLinks = all(document, '[data-language-link]');
  #skip = document.querySelector('a.skip');

  /**
   * @param {Core} core
   * @param {Language} language
   * @param {Record<Language, Record<string, string>>} strings
   */
  constructor(core, language, strings) {
    this.core = core;
    /** @type {Language} */ this.language = language;
    this.#views = all(document, 'main.theme').map((root) => this.#view(root, strings));
    // What was kept may name a language that the theme no longer has.
    this.language = this.#current.language;
    for (const link of this.#languageLinks) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        this.speak(/** @type {Language} */ (link.dataset.languageLink));
      });
    }
  }

  get #current() {
    return this.#views.find((view) => view.language === this.language) ?? this.#views[0];
  }

  /** What everything around the screens needs, in the language that is shown. */
  get context() {
    return this.#current.context;
  }

  /** No voice goes on. */
  hush() {
    this.#speaker.hush();
  }

  /** Draws what is different now. @param {boolean} [byUser] then the focus goes to the heading of a new screen */
  draw(byUser = false) {
    const view = this.#current;
    document.documentElement.lang = view.language;
    document.title = view.root.querySelector('h1')?.textContent ?? document.title;
    for (const other of this.#views) other.root.hidden = other !== view;
    for (const link of this.#languageLinks) link.hidden = link.dataset.languageLink === view.language;
    this.#skip?.setAttribute('href', `#${view.root.id}`);
    const moved = this.#shown !== this.core.index;
    if (moved) this.#speaker.hush();
    this.#shown = this.core.index;
    view.screens.forEach((screen, index) => {
      screen.hidden = index !== this.core.index;
      screen.classList.toggle('is-shown', index === this.core.index);
    });
    view.draw();
    if (byUser) {
      // preventScroll: in an LMS frame the browser would else jump to where the heading stood before the layout changed.
      const heading = view.screens[this.core.index].querySelector('h2');
      view.root.scrollIntoView({ block: 'start' });
      heading?.focus({ preventScroll: true });
    }
  }

  /** @param {number} index */
  go(index) {
    this.core.go(index);
    this.draw(true);
  }

  /** Same ids, same answers, same screen; only the words change. @param {Language} language */
  speak(language) {
    this.#speaker.hush();
    this.language = language;
    this.core.languageChanged();
    this.core.wish({ language });
    this.draw(true);
  }

  /**
   * @param {HTMLElement} root
   * @param {Record<Language, Record<string, string>>} strings
   * @returns {View}
   */
  #view(root, strings) {
    const language = /** @type {Language} */ (root.dataset.language);
    const words = wordsOf(strings, language);
    const screens = all(root, 'section.screen');
    const context = { core: this.core, page: this, words, language, root, canKeep: this.core.canKeep };
    const parts = [
      this.#bar(screens, words),
      ...screens.map((screen) => this.#speaker.button(screen, context)),
      ...bindActivities(context),
      ...screens.map((screen) => askMyCoach(screen, context)),
      this.#foot(screens, words),
      prefs(context),
      modes(context),
      leaving(context),
    ];
    return { root, language, screens, context, draw: () => parts.forEach(guarded) };
  }

  /**
   * Where am I?
   * @param {HTMLElement[]} screens
   * @param {import('./words.js').Words} words
   */
  #bar(screens, words) {
    const step = el('p', { class: 'step' });
    const dots = el('ol', { class: 'dots', 'aria-hidden': 'true' }, ...screens.map(() => el('li')));
    const bar = el('div', { class: 'player-bar' }, step, dots);
    screens[0].before(bar);
    return () => {
      say(step, words('step', { step: this.core.index + 1, steps: screens.length }));
      [...dots.children].forEach((dot, index) => {
        dot.className = index === this.core.index ? 'is-now' : index < this.core.index ? 'is-past' : '';
      });
    };
  }

  /**
   * The way on and back, and the truth about keeping.
   * @param {HTMLElement[]} screens
   * @param {import('./words.js').Words} words
   */
  #foot(screens, words) {
    const back = button(words('back'), () => this.go(this.core.index - 1), `${QUIET} back`);
    const next = button(words('next'), () => this.go(this.core.index + 1), `${MAIN} next`);
    const saved = el('p', { class: 'saved', role: 'status', 'data-not-read': true });
    screens[screens.length - 1].after(el('div', { class: 'player-nav' }, back, next), saved);
    return () => {
      back.hidden = this.core.index === 0;
      next.hidden = this.core.index === screens.length - 1;
      const state = this.core.canKeep ? this.core.saved : 'open';
      // "sending" says nothing for a moment: a live region that says "bewaren…" after each tap is noise.
      say(saved, state === 'sending' ? '' : words(`saved.${state}`));
      saved.dataset.state = state;
    };
  }
}

/** One part that fails leaves the others as they are: a person goes on. @param {() => void} part */
function guarded(part) {
  try {
    part();
  } catch (fault) {
    console.error(fault);
  }
}
