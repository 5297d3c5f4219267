// Correcting: what each button asks, which correction that makes, and how the file of them is saved.
import { LISTS, all, byId, data, say, text } from "./texts.js";
import { ask, element } from "./form.js";
import { add, anything, file, firstRead, log, onChange, turn } from "./log.js";
import { seenOf, showAll } from "./shown.js";

const CHOICES = { scope: ["national"], status: ["upcoming", "ongoing", "ended"] };
/** @type {[string, string][]} */
const themes = data.themes.map(([number, title]) => [String(number), `${number} ${title}`]);

/**
 * What is given, without what is empty.
 * @param {Record<string, any>} table
 */
function filled(table) {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== "" && value !== undefined && !(Array.isArray(value) && !value.length)));
}

/**
 * @param {HTMLElement} card
 */
function nameOf(card) {
  return card.querySelector("h3")?.textContent ?? "";
}

/**
 * Correct a field.
 * @param {HTMLElement} card
 * @param {string} field
 */
export function editField(card, field) {
  const row = /** @type {HTMLElement} */ (card.querySelector(`[data-field="${field}"]`));
  const label = row.querySelector(".label")?.textContent ?? field;
  const texts = all(".value:not(.replaced)", row).map((one) => one.dataset.text ?? "");
  const isList = LISTS.includes(field);
  const now = isList ? "" : texts[0] ?? "";
  const choices = CHOICES[/** @type {keyof typeof CHOICES} */ (field)];
  /** @type {import("./form.js").Ask[]} */
  const asks = [];
  if (isList && texts.length) asks.push({ name: "which", label, options: [["", `+ ${row.querySelector("[data-do=value]")?.textContent ?? ""}`], ...texts.map((one) => /** @type {[string, string]} */ ([one, one]))] });
  asks.push({ name: "value", label: text("value"), value: now, ...(choices ? { options: [["", text("none")], ...choices.map((one) => /** @type {[string, string]} */ ([one, text(one)]))] } : { kind: field === "description" ? "long" : "text" }) });
  if (field === "partners") asks.push({ name: "role", label: text("coordinator"), kind: "check" });
  asks.push({ name: "note", label: text("note") });
  ask(
    {
      title: text("correct", { field: label }),
      was: now,
      asks,
      marks: choices ? undefined : "value",
      remove: field !== "name" && texts.length > 0,
      follow: (form) => {
        const which = /** @type {HTMLSelectElement | null} */ (form.elements.namedItem("which"));
        const value = /** @type {HTMLInputElement} */ (form.elements.namedItem("value"));
        if (which && document.activeElement === which) value.value = which.value;
        const remove = /** @type {HTMLElement | null} */ (form.querySelector("[data-remove]"));
        if (remove && which) remove.hidden = !which.value;
      },
    },
    (answer, marked, removed) => correct(card, field, isList ? answer.which ?? "" : now, answer, marked, removed),
  );
}

/**
 * @param {HTMLElement} card
 * @param {string} field
 * @param {string} now the value that is replaced, empty where one is added
 * @param {Record<string, string>} answer
 * @param {import("./mark.js").Mark[]} marked
 * @param {boolean} removed
 */
function correct(card, field, now, answer, marked, removed) {
  const value = removed ? "" : answer.value;
  if (value === now && !answer.role && !answer.note) return;
  const seen = seenOf(card);
  const row = /** @type {HTMLElement} */ (card.querySelector(`[data-field="${field}"]`));
  const read = LISTS.includes(field) ? now && firstRead(seen, field, now) : row.dataset.read || "";
  if (!read && !value) return;
  const role = field === "partners" && value ? (answer.role ? "coordinator" : "partner") : "";
  add({ ...seen, kind: "value", ...filled({ field, read, value, role, note: answer.note, marked: value ? marked : [] }), shown: now });
}

