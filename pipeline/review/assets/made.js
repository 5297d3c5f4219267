// The cards and values that corrections put into the page; each has the class `edited`.
import { all, byId, text } from "./texts.js";
import { element } from "./form.js";
import { rowOf } from "./cards.js";

// So many letters of a text stand in the file, as in pipeline/corrections/anchors.py.
const SHOWN = 160;

/**
 * @param {HTMLElement} card
 * @param {string} name
 */
export function nameIt(card, name) {
  const title = card.querySelector("h3");
  if (title) title.textContent = name;
}

/**
 * An empty copy of what stands in a template.
 * @param {string} id
 */
export function blank(id) {
  const template = /** @type {HTMLTemplateElement} */ (byId(id));
  return /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (template.content.firstElementChild).cloneNode(true));
}

/**
 * How a text that is a project now is called until the rules have read it: its first sentence, or how it begins.
 * @param {string} whole
 */
function nameFor(whole) {
  const first = whole.split(/[.:](?:\s|$)/)[0];
  return first.length <= 80 ? first : `${first.slice(0, 80).replace(/\s+\S*$/, "")} …`;
}

/**
 * The card of a project that a correction made of a text; its fields are empty but for the name.
 * @param {{text: string, mention: string}} part the whole text and its hash
 * @param {number} page
 */
export function newCard(part, page) {
  const card = blank("blank-card");
  const id = `new-${part.mention}`;
  const name = nameFor(part.text);
  card.classList.add("edited");
  card.id = `project-${id}`;
  card.dataset.id = id;
  card.dataset.seen = JSON.stringify([{ name, page, mention: part.mention, text: part.text.slice(0, SHOWN) }]);
  card.setAttribute("aria-labelledby", `name-${id}`);
  const title = /** @type {HTMLElement} */ (card.querySelector("h3"));
  title.id = `name-${id}`;
  title.textContent = name;
  card.querySelector(".meta")?.prepend(pageLink(page));
  card.querySelector(".sure")?.remove();
  card.querySelector("header")?.after(element("p", { class: "entry" }, part.text), element("p", { class: "anew" }, text("anew")));
  put(rowOf(card, "name"), element("span", { class: "value f-name", "data-text": name }, name));
  return card;
}

/**
 * @param {number} page
 */
function pageLink(page) {
  const any = all("a[data-go]").find((link) => link.dataset.go === String(page));
  return any ? any.cloneNode(true) : element("span", {}, "");
}

/**
 * Put a copy of a value into a row.
 * @param {HTMLElement} row
 * @param {HTMLElement} value
 */
export function put(row, value) {
  const copy = /** @type {HTMLElement} */ (value.cloneNode(true));
  copy.classList.add("edited");
  const cell = /** @type {HTMLElement} */ (row.querySelector("dd"));
  cell.querySelector(".absent")?.classList.add("replaced");
  row.classList.add("filled");
  const last = all(".value", cell).pop();
  if (last) last.after(copy);
  else cell.prepend(copy);
}
