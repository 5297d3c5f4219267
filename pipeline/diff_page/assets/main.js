// Puts the page to work: filters, jumps, ticks, notes, pictures, and the keys for all of them.
import { all, byId } from "../../pages/assets/page.js";
import { watchFilters } from "./filters.js";
import { isNew, letGo, looked, step, watchJumps } from "./walk.js";
import { markSeen, note, watchNotes } from "./notes.js";
import { turnSide, watchPictures } from "./pictures.js";

/** @type {Record<string, () => void>} */
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  n: () => step(1, isNew),
  p: () => step(-1, isNew),
  s: turnSide,
  m: () => {
    const card = looked();
    if (card) note(card);
  },
  " ": () => {
    const card = looked();
    if (!card) return;
    markSeen(card, isNew(card));
    if (!isNew(card)) step(1, isNew);
  },
  "/": () => byId("search").focus(),
  "?": () => /** @type {HTMLDialogElement} */ (byId("help")).showModal(),
  Escape: letGo,
};

/**
 * @param {KeyboardEvent} event
 */
function press(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key === "Escape" && target.matches("#search, textarea")) target.blur();
  const typing = target.matches("input:not([type=checkbox]), textarea") || target.closest("dialog[open]");
  const pressing = event.key === " " && target.matches("button, summary, a, input");
  if (typing || pressing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
}

// Where nothing changed there is nothing to filter, to tick or to walk through.
if (all(".card").length) {
  document.documentElement.classList.add("works");
  document.addEventListener("keydown", press);
  byId("keys").addEventListener("click", KEYS["?"]);
  watchFilters();
  watchJumps();
  watchPictures();
  watchNotes();
}
