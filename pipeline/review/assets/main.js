// Puts the page to work: which project is looked at, what was seen, the keys.
import { all, byId, data, text } from "./texts.js";
import { keep, kept } from "./store.js";
import { into, letGo, outline, watchBoxes, watchPictures } from "./slides.js";
import { filter, watchFilters } from "./filter.js";
import { unmark, watchMarks } from "./mark.js";
import { close, isOpen } from "./form.js";
import { editField, save, undo, watchEdits } from "./edit.js";

const list = all(".card");
const seen = new Set([...(kept().seen ?? []), ...data.corrections.seen.map((one) => one.project)]);
/** @type {HTMLElement | null} */
let current = null;

/**
 * Look at a project.
 * @param {HTMLElement | undefined} card
 * @param {boolean} [focus] whether the keyboard goes there, too
 */
function select(card, focus = false) {
  if (!card) return;
  current?.classList.remove("current");
  current = card;
  card.classList.add("current");
  if (focus) card.focus({ preventScroll: true });
  into(byId("list"), card);
  outline(card.dataset.id || "");
}

/** The projects that are shown. */
function shown() {
  return list.filter((card) => !card.hidden);
}

/**
 * Go to the next project, or the one before, that fits.
 * @param {number} step 1 or -1
 * @param {(card: HTMLElement) => boolean} [fits]
 */
function step(step, fits = () => true) {
  const cards = shown();
  const at = current ? cards.indexOf(current) : step > 0 ? -1 : cards.length;
  const rest = step > 0 ? cards.slice(at + 1) : cards.slice(0, Math.max(at, 0)).reverse();
  select(rest.find(fits), true);
}

/**
 * @param {HTMLElement} card
 */
function isNew(card) {
  return !card.classList.contains("done");
}

/** Show what was seen, and how much of all. */
function showSeen() {
  for (const card of list) {
    const done = seen.has(card.dataset.id || "");
    card.classList.toggle("done", done);
    /** @type {HTMLInputElement} */ (card.querySelector("[data-do=seen]")).checked = done;
  }
  const count = list.filter((card) => !isNew(card)).length;
  byId("progress").textContent = list.length ? text("progress", { seen: count, all: list.length }) : "";
  filter();
}

/**
 * @param {HTMLElement} card
 * @param {boolean} done
 */
function markSeen(card, done) {
  if (done) seen.add(card.dataset.id || "");
  else seen.delete(card.dataset.id || "");
  keep({ seen: [...seen] });
  showSeen();
}

/** @type {Record<string, () => void>} */
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  n: () => step(1, isNew),
  p: () => step(-1, isNew),
  " ": () => {
    if (!current) return;
    markSeen(current, isNew(current));
    if (!isNew(current)) step(1, isNew);
  },
  "/": () => byId("search").focus(),
  "?": () => /** @type {HTMLDialogElement} */ (byId("help")).showModal(),
  e: () => current && editField(current, "name"),
  Escape: () => (isOpen() ? close() : letGo()),
};
/**
 * With Ctrl, or Cmd.
 * @type {Record<string, () => void>}
 */
const WITH_CTRL = { z: () => undo(-1), y: () => undo(1), s: () => save(seenTables) };

/** What was seen, as the file of corrections tells it. */
function seenTables() {
  return list.filter((card) => !isNew(card)).map((card) => {
    const now = JSON.parse(card.dataset.seen || "[]")[0];
    // What was seen before keeps how sure the program was then.
    const before = data.corrections.seen.find((one) => one.project === now.project);
    return before ?? { ...now, confidence: Number(card.dataset.confidence) };
  });
}

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const editing = target.matches("input:not([type=checkbox]), textarea");
  if ((event.ctrlKey || event.metaKey) && event.key in WITH_CTRL && !(editing && event.key !== "s")) {
    event.preventDefault();
    WITH_CTRL[event.key]();
    return;
  }
  if (event.key === "Escape" && isOpen()) {
    if (document.body.classList.contains("marking")) unmark();
    else close();
    return;
  }
  const typing = target.matches("input:not([type=checkbox]), select, textarea") || target.closest("dialog[open]");
  const pressing = event.key === " " && target.matches("button, summary, a, input");
  if (event.key === "Escape" && target.id === "search") target.blur();
  if (typing || pressing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
});
byId("keys").addEventListener("click", KEYS["?"]);
byId("list").addEventListener("click", (event) => {
  const card = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest(".card"));
  if (card && card !== current && !(/** @type {HTMLElement} */ (event.target).closest("a"))) select(card);
});
byId("list").addEventListener("focusin", (event) => {
  const card = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest(".card"));
  if (card && card !== current && /** @type {HTMLElement} */ (event.target).matches(":focus-visible")) select(card);
});
byId("list").addEventListener("change", (event) => {
  const box = /** @type {HTMLInputElement} */ (event.target);
  const card = /** @type {HTMLElement | null} */ (box.closest(".card"));
  if (box.dataset.do === "seen" && card) markSeen(card, box.checked);
});
watchPictures();
watchBoxes((id) => select(document.getElementById(`project-${id}`) ?? undefined));
watchFilters();
watchMarks();
watchEdits(seenTables);
showSeen();
