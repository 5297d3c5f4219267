// What the page was given: the data that stands in it, and its words in the reader's language.

/** @type {{plan: string, sha256: string, title: string, corrections: Record<string, Record<string, any>[]>, words: Record<string, [number, number, number, number, string][]>, themes: [number, string][], names: Record<string, string>, mentions: Record<string, [string, number | null]>, texts: Record<string, string>}} */
export const data = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("data")).textContent || "{}");

/** The fields that hold several values. */
export const LISTS = ["funders", "partners"];

/**
 * A sentence in the reader's language, its {places} filled in.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function text(key, values = {}) {
  return (data.texts[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/**
 * A text in which letters are folded: no case, no accents.
 * @param {string} value
 */
export function folded(value) {
  return value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * An element by its id; the page has all that are asked for.
 * @param {string} id
 */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * All elements of a selector, as a list.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement[]}
 */
export function all(selector, within = document) {
  return [...within.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));
}

let fading = 0;

/**
 * Say something at the foot of the page, for a while, to eyes and screen readers.
 * @param {string} message
 */
export function say(message) {
  const toast = byId("said");
  toast.textContent = message;
  toast.classList.add("on");
  clearTimeout(fading);
  fading = window.setTimeout(() => toast.classList.remove("on"), 5000);
}
