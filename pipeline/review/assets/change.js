// Correcting what is a project and what is not: each button's question, and the correction that its answer makes.
import { all, byId, data, say, text } from "./texts.js";
import { ask } from "./form.js";
import { about, add, before, drop, log, onChange, subject, turn } from "./log.js";
import { cards, entriesOf, mentionHash, nameOf, partingAt, said, seenOf, textOf, whole } from "./cards.js";
import { openLike, showAll } from "./shown.js";
import { editField, filled } from "./edit.js";
import { save, saveIn } from "./save.js";

/** @typedef {[string, string][]} Options */

/** @type {Options} */
const themes = data.themes.map(([number, title]) => [String(number), `${number} ${title}`]);

/**
 * Which of a project's entries is meant, where it has several; the pages tell them apart.
 * @param {HTMLElement} card
 * @returns {import("./form.js").Ask[]}
 */
function askEntry(card) {
  const entries = entriesOf(card);
  if (entries.length < 2) return [];
  return [{ name: "entry", label: text("entry"), options: entries.map((seen, at) => [String(at), `${text("page", { page: seen.page })} ${textOf(seen).slice(0, 60)}`]) }];
}

/**
 * What a correction has to name of the entry that was chosen.
 * @param {HTMLElement} card
 * @param {Record<string, string>} answer
 */
function entry(card, answer) {
  return entriesOf(card)[Number(answer.entry ?? 0)];
}

/**
 * The parts of a text, each with its hash.
 * @param {string} rest
 * @param {string[]} begins how the second part and each further one begins
 */
async function parted(rest, begins) {
  const texts = [];
  for (const one of begins) {
    const at = partingAt(rest, one);
    texts.push(rest.slice(0, at).trim());
    rest = rest.slice(at);
  }
  return Promise.all([...texts, rest].map(async (part) => ({ text: part, mention: await mentionHash(part) })));
}

/**
 * Bring the card that was made of a text into sight.
 * @param {{mention: string}} part
 */
function lookAt(part) {
  document.dispatchEvent(new CustomEvent("look-at", { detail: `new-${part.mention}` }));
}

/**
 * A part of a project that was split on this page is split again: the first correction gets one place more.
 * @param {HTMLElement} card
 */
function splitOf(card) {
  const mention = card.dataset.split ?? seenOf(card).mention;
  return log().find((one) => one.kind === "split" && one.mention === mention && one.begins.length);
}

/**
 * @param {HTMLElement} card
 */
function askSplit(card) {
  const earlier = splitOf(card);
  const part = Number(card.dataset.part ?? 0);
  const whole = (/** @type {Record<string, string>} */ answer) => (earlier ? earlier.parts[part].text : textOf(entry(card, answer)));
  const several = !earlier && entriesOf(card).length > 1;
  ask(
    {
      title: text("split_title", { name: nameOf(card) }),
      was: earlier?.parts[part].text ?? textOf(seenOf(card)),
      asks: [...(several ? askEntry(card) : []), { name: "begins", label: several ? text("split_several") : text("split") }],
      marks: "begins",
      check: (answer) => ((several && !answer.begins) || partingAt(whole(answer), answer.begins) > 0 ? "" : text("not_there")),
    },
    async (answer) => {
      const [seen, old] = earlier ? [earlier, earlier.begins] : [entry(card, answer), []];
      const begins = answer.begins ? [...old.slice(0, part), answer.begins, ...old.slice(part)] : [];
      const { kind: _, parts: __, begins: ___, ...named } = seen;
      const parts = await parted(textOf(seen), begins);
      add({ ...named, kind: "split", begins, parts });
      lookAt(parts[begins.length ? part + 1 : 0]);
    },
  );
}

/**
 * @param {HTMLElement} card
 */
function askJoin(card) {
  const options = cards().filter((one) => one !== card).map((one) => /** @type {[string, string]} */ ([one.dataset.id ?? "", nameOf(one)]));
  ask({ title: text("join_title", { name: nameOf(card) }), asks: [{ name: "into", label: text("project"), options }, { name: "note", label: text("note") }] }, (answer) => {
    const into = document.getElementById(`project-${answer.into}`);
    if (into) add({ ...seenOf(card), kind: "join", into: seenOf(into), ...filled({ note: answer.note }) });
  });
}

/**
 * @param {HTMLElement} card
 */
