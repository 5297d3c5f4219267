// Which change is looked at: next and previous by key, jumps between both places of one that moved.
import { all } from "../../pages/assets/page.js";
import { cards, clear } from "./filters.js";

/** @type {HTMLElement | null} */
let current = null;

/** The change that is looked at. */
export function looked() {
  return current;
}

/**
 * Look at a change.
 * @param {HTMLElement | undefined | null} card
 */
export function look(card) {
  if (!card) return;
  current?.classList.remove("current");
  current = card;
  card.classList.add("current");
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: card.offsetHeight > window.innerHeight * 0.6 ? "start" : "center" });
}

/** Look at none any more. */
export function letGo() {
  current?.classList.remove("current");
  current = null;
}

/**
 * @param {HTMLElement} card
 */
export function isNew(card) {
  return !card.classList.contains("done");
}

/**
 * Go to the next change that is shown and fits, or the one before.
 * @param {number} by 1 or -1
 * @param {(card: HTMLElement) => boolean} [fits]
 */
export function step(by, fits = () => true) {
  const shown = cards.filter((card) => !card.hidden);
  const at = current ? shown.indexOf(current) : by > 0 ? -1 : shown.length;
  const rest = by > 0 ? shown.slice(at + 1) : shown.slice(0, Math.max(at, 0)).reverse();
  look(rest.find(fits));
}

/** Jumps lead to what filters hide, too: then all is shown. */
export function watchJumps() {
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("[data-jump]"));
    const target = link && document.getElementById(link.dataset.jump ?? "");
    if (!target) return;
    event.preventDefault();
    if (target.closest("[hidden]")) clear();
    if (target.matches(".card, .stub")) look(target);
    else target.scrollIntoView();
  });
  for (const card of cards) {
    card.addEventListener("click", (event) => {
      if (card === current || /** @type {HTMLElement} */ (event.target).closest("a, button, input, textarea, summary, label")) return;
      for (const other of all(".current")) other.classList.remove("current");
      current = card;
      card.classList.add("current");
    });
  }
}
