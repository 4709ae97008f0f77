// @ts-check
// The only place that makes elements. Text is always a text node: what somebody typed can never become markup,
// and the page runs under `require-trusted-types-for 'script'` without a policy.

/** Buttons of NL Design System: the one that leads on, and any other. */
export const MAIN = 'nl-button nl-button--primary';
export const QUIET = 'nl-button nl-button--secondary';

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | number | ((event: Event) => void)>} [attributes] functions become listeners; true an empty attribute; false leaves it out
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** @param {string} text @param {() => void} click @param {string} [look] */
export const button = (text, click, look = QUIET) => el('button', { type: 'button', class: look, click }, text);

/**
 * @template {HTMLElement} T
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T[]}
 */
export const all = (root, selector) => /** @type {T[]} */ ([...root.querySelectorAll(selector)]);

/**
 * Puts the focus where somebody goes on, without the jump of an LMS frame whose layout just changed.
 * @param {HTMLElement | null | undefined} element
 */
export function goTo(element) {
  if (!element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'nearest' });
}

/**
 * Words of an element as a reader sees them: one line, nothing that is hidden.
 * @param {Element} element
 * @returns {string}
 */
export function visibleText(element) {
  const text = [...element.childNodes].map((node) => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof HTMLElement) || node.hidden || node.getAttribute('aria-hidden') === 'true') return '';
    return ` ${visibleText(node)} `;
  }).join('');
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Changes text only when it differs, so that a live region is not read twice.
 * @param {Element} element
 * @param {string} text
 */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
