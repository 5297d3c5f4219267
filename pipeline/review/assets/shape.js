// What corrections make of the page's cards and lines: split, joined, moved, made, taken away. Everything that is put in has the
// class `edited` and goes when the corrections are shown anew; what is taken elsewhere has the class `gone`.
import { all, byId, data, text } from "./texts.js";
import { element } from "./form.js";
import { cardOf, entriesOf, letters, lineOf, nameOf, rowOf, said, textOf, valuesIn, whole } from "./cards.js";
import { blank, nameIt, newCard, put } from "./made.js";

/**
 * What cards said of their themes before.
 * @type {Map<HTMLElement, string>}
 */
const themesBefore = new Map();
/**
 * What cards said of their entries before.
 * @type {Map<HTMLElement, string>}
 */
const entriesBefore = new Map();
/**
 * The themes of entries that were moved, by their texts' hashes.
 * @type {Map<string, number>}
 */
const moved = new Map();

/** Take away all that corrections put in. */
export function restore() {
  for (const one of all(".edited")) one.remove();
  for (const one of all(".replaced, .is-settled, .gone, .filled")) one.classList.remove("replaced", "is-settled", "gone", "filled");
  for (const card of all(".card")) {
    nameIt(card, data.names[card.dataset.id ?? ""]);
    delete card.dataset.joined;
  }
  for (const [card, themes] of themesBefore) card.dataset.themes = themes;
  for (const [card, entries] of entriesBefore) card.dataset.seen = entries;
  themesBefore.clear();
  entriesBefore.clear();
  moved.clear();
}

/**
 * The themes that a card says it stands under.
 * @param {HTMLElement} card
 */
function themesOf(card) {
  return (card.dataset.themes ?? "").split(" ").filter(Boolean).map(Number);
}

/**
 * The theme of an entry; null where it has none.
 * @param {string} mention
 */
function themeOf(mention) {
  return moved.get(mention) ?? data.mentions[mention]?.[1] ?? null;
}

/**
 * @param {HTMLElement} card
 * @param {(number | null)[]} numbers
 */
function setThemes(card, numbers) {
  const themes = [...new Set(numbers.flatMap((number) => number ?? []))].sort((a, b) => a - b);
  if (!card.classList.contains("edited") && !themesBefore.has(card)) themesBefore.set(card, card.dataset.themes ?? "");
  card.dataset.themes = themes.join(" ");
  const meta = /** @type {HTMLElement} */ (card.querySelector(".meta"));
  for (const one of all(".theme.edited", meta)) one.remove();
  for (const one of all(".theme", meta)) one.classList.add("replaced");
  const sure = meta.querySelector(".sure");
  for (const number of themes) meta.insertBefore(element("span", { class: "theme edited" }, text("in_theme", { number })), sure);
}

/**
 * A project becomes several: each value goes with the part in which it stands, one that stands in none stays.
 * @param {Record<string, any>} one
 */
function split(one) {
  const card = cardOf(one);
  if (!card) return null;
  const texts = one.parts.map((/** @type {{text: string}} */ part) => letters(part.text));
  let behind = card;
  for (const [number, part] of one.parts.entries()) {
    // An entry that leaves the project as a whole is its only part.
    if (number === 0 && one.parts.length > 1) continue;
    const made = newCard(part, one.page);
    setThemes(made, [themeOf(one.mention)]);
    made.dataset.split = one.mention;
    made.dataset.part = String(number);
    behind.after(made);
    behind = made;
    for (const value of all(".field .value:not(.replaced)", card)) {
      const row = rowOf(made, /** @type {HTMLElement} */ (value.closest(".field")).dataset.field ?? "");
      const own = letters(value.dataset.text ?? "");
      if (row.dataset.field !== "name" && own && texts[number].includes(own)) put(row, value);
    }
  }
  if (one.parts.length === 1) leave(card, one.mention);
  else for (const value of all(".field .value:not(.replaced)", card)) {
    const own = letters(value.dataset.text ?? "");
    if (!texts[0].includes(own) && texts.slice(1).some((/** @type {string} */ part) => part.includes(own))) value.classList.add("replaced");
  }
  return behind;
}

/**
 * An entry leaves a project of several.
 * @param {HTMLElement} card
 * @param {string} mention
 */
function leave(card, mention) {
  if (!entriesBefore.has(card)) entriesBefore.set(card, card.dataset.seen ?? "");
  const rest = entriesOf(card).filter((seen) => seen.mention !== mention);
  card.dataset.seen = JSON.stringify(rest);
  setThemes(card, rest.map((seen) => themeOf(seen.mention)));
}

/**
 * Two projects become one: what the first lacks comes from the second.
 * @param {Record<string, any>} one
 */
function join(one) {
  const [other, into] = [cardOf(one), cardOf(one.into)];
  if (!other || !into || other === into) return null;
  for (const row of all(".field", other)) {
    const target = rowOf(into, row.dataset.field ?? "");
    if (!valuesIn(target).length) for (const value of valuesIn(row)) put(target, value);
  }
  setThemes(into, [...themesOf(into), ...themesOf(other)]);
  into.append(element("p", { class: "changed edited" }, text("with", { name: nameOf(other) })));
  into.dataset.joined = [into.dataset.joined ?? "", other.dataset.joined ?? "", ...entriesOf(other).map((seen) => seen.mention)].join(" ");
  other.classList.add("gone");
  return other;
}

/**
 * An entry stands under another theme.
 * @param {Record<string, any>} one
 */
function move(one) {
  const card = cardOf(one);
  if (!card) return null;
  moved.set(one.mention, one.theme);
  setThemes(card, entriesOf(card).map((seen) => themeOf(seen.mention)));
  return card;
}

/**
 * A text becomes a project, an item of a list, a partner.
 * @param {Record<string, any>} one
 */
function make(one) {
  const line = lineOf(one);
  if (!line) return null;
  const parts = whole(line);
  for (const part of parts) part.classList.add("gone");
  if (one.what === "project") {
    const made = newCard(one.parts[0], one.page);
    setThemes(made, [one.theme]);
    byId("projects").append(made);
    return made;
  }
  if (one.what === "partner") {
    const card = cardOf(one.of);
    const value = parts.map(said).join(" ");
    if (card) put(rowOf(card, "partners"), element("span", { class: "value f-partners", "data-text": value }, value));
    return card ?? null;
  }
  const list = document.querySelector(`[data-list="${one.list}"]${one.list === "phenomena" ? "" : `[data-of="${one.theme}"]`}`);
  const copies = parts.map((part) => /** @type {HTMLElement} */ (part.cloneNode(true)));
  for (const copy of copies) {
    copy.classList.remove("gone");
    copy.classList.add("edited");
  }
  list?.append(...copies);
  return copies[0];
}

/**
 * A project is none: its words are claimed by nothing.
 * @param {Record<string, any>} one
 */
function remove(one) {
  const card = cardOf(one);
  if (!card) return null;
  for (const seen of entriesOf(card)) {
    const line = blank("blank-line");
    const { name: _, project: __, ...place } = seen;
    line.classList.add("edited");
    line.dataset.seen = JSON.stringify(place);
    /** @type {HTMLElement} */ (line.querySelector(".value")).textContent = textOf(seen);
    byId("unread").append(line);
  }
  card.classList.add("gone");
  return card;
}

/** What each kind does to the page, in the order in which planex extract applies them; where it shows. */
export const SHAPES = { remove, make, split, join, move };
