// Search and filters: which projects and lines are shown, which fields and boxes.
import { all, byId, folded, text } from "./texts.js";
import { cards } from "./cards.js";

/**
 * What each card, line and finding says, folded; made when it is first asked for.
 * @type {Map<HTMLElement, string>}
 */
let words = new Map();

/**
 * The field that is shown alone; null where rows have come that nobody looked at.
 * @type {string | null}
 */
let shownField = "";

function wordsOfAll() {
  if (!words.size) words = new Map(all(".card, .line, #list > .group > .remarks > .remark").map((one) => [one, folded(one.textContent || "")]));
  return words;
}

/** The page says something else now. */
export function forget() {
  words = new Map();
  if (shownField) shownField = null;
}

/**
 * The value of a control.
 * @param {string} id
 */
function setting(id) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (byId(id)).value;
}

/**
 * @param {HTMLElement} card
 */
function fits(card) {
  const theme = setting("by-theme");
  const code = setting("by-code");
  const codes = (card.dataset.codes || "").split(" ").filter(Boolean);
  const unseen = /** @type {HTMLInputElement} */ (byId("by-seen")).checked;
  return (
    (!theme || (card.dataset.themes || "").split(" ").includes(theme)) &&
    (!code || (code === "*" ? codes.length > 0 : codes.includes(code))) &&
    (!unseen || !card.classList.contains("done"))
  );
}

/**
 * Show one field of all projects and its boxes; all fields where it is empty.
 * @param {string} field
 */
function showField(field) {
  for (const row of all(".field")) row.hidden = field !== "" && row.dataset.field !== field;
  byId("slides").classList.toggle("dim", field !== "");
  for (const box of all(".box")) box.classList.toggle("kept", box.classList.contains(`f-${field}`));
  shownField = field;
}

/** Show what fits, hide the rest, and say how many projects fit. */
export function filter() {
  const asked = folded(setting("search")).split(/\s+/).filter(Boolean);
  const narrow = setting("by-theme") + setting("by-code") !== "" || /** @type {HTMLInputElement} */ (byId("by-seen")).checked;
  const field = setting("by-field");
  let count = 0;
  for (const [one, said] of wordsOfAll()) {
    const found = asked.every((word) => said.includes(word));
    if (!one.classList.contains("card")) {
      const group = /** @type {HTMLElement | null} */ (one.closest(".group"));
      const ofTheme = group?.dataset.theme && group.dataset.theme === setting("by-theme");
      const ofCode = one.dataset.code !== undefined && ["*", one.dataset.code].includes(setting("by-code"));
      one.hidden = !found || (narrow && !ofTheme && !ofCode);
      continue;
    }
    one.hidden = !found || !fits(one);
    count += one.hidden || one.classList.contains("gone") ? 0 : 1;
  }
  if (field !== shownField) showField(field);
  for (const group of all(".group")) {
    group.hidden = !group.querySelector(".card:not([hidden]), .line:not([hidden], .gone), :scope > .remarks > .remark:not([hidden])");
    for (const heading of all(":scope > h2", group)) heading.hidden = isEmpty(heading);
  }
  byId("none").hidden = all(".group").some((group) => !group.hidden);
  byId("count").textContent = count === cards().length ? "" : text("shown", { count });
}

/**
 * Whether all that stands under a heading, up to the next one, is hidden.
 * @param {HTMLElement} heading
 */
function isEmpty(heading) {
  for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
    if (!(/** @type {HTMLElement} */ (next).hidden)) return false;
  }
  return true;
}

/** Filter whenever something is typed or chosen. */
export function watchFilters() {
  for (const id of ["search", "by-theme", "by-code", "by-field", "by-seen"]) byId(id).addEventListener("input", filter);
}
