// What stands on the page: its cards and lines, and which of them a correction is about.
import { all, data, folded } from "./texts.js";

/** The cards of all projects that there are, those that a correction made too. */
export function cards() {
  return all(".card:not(.gone)");
}

/** The lines of all lists and texts, without those that were taken elsewhere. */
export function lines() {
  return all(".line:not(.gone)");
}

/**
 * What a correction has to name of a card, a line or a finding: of each entry of a project.
 * @param {HTMLElement} one
 * @returns {Record<string, any>[]}
 */
export function entriesOf(one) {
  const told = JSON.parse(one.dataset.seen || "{}");
  return Array.isArray(told) ? told : [told];
}

/**
 * The same of its first entry.
 * @param {HTMLElement} one
 */
export function seenOf(one) {
  return entriesOf(one)[0];
}

/**
 * The whole text of an entry of a project.
 * @param {Record<string, any>} seen
 */
export function textOf(seen) {
  return data.mentions[seen.mention]?.[0] ?? seen.text;
}

/**
 * The card of the project that a correction is about.
 * @param {Record<string, any>} one
 */
export function cardOf(one) {
  const found = cards().filter((card) => [...entriesOf(card).map((seen) => seen.mention), ...(card.dataset.joined ?? "").split(" ")].includes(one.mention));
  return found.find((card) => card.dataset.id === one.project) ?? found.find((card) => card.classList.contains("edited")) ?? found[0];
}

/**
 * The line that a correction is about.
 * @param {Record<string, any>} one
 */
export function lineOf(one) {
  const found = lines().filter((line) => seenOf(line).mention === one.mention);
  return found.find((line) => seenOf(line).page === one.page) ?? found[0];
}

/**
 * A line and all that hangs under it.
 * @param {HTMLElement} line
 */
export function whole(line) {
  const found = [line];
  for (let next = line.nextElementSibling; next && level(next) > level(line); next = next.nextElementSibling) found.push(/** @type {HTMLElement} */ (next));
  return found;
}

/**
 * @param {Element} line
 */
function level(line) {
  return Number(/** @type {HTMLElement} */ (line).dataset.level ?? 0);
}

/**
 * A line's own text.
 * @param {Element} line
 */
export function said(line) {
  return (line.querySelector(".value")?.textContent ?? "").trim();
}

/**
 * A card's row of a field.
 * @param {HTMLElement} card
 * @param {string} field
 */
export function rowOf(card, field) {
  return /** @type {HTMLElement} */ (card.querySelector(`[data-field="${field}"]`));
}

/**
 * The values that stand in a row now.
 * @param {HTMLElement} row
 */
export function valuesIn(row) {
  return all(".value:not(.replaced)", row);
}

/**
 * A project's name as the page has it now.
 * @param {HTMLElement} card
 */
export function nameOf(card) {
  return card.querySelector("h3")?.textContent ?? "";
}

/**
 * A text's letters and digits alone, folded.
 * @param {string} text
 */
export function letters(text) {
  return folded(text).replace(/[^\p{L}\p{N}+]/gu, "");
}

/**
 * The hash by which corrections name a text, as `mention_hash` in pipeline/corrections/anchors.py makes it.
 * @param {string} text
 */
export async function mentionHash(text) {
  const words = text.replaceAll("\u00ad", "").toLowerCase().match(/[\p{L}\p{N}]+|\+/gu) ?? [];
  words.sort(byCodePoint);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words.join(" ")));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 12);
}

/**
 * The order of Python's `sorted`, which knows code points and no surrogates.
 * @param {string} one
 * @param {string} other
 */
function byCodePoint(one, other) {
  const [a, b] = [[...one], [...other]];
  const at = a.findIndex((char, i) => char !== b[i]);
  if (at < 0) return a.length - b.length;
  return (a[at].codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? -1);
}

/**
 * Where a text parts a longer one: behind its beginning, at a word's; -1 where it does not.
 * @param {string} text
 * @param {string} begins
 */
export function partingAt(text, begins) {
  const at = text.indexOf(begins.split(/\s+/).join(" ").trim());
  return at > 0 && /\s/.test(text[at - 1]) ? at : -1;
}
