// Puts the page to work: which project is looked at, what was seen, the keys.
import { all, byId, data, text } from "./texts.js";
import { keep, kept } from "./store.js";
import { into, letGo, outline, watchBoxes, watchPictures } from "./slides.js";
import { filter, forget, watchFilters } from "./filter.js";
import { unmark, watchMarks } from "./mark.js";
import { close, isOpen } from "./form.js";
import { cards, seenOf } from "./cards.js";
import { onChange } from "./log.js";
import { editField } from "./edit.js";
import { save } from "./save.js";
import { undo, watchEdits } from "./change.js";

const seen = new Set([...(kept().seen ?? []), ...data.corrections.seen.map((one) => one.project ?? `new-${one.mention}`)]);
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
  return cards().filter((card) => !card.hidden);
}

/**
 * Go to the next project, or the one before, that fits.
 * @param {number} step 1 or -1
 * @param {(card: HTMLElement) => boolean} [fits]
 */
function step(step, fits = () => true) {
  const there = shown();
  const at = current ? there.indexOf(current) : step > 0 ? -1 : there.length;
  const rest = step > 0 ? there.slice(at + 1) : there.slice(0, Math.max(at, 0)).reverse();
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
  const there = cards();
  for (const card of there) {
    const done = seen.has(card.dataset.id || "");
    card.classList.toggle("done", done);
    /** @type {HTMLInputElement} */ (card.querySelector("[data-do=seen]")).checked = done;
  }
  const count = there.filter((card) => !isNew(card)).length;
  byId("progress").textContent = there.length ? text("progress", { seen: count, all: there.length }) : "";
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
  return cards().filter((card) => !isNew(card)).map((card) => {
    const now = seenOf(card);
    // What was seen before keeps how sure the program was then.
    const before = data.corrections.seen.find((one) => one.project !== undefined && one.project === now.project);
    return before ?? { ...now, ...(card.dataset.confidence ? { confidence: Number(card.dataset.confidence) } : {}) };
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
/** What the keyboard was on may have gone with what was said: it stays with the project. */
function keepFocus() {
  const there = /** @type {HTMLElement | null} */ (document.activeElement);
  if (current && !there?.offsetParent) current.focus({ preventScroll: true });
}

watchPictures();
watchBoxes((id) => select(document.getElementById(`project-${id}`) ?? undefined));
watchFilters();
watchMarks();
watchEdits(seenTables);
document.addEventListener("look-at", (event) => select(document.getElementById(`project-${/** @type {CustomEvent} */ (event).detail}`) ?? undefined, true));
onChange(() => {
  // What is looked at may have gone, with the correction that made it or into another project.
  if (current && (!current.isConnected || current.classList.contains("gone"))) current = null;
  forget();
  showSeen();
  keepFocus();
});
showSeen();
