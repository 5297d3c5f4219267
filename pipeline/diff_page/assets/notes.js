// What was seen, and notes: kept in the browser, saved as Markdown.
import { all, byId, given, say, text } from "../../pages/assets/page.js";
import { keep, kept } from "./kept.js";
import { cards, filter } from "./filters.js";
import { isNew } from "./walk.js";

/** Show what was seen, and how much of all. */
export function showSeen() {
  for (const card of cards) {
    const done = (card.dataset.key ?? "") in kept.seen;
    card.classList.toggle("done", done);
    /** @type {HTMLInputElement} */ (card.querySelector("[data-do=seen]")).checked = done;
  }
  const seen = cards.filter((card) => !isNew(card)).length;
  byId("progress").textContent = text("progress", { seen, all: cards.length });
  filter();
}

/**
 * @param {HTMLElement} card
 * @param {boolean} done
 */
export function markSeen(card, done) {
  if (done) kept.seen[card.dataset.key ?? ""] = true;
  else delete kept.seen[card.dataset.key ?? ""];
  keep();
  showSeen();
}

/**
 * The place for a note on a change; it is made when it is first needed.
 * @param {HTMLElement} card
 */
function field(card) {
  const found = card.querySelector("textarea");
  if (found) return found;
  const made = document.createElement("textarea");
  made.className = "note";
  made.rows = 2;
  made.setAttribute("aria-label", text("note"));
  made.placeholder = text("note");
  made.value = kept.notes[card.dataset.key ?? ""] ?? "";
  made.addEventListener("input", () => {
    if (made.value.trim()) kept.notes[card.dataset.key ?? ""] = made.value;
    else delete kept.notes[card.dataset.key ?? ""];
    keep();
  });
  made.addEventListener("blur", () => {
    if (made.value.trim()) return;
    made.remove();
    card.querySelector("[data-do=note]")?.setAttribute("aria-expanded", "false");
  });
  card.querySelector("header")?.after(made);
  card.querySelector("[data-do=note]")?.setAttribute("aria-expanded", "true");
  return made;
}

/**
 * Write a note on a change.
 * @param {HTMLElement} card
 */
export function note(card) {
  field(card).focus();
}

/**
 * A text of a plan as Markdown shows it.
 * @param {string} value
 */
function plain(value) {
  return value.replace(/\s+/g, " ").trim().replace(/([\\`*_{}[\]<>#|~])/g, "\\$1");
}

/**
 * A change as a line of a list: its tick, its sign, its name as it is now, its pages, its note.
 * @param {HTMLElement} card
 */
function told(card) {
  const title = /** @type {HTMLElement} */ (card.querySelector(".title")?.cloneNode(true));
  for (const gone of all("del", title)) gone.remove();
  const signs = all(".signs [aria-hidden]", card).map((one) => one.textContent).join("");
  const pages = all(".meta .page", card).map((one) => one.textContent).join(", ");
  const said = all(".meta .said, .reasons li", card).map((one) => plain(one.textContent ?? "")).join("; ");
  const line = `- [${isNew(card) ? " " : "x"}] ${plain(signs)} **${plain(title.textContent ?? "")}**${said ? ` – ${said}` : ""}${pages ? ` (${pages})` : ""}`;
  const written = kept.notes[card.dataset.key ?? ""];
  return written ? `${line}\n${written.trim().split("\n").map((one) => `  > ${one}`).join("\n")}` : line;
}

/** All that was seen or noted, as Markdown. */
function markdown() {
  const parts = [`# ${text("heading")}`, all(".editions > div").map((one) => `- ${all("dt, b", one).map((name) => plain(name.textContent ?? "")).join(": ")}`).join("\n")];
  for (const section of all(".section")) {
    const own = all(".card", section).filter((card) => !isNew(card) || (card.dataset.key ?? "") in kept.notes);
    if (own.length) parts.push(`## ${plain(section.querySelector("h2")?.textContent ?? "")}`, own.map(told).join("\n"));
  }
  return `${parts.join("\n\n")}\n`;
}

/** Download the ticks and notes as a file of Markdown. */
function save() {
  if (!cards.some((card) => !isNew(card) || (card.dataset.key ?? "") in kept.notes)) {
    say(text("nothing"));
    return;
  }
  const link = document.createElement("a");
  link.download = `${given.name}.notes.md`;
  link.href = URL.createObjectURL(new Blob([markdown()], { type: "text/markdown" }));
  link.click();
  URL.revokeObjectURL(link.href);
  say(text("saved", { file: link.download }));
}

/** Show the notes that were kept, and take new ones. */
export function watchNotes() {
  for (const card of cards) {
    if ((card.dataset.key ?? "") in kept.notes) field(card);
    card.querySelector("[data-do=note]")?.addEventListener("click", () => note(card));
    card.querySelector("[data-do=seen]")?.addEventListener("change", (event) => markSeen(card, /** @type {HTMLInputElement} */ (event.target).checked));
  }
  byId("export").addEventListener("click", save);
  showSeen();
}
