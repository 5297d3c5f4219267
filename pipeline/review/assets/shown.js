// How corrections show on the page, at once: the order is that in which planex extract applies them.
import { LISTS, all, byId, text } from "./texts.js";
import { element } from "./form.js";
import { log, subject, ways } from "./log.js";
import { cardOf, letters, rowOf, seenOf, valuesIn } from "./cards.js";
import { nameIt } from "./made.js";
import { SHAPES, restore } from "./shape.js";

/** The values that these fields may have, as the JSON names them. */
export const CHOICES = { scope: ["national"], status: ["upcoming", "ongoing", "ended"] };
const APPLIED = ["remove", "make", "split", "join", "move", "value", "settle", "withdraw"];

/**
 * A note behind what was corrected, with a button that takes the correction back.
 * @param {Element} place
 * @param {Record<string, any>} one
 * @param {string} said
 * @param {string} [kind] the note's class
 */
function note(place, one, said, kind = "changed") {
  const told = element("p", { class: `${kind} edited` }, one.note ? `${said}: ${one.note} ` : `${said} `);
  told.append(takeBack(one));
  place.append(told);
}

/**
 * @param {Record<string, any>} one
 */
function takeBack(one) {
  return element("button", { type: "button", class: "back", "data-do": "back", "data-at": String(log().indexOf(/** @type {any} */ (one))) }, text("back"));
}

/**
 * What a correction of a whole project says on the page.
 * @param {Record<string, any>} one
 */
function shapeSaid(one) {
  if (one.kind === "split") return one.begins.length ? text("parted", { text: one.begins[0] }) : text("apart");
  if (one.kind === "join") return text("joined", { name: one.into.name });
  if (one.kind === "move") return text("moved", { number: one.theme });
  if (one.kind === "make") return text("made", { what: text(one.what) });
  return text("removed");
}

/**
 * @param {HTMLElement} card
 * @param {Record<string, any>} one
 */
function showValue(card, one) {
  const row = rowOf(card, one.field);
  const cell = row?.querySelector("dd");
  if (!cell) return;
  const old = valuesIn(row).find((value) => !LISTS.includes(one.field) || (one.shown && letters(value.dataset.text ?? "") === letters(one.shown)));
  if (old) old.classList.add("replaced");
  const absent = row.querySelector(".absent");
  if (absent && one.value) absent.classList.add("replaced");
  if (one.value) {
    const value = element("span", { class: `value edited f-${one.field}`, "data-text": one.value }, one.field in CHOICES ? text(one.value) : one.value);
    if (one.role === "coordinator") value.append(" ", element("small", {}, text("coordinates")));
    if (old) old.after(value);
    else cell.insertBefore(value, cell.querySelector(".by, .row"));
  }
  row.classList.add("filled");
  const was = old?.dataset.text ?? "";
  note(cell, one, was ? `${text("by")}. ${text("was", { text: was })}` : text("by"), "by");
  if (one.field === "name" && one.value) nameIt(card, one.value);
}

/**
 * @param {Record<string, any>} one
 */
function showSettled(one) {
  const remark = all(".remark").find((remark) => subject({ ...seenOf(remark), kind: "settle" }) === subject({ ...one, kind: "settle" }));
  if (!remark) return;
  const told = element("span", { class: "settled edited" }, `${one.kind === "withdraw" ? text("reopened") : text(one.why)}${one.note ? `: ${one.note}` : ""} `);
  if (one.kind === "settle") {
    remark.classList.add("is-settled");
    const others = openLike(remark).length;
    told.append(element("button", { type: "button", "data-do": "note" }, text("note")));
    if (others) told.append(element("button", { type: "button", "data-do": "settle-all", "data-why": one.why }, text("settle_all", { count: others })));
  }
  told.append(takeBack(one));
  remark.append(told);
}

/**
 * The other findings of a kind that are open, of projects if this one is.
 * @param {HTMLElement} remark
 */
export function openLike(remark) {
  const ofProject = (/** @type {HTMLElement} */ one) => one.closest(".card") !== null;
  return all(`.card:not(.gone) .remark, #list > .group > .remarks > .remark`).filter(
    (other) => other !== remark && other.dataset.code === remark.dataset.code && ofProject(other) === ofProject(remark) && !other.matches(".is-settled, .was-settled"),
  );
}

/**
 * A reviewer's value of before is taken back: what the rules read stands there again.
 * @param {Record<string, any>} one
 */
function showWithdrawn(one) {
  const card = cardOf(one);
  const cell = card && rowOf(card, one.field)?.querySelector("dd");
  if (!card || !cell) return;
  for (const by of all(".by", cell)) by.classList.add("replaced");
  note(cell, one, text("later"), "by");
}

/** Show all corrections of this page anew. */
export function showAll() {
  restore();
  for (const one of [...log()].sort((a, b) => APPLIED.indexOf(a.kind) - APPLIED.indexOf(b.kind))) {
    if (one.kind === "settle" || (one.kind === "withdraw" && one.code)) showSettled(one);
    else if (one.kind === "withdraw") showWithdrawn(one);
    else if (one.kind === "value") {
      const card = cardOf(one);
      if (card) showValue(card, one);
    } else {
      const place = SHAPES[/** @type {keyof typeof SHAPES} */ (one.kind)](one);
      if (place) note(place, one, shapeSaid(one));
    }
  }
  /** @type {HTMLButtonElement} */ (byId("undo")).disabled = !ways().back;
  /** @type {HTMLButtonElement} */ (byId("redo")).disabled = !ways().on;
}
