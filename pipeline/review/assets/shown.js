// How corrections show on the page before planex extract has applied them.
import { LISTS, all, byId, data, text } from "./texts.js";
import { element } from "./form.js";
import { log, ways } from "./log.js";

/**
 * What a correction of a card, a line or a finding has to name.
 * @param {HTMLElement} one
 * @returns {Record<string, any>}
 */
export function seenOf(one) {
  const told = JSON.parse(one.dataset.seen || "{}");
  return Array.isArray(told) ? told[0] : told;
}

/**
 * What a correction that takes effect later says on the page.
 * @param {Record<string, any>} one
 */
function later(one) {
  if (one.kind === "split") return text("parted", { text: one.begins[0] });
  if (one.kind === "join") return text("joined", { name: one.into.name });
  if (one.kind === "move") return text("moved", { number: one.theme });
  if (one.kind === "make") return text("made", { what: text(one.what) });
  return text("removed");
}

/**
 * Where a correction shows.
 * @param {Record<string, any>} one
 */
function placeOf(one) {
  if (one.name !== undefined) return document.getElementById(`project-${one.project}`);
  return all(".line, #list > .group > .remarks > .remark").find((other) => seenOf(other).mention === one.mention) ?? null;
}

/**
 * @param {HTMLElement} card
 * @param {Record<string, any>} one
 */
function showValue(card, one) {
  const row = card.querySelector(`[data-field="${one.field}"] dd`);
  if (!row) return;
  const old = all(".value", row.parentElement ?? undefined).find((value) => !LISTS.includes(one.field) || value.dataset.text === one.shown);
  if (old) old.classList.add("replaced");
  const absent = row.querySelector(".absent");
  if (absent && one.value) absent.classList.add("replaced");
  if (one.value) row.prepend(element("span", { class: `value edited f-${one.field}`, "data-text": one.value }, one.value));
  const was = old?.dataset.text ?? "";
  row.append(element("p", { class: "by edited" }, was ? `${text("by")}. ${text("was", { text: was })}` : text("by")));
  if (one.field === "name" && one.value) /** @type {HTMLElement} */ (card.querySelector("h3")).textContent = one.value;
}

/**
 * @param {Record<string, any>} one
 */
function showSettled(one) {
  const said = (/** @type {HTMLElement} */ remark) => JSON.stringify(seenOf(remark)) === JSON.stringify(bare(one));
  const remark = all(".remark").find(said);
  if (!remark) return;
  remark.classList.add("is-settled");
  remark.append(element("span", { class: "settled edited" }, text("settled")));
}

/**
 * What was seen, without what was said.
 * @param {Record<string, any>} one
 */
function bare(one) {
  const { kind: _, why: __, date: ___, ...seen } = one;
  return seen;
}

/** Show all corrections of this page anew. */
export function showAll() {
  for (const one of all(".edited")) one.remove();
  for (const one of all(".replaced, .is-settled, .gone")) one.classList.remove("replaced", "is-settled", "gone");
  for (const card of all(".card")) /** @type {HTMLElement} */ (card.querySelector("h3")).textContent = data.names[card.dataset.id ?? ""];
  for (const one of log()) {
    const place = placeOf(one);
    if (one.kind === "settle") showSettled(one);
    else if (place && one.kind === "value") showValue(place, one);
    else if (place) {
      place.classList.toggle("gone", one.kind === "remove");
      place.append(element("p", { class: "changed edited" }, `${later(one)}. ${text("later")}`));
    }
  }
  /** @type {HTMLButtonElement} */ (byId("undo")).disabled = !ways().back;
  /** @type {HTMLButtonElement} */ (byId("redo")).disabled = !ways().on;
}