/** @type {Record<string, (card: HTMLElement, button: HTMLElement) => void>} */
const ACTIONS = {
  value: (card, button) => editField(card, button.dataset.field ?? ""),
  settle: (_, button) => {
    const remark = /** @type {HTMLElement} */ (button.closest(".remark"));
    add({ ...seenOf(remark), kind: "settle", why: button.dataset.why });
  },
  split: (card) =>
    ask({ title: text("split_title", { name: nameOf(card) }), asks: [{ name: "begins", label: text("split") }], marks: "begins" }, (answer) => {
      if (answer.begins) add({ ...seenOf(card), kind: "split", begins: [answer.begins] });
    }),
  join: (card) => {
    const others = all(".card").filter((one) => one !== card);
    const options = others.map((one) => /** @type {[string, string]} */ ([one.dataset.id ?? "", nameOf(one)]));
    ask({ title: text("join_title", { name: nameOf(card) }), asks: [{ name: "into", label: text("project"), options }] }, (answer) => {
      const into = document.getElementById(`project-${answer.into}`);
      if (into) add({ ...seenOf(card), kind: "join", into: seenOf(into) });
    });
  },
  move: (card) =>
    ask({ title: text("move_title", { name: nameOf(card) }), asks: [{ name: "theme", label: text("theme"), options: themes, value: card.dataset.themes?.split(" ")[0] }] }, (answer) =>
      add({ ...seenOf(card), kind: "move", theme: Number(answer.theme) }),
    ),
  remove: (card) => add({ ...seenOf(card), kind: "remove" }),
  make: (line) => {
    const said = line.querySelector(".value")?.textContent ?? "";
    const lists = ["current_state", "strengths", "development_targets", "phenomena"].map((one) => /** @type {[string, string]} */ ([one, text(one)]));
    const asks = [
      { name: "what", label: text("value"), options: ["project", "item", "partner"].map((one) => /** @type {[string, string]} */ ([one, text(one)])) },
      { name: "theme", label: text("theme"), options: themes },
      { name: "list", label: text("list"), options: lists },
      { name: "of", label: `${text("partner")} ${text("of")}`, options: Object.entries(data.names) },
    ];
    ask({ title: text("make_title", { text: said.slice(0, 60) }), asks }, (answer) => {
      const owner = document.getElementById(`project-${answer.of}`);
      const more = answer.what === "partner" ? { of: owner && seenOf(owner) } : { theme: Number(answer.theme), list: answer.what === "item" ? answer.list : "" };
      add({ ...seenOf(line), kind: "make", what: answer.what, ...filled(more) });
    });
  },
};

// --- saving --------------------------------------------------------------------------------------------------------------

/**
 * Download the file of corrections.
 * @param {() => Record<string, any>[]} seen
 */
export function save(seen) {
  const told = seen();
  if (!anything() && !told.length) {
    say(text("nothing"));
    return;
  }
  const name = `${data.plan}.corrections.toml`;
  const content = file(told);
  const link = /** @type {HTMLAnchorElement} */ (element("a", { download: name }));
  link.href = URL.createObjectURL(new Blob([content], { type: "application/toml" }));
  link.click();
  URL.revokeObjectURL(link.href);
  say(text("saved", { file: name }));
}

/**
 * Write the file straight into a folder that the reader chooses, where the browser allows it.
 * @param {() => Record<string, any>[]} seen
 */
async function saveIn(seen) {
  const name = `${data.plan}.corrections.toml`;
  try {
    const handle = await /** @type {any} */ (window).showSaveFilePicker({ suggestedName: name });
    const target = await handle.createWritable();
    await target.write(file(seen()));
    await target.close();
    say(text("saved", { file: name }));
  } catch (error) {
    // Who closes the window that asks where has changed their mind; all else is said.
    if (/** @type {Error} */ (error).name !== "AbortError") say(String(error));
  }
}

/**
 * Undo or redo a step.
 * @param {number} step -1 or 1
 */
export function undo(step) {
  if (turn(step)) say(text(step < 0 ? "undone" : "redone"));
}

/**
 * Let the page be corrected.
 * @param {() => Record<string, any>[]} seen which projects were seen
 */
export function watchEdits(seen) {
  document.documentElement.classList.add("can-edit");
  for (const id of ["save", "undo", "redo"]) byId(id).hidden = false;
  byId("save").addEventListener("click", () => save(seen));
  byId("save-as").hidden = !("showSaveFilePicker" in window);
  byId("save-as").addEventListener("click", () => saveIn(seen));
  byId("undo").addEventListener("click", () => undo(-1));
  byId("redo").addEventListener("click", () => undo(1));
  byId("list").addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("button[data-do]"));
    const about = /** @type {HTMLElement | null} */ (button?.closest(".card, .line, .remark"));
    if (button && about) ACTIONS[button.dataset.do ?? ""]?.(about, button);
  });
  onChange(showAll);
  showAll();
  if (log().length) say(text("kept"));
}
