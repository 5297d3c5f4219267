// Chips and search: which cards are shown. Of one kind of chip any may fit, of different kinds all must.
import { all, byId, folded, text } from "../../pages/assets/page.js";

export const cards = all(".card");
const rows = all(".card, .stub");
const words = new Map(rows.map((one) => [one, folded(one.textContent || "")]));
const chips = /** @type {HTMLButtonElement[]} */ (all(".chip"));
/** What a number of the table asks for that no chip does: neither new nor gone; items. */
let others = false;
let what = "";

/**
 * The values that are asked for, by facet.
 * @returns {Map<string, Set<string>>}
 */
function asked() {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const chip of chips) {
    if (chip.getAttribute("aria-pressed") !== "true") continue;
    const facet = chip.dataset.facet ?? "";
    found.set(facet, (found.get(facet) ?? new Set()).add(chip.dataset.value ?? ""));
  }
  return found;
}

/**
 * @param {HTMLElement} card
 * @param {string} facet
 * @param {Set<string>} wanted
 */
function fits(card, facet, wanted) {
  if (facet === "seen") return !card.classList.contains("done") && !card.classList.contains("stub");
  return (card.dataset[facet] ?? "").split(" ").some((value) => wanted.has(value));
}

/** Show what fits, hide the rest, and say how many changes fit. */
export function filter() {
  const wanted = asked();
  const terms = folded(/** @type {HTMLInputElement} */ (byId("search")).value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    const sign = (row.dataset.signs ?? "").split(" ")[0];
    const found = terms.every((term) => words.get(row)?.includes(term)) && [...wanted].every(([facet, values]) => fits(row, facet, values));
    row.hidden = !found || (others && ["added", "removed"].includes(sign)) || (what !== "" && row.dataset.what !== what);
    if (!row.hidden && row.classList.contains("card")) count += 1;
  }
  for (const heading of all("[data-part]")) heading.hidden = isEmpty(heading);
  for (const section of all(".section")) section.hidden = !section.querySelector(".card:not([hidden]), .stub:not([hidden])");
  const narrow = wanted.size > 0 || terms.length > 0 || others || what !== "";
  byId("none").hidden = count > 0;
  byId("clear").hidden = !narrow;
  const picked = [...wanted.values()].reduce((sum, values) => sum + values.size, 0);
  byId("picked").textContent = picked ? ` (${picked})` : "";
  byId("count").textContent = text(count === 1 ? "shown_one" : "shown_many", { count });
}

/**
 * Whether all that stands under a heading, up to the next one, is hidden.
 * @param {HTMLElement} heading
 */
function isEmpty(heading) {
  for (let next = heading.nextElementSibling; next && !next.hasAttribute("data-part"); next = next.nextElementSibling) {
    if (!(/** @type {HTMLElement} */ (next).hidden)) return false;
  }
  return true;
}

/** Ask for nothing any more. */
export function clear() {
  others = false;
  what = "";
  for (const chip of chips) chip.setAttribute("aria-pressed", "false");
  /** @type {HTMLInputElement} */ (byId("search")).value = "";
  filter();
}

/**
 * A number of the table shows just what it counts.
 * @param {HTMLElement} number
 */
function pick(number) {
  clear();
  const { pickWhat, pickSign, pickSection } = number.dataset;
  others = pickSign === "other";
  what = pickWhat ?? "";
  for (const chip of chips) {
    const wanted = { signs: pickSign, sections: pickSection, what: pickWhat }[chip.dataset.facet ?? ""];
    if (wanted === chip.dataset.value) chip.setAttribute("aria-pressed", "true");
  }
  filter();
  byId("bar").scrollIntoView();
}

/** Filter whenever something is typed or pressed. */
export function watchFilters() {
  byId("search").addEventListener("input", filter);
  byId("clear").addEventListener("click", clear);
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  for (const number of all("[data-pick-what]")) number.addEventListener("click", () => pick(number));
  if (window.matchMedia("(min-width: 900px)").matches) byId("filters").setAttribute("open", "");
}
