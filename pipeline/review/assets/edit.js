// Correcting a field: what is asked, which correction that makes, and where else the same stands.
import { LISTS, data, text } from "./texts.js";
import { ask } from "./form.js";
import { add, firstRead } from "./log.js";
import { cards, rowOf, seenOf, valuesIn } from "./cards.js";
import { CHOICES } from "./shown.js";

/** @typedef {import("./form.js").Ask} Ask */

/**
 * What is given, without what is empty.
 * @param {Record<string, any>} table
 */
export function filled(table) {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== "" && value !== undefined && !(Array.isArray(value) && !value.length)));
}

/**
 * The value of a text in a row.
 * @param {HTMLElement} row
 * @param {string} now
 */
function chosenIn(row, now) {
  return valuesIn(row).find((one) => one.dataset.text === now);
}

/**
 * The other projects in which the same text stands in the same field: what is wrong there is wrong everywhere.
 * @param {HTMLElement} card
 * @param {string} field
 * @param {string} now
 */
function elsewhere(card, field, now) {
  return now && field !== "name" ? cards().filter((other) => other !== card && chosenIn(rowOf(other, field), now)) : [];
}

/**
 * What is asked of a field.
 * @param {string} field
 * @param {string} label
 * @param {string[]} texts the values that it has
 * @param {string} add what adding one is called
 * @returns {Ask[]}
 */
function asksFor(field, label, texts, add) {
  const choices = CHOICES[/** @type {keyof typeof CHOICES} */ (field)];
  const now = LISTS.includes(field) ? "" : texts[0] ?? "";
  /** @type {Ask[]} */
  const asks = [];
  if (LISTS.includes(field) && texts.length) asks.push({ name: "which", label, options: [["", `+ ${add}`], ...texts.map((one) => /** @type {[string, string]} */ ([one, one]))] });
  if (choices) asks.push({ name: "value", label: text("value"), value: now, options: [["", text("none")], ...choices.map((one) => /** @type {[string, string]} */ ([one, text(one)]))] });
  else asks.push({ name: "value", label: text("value"), value: now, kind: field === "description" ? "long" : "text" });
  if (field === "partners") asks.push({ name: "role", label: text("coordinator"), kind: "check" });
  if (field === "funders") asks.push({ name: "instrument", label: text("instrument") });
  return [...asks, { name: "everywhere", label: text("everywhere", { count: 1 }), kind: "check" }, { name: "note", label: text("note") }];
}

/**
 * Fill in what is known of the value that was chosen, and offer to correct it elsewhere too.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} card
 * @param {string} field
 * @param {string} single the value of a field that has one
 */
function follow(form, card, field, single) {
  const control = (/** @type {string} */ name) => /** @type {HTMLInputElement | null} */ (form.elements.namedItem(name));
  const which = control("which");
  const now = LISTS.includes(field) ? which?.value ?? "" : single;
  const chosen = chosenIn(rowOf(card, field), now);
  const [value, role, instrument, everywhere] = ["value", "role", "instrument", "everywhere"].map(control);
  if (which && value && document.activeElement === which) {
    value.value = now;
    if (role) role.checked = chosen?.dataset.role === "coordinator";
    if (instrument) instrument.value = chosen?.dataset.instrument ?? "";
  }
  const remove = /** @type {HTMLElement | null} */ (form.querySelector("[data-remove]"));
  if (remove && which) remove.hidden = !which.value;
  const label = /** @type {HTMLElement} */ (everywhere?.closest("label"));
  const count = elsewhere(card, field, now).length;
  label.hidden = !count;
  /** @type {HTMLElement} */ (label.querySelector("span")).textContent = text("everywhere", { count });
}

/**
 * Correct a field.
 * @param {HTMLElement} card
 * @param {string} field
 */
export function editField(card, field) {
  const row = rowOf(card, field);
  const label = row.querySelector(".label")?.textContent ?? field;
  const texts = valuesIn(row).map((one) => one.dataset.text ?? "");
  const single = LISTS.includes(field) ? "" : texts[0] ?? "";
  ask(
    {
      title: text("correct", { field: label }),
      was: single,
      asks: asksFor(field, label, texts, row.querySelector("[data-do=value]")?.textContent ?? ""),
      marks: field in CHOICES ? undefined : "value",
      remove: field !== "name" && texts.length > 0,
      follow: (form) => follow(form, card, field, single),
      // A text without a number is no time and no sum: planex extract would refuse the file.
      check: (answer) => (["period", "budget"].includes(field) && answer.value && !/\d{2}/.test(answer.value) ? text("no_number", { text: answer.value }) : ""),
    },
    (answer, marked, removed) => correct(card, field, LISTS.includes(field) ? answer.which ?? "" : single, removed ? { ...answer, value: "" } : answer, marked),
  );
}

/**
 * @param {HTMLElement} card
 * @param {string} field
 * @param {string} now the value that is replaced, empty where one is added
 * @param {Record<string, string>} answer
 * @param {import("./mark.js").Mark[]} marked
 */
function correct(card, field, now, answer, marked) {
  const chosen = chosenIn(rowOf(card, field), now)?.dataset ?? {};
  const role = field === "partners" ? (answer.role ? "coordinator" : "partner") : "";
  const same = answer.value === now && (answer.instrument ?? "") === (chosen.instrument ?? "") && role === (chosen.role ?? (field === "partners" ? "partner" : ""));
  if ((same && !answer.note) || (!answer.value && !now)) return;
  const all = [card, ...(answer.everywhere ? elsewhere(card, field, now) : [])];
  add(...all.map((one) => corrected(one, field, now, { ...answer, role: answer.value && role }, one === card ? marked : [])));
}

/**
 * The correction of a card's field.
 * @param {HTMLElement} card
 * @param {string} field
 * @param {string} now
 * @param {Record<string, string>} answer
 * @param {import("./mark.js").Mark[]} marked
 * @returns {import("./log.js").Correction}
 */
function corrected(card, field, now, answer, marked) {
  const seen = seenOf(card);
  const { value, role, instrument, note } = answer;
  const read = LISTS.includes(field) ? now && firstRead(seen, field, now) : rowOf(card, field).dataset.read || (value ? "" : now);
  return { ...seen, kind: "value", ...filled({ field, read, value, role, instrument: value && instrument, note, marked: value ? marked : [] }), shown: now };
}