function askMove(card) {
  const here = entriesOf(card)[0].page;
  const others = cards().filter((one) => one !== card && entriesOf(one).length === 1 && seenOf(one).page === here && one.dataset.themes === card.dataset.themes);
  /** @type {import("./form.js").Ask[]} */
  const asks = [...askEntry(card), { name: "theme", label: text("theme"), options: themes, value: card.dataset.themes?.split(" ")[0] }];
  if (others.length && entriesOf(card).length === 1) asks.push({ name: "all", label: text("move_all", { count: others.length }), kind: "check" });
  ask({ title: text("move_title", { name: nameOf(card) }), asks: [...asks, { name: "note", label: text("note") }] }, (answer) => {
    const seen = [entry(card, answer), ...(answer.all ? others.map(seenOf) : [])];
    add(...seen.map((one) => ({ ...one, kind: "move", theme: Number(answer.theme), ...filled({ note: answer.note }) })));
  });
}

/**
 * @param {HTMLElement} line
 */
function askMake(line) {
  const told = whole(line).map(said).join(" ");
  const lists = /** @type {Options} */ (["current_state", "strengths", "development_targets", "phenomena"].map((one) => [one, text(one)]));
  const asks = [
    { name: "what", label: text("what"), options: /** @type {Options} */ (["project", "item", "partner"].map((one) => [one, text(one)])) },
    { name: "theme", label: text("theme"), options: themes, value: line.closest("[data-of]")?.getAttribute("data-of") ?? undefined },
    { name: "list", label: text("list"), options: lists },
    { name: "of", label: text("partner_of"), options: cards().map((card) => /** @type {[string, string]} */ ([card.dataset.id ?? "", nameOf(card)])) },
    { name: "note", label: text("note") },
  ];
  const follow = (/** @type {HTMLFormElement} */ form) => {
    const value = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)).value;
    const hide = (/** @type {string} */ name, /** @type {boolean} */ hidden) => {
      /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (form.elements.namedItem(name)).closest("label")).hidden = hidden;
    };
    hide("of", value("what") !== "partner");
    hide("list", value("what") !== "item");
    hide("theme", value("what") === "partner" || (value("what") === "item" && value("list") === "phenomena"));
  };
  ask({ title: text("make_title", { text: told.length > 60 ? `${told.slice(0, 60)} …` : told }), asks, follow }, async (answer) => {
    const owner = document.getElementById(`project-${answer.of}`);
    const theme = answer.list === "phenomena" && answer.what === "item" ? undefined : Number(answer.theme);
    const more = answer.what === "partner" ? { of: owner && seenOf(owner) } : { theme, list: answer.what === "item" ? answer.list : "" };
    const parts = await parted(told, []);
    add({ ...seenOf(line), kind: "make", what: answer.what, ...filled({ ...more, note: answer.note }), parts });
    if (answer.what === "project") lookAt(parts[0]);
  });
}

/**
 * A finding is settled, again where a note is added; `all`: with the others of its kind.
 * @param {HTMLElement} remark
 * @param {HTMLElement} button
 */
function settleOne(remark, button) {
  const others = button.dataset.do === "settle-all" ? openLike(remark) : [remark];
  add(...others.map((one) => ({ ...seenOf(one), kind: "settle", why: button.dataset.why })));
}

/**
 * @param {HTMLElement} remark
 */
function noteOn(remark) {
  const one = log().find((other) => other.kind === "settle" && subject(other) === subject({ ...seenOf(remark), kind: "settle" }));
  if (!one) return;
  ask({ title: text("note_title"), was: remark.querySelector(".said")?.textContent ?? "", asks: [{ name: "note", label: text("note"), value: one.note }] }, (answer) => {
    const { note: _, ...rest } = one;
    add({ ...rest, ...filled({ note: answer.note }) });
  });
}

/**
 * What was said before this page was made is taken back.
 * @param {HTMLElement} place
 * @param {HTMLElement} button
 */
function withdraw(place, button) {
  const seen = seenOf(place);
  const field = button.dataset.field;
  const meant = before.filter((one) => about(one, seen) && (field ? one.kind === "value" && one.field === field : one.kind === "settle" && one.code === seen.code));
  if (meant.length) add(...meant.map((one) => ({ ...one, kind: "withdraw", of: one.kind })));
}

/** @type {Record<string, (place: HTMLElement, button: HTMLElement) => void>} */
const ACTIONS = {
  value: (card, button) => editField(card, button.dataset.field ?? ""),
  settle: settleOne,
  "settle-all": settleOne,
  note: noteOn,
  withdraw,
  split: askSplit,
  join: askJoin,
  move: askMove,
  remove: (card) => add({ ...seenOf(card), kind: "remove" }),
  make: askMake,
  back: (_, button) => drop(Number(button.dataset.at)),
};

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
    const place = /** @type {HTMLElement | null} */ (button?.closest(".remark, .line, .card"));
    if (button && place) ACTIONS[button.dataset.do ?? ""]?.(place, button);
  });
  onChange(showAll);
  showAll();
  if (log().length) say(text("kept"));
}
