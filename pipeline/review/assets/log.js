// What the reviewer has corrected: a list that can be undone, is kept over a reload, and is saved with what was corrected before.
import { LISTS, data, folded } from "./texts.js";
import { keep, kept } from "./store.js";
import { contentOf, toml } from "./toml.js";

/** @typedef {Record<string, any> & {kind: string}} Correction */

/**
 * What the files of corrections said when the page was made.
 * @type {Correction[]}
 */
export const before = Object.entries(data.corrections).flatMap(([kind, rows]) => (kind === "seen" ? [] : once(rows.map((row) => /** @type {Correction} */ ({ ...row, kind })))));
const known = new Set(before.map(contentOf));
// What was saved, and is in the files that the page was made with, is no unsaved work any more.
/** @type {Correction[][]} */
const steps = [(kept().log ?? []).filter((one) => !known.has(contentOf(one)))];
let at = 0;
/** @type {(() => void)[]} */
const watchers = [];

/**
 * Of corrections that say the same, as those of two reviewers may, the one of the later day.
 * @param {Correction[]} all
 */
function once(all) {
  /** @type {Map<string, Correction>} */
  const found = new Map();
  for (const one of all) {
    const other = found.get(contentOf(one));
    if (!other || String(one.date ?? "") > String(other.date ?? "")) found.set(contentOf(one), one);
  }
  return [...found.values()];
}

/** The corrections made on this page. */
export function log() {
  return steps[at];
}

/** Whether there is something to undo, and to redo. */
export function ways() {
  return { back: at > 0, on: at < steps.length - 1 };
}

/**
 * Be told of every change.
 * @param {() => void} watcher
 */
export function onChange(watcher) {
  watchers.push(watcher);
}

function changed() {
  keep({ log: log() });
  for (const watcher of watchers) watcher();
}

/**
 * Go back or on a step; whether there was one.
 * @param {number} step -1 or 1
 */
export function turn(step) {
  if (!steps[at + step]) return false;
  at += step;
  changed();
  return true;
}

/**
 * What a correction is about; of two about one thing the later holds. What takes one back is about the same.
 * @param {Correction} one
 */
export function subject(one) {
  const kind = one.kind === "withdraw" ? one.of : one.kind;
  const part = kind === "value" && LISTS.includes(one.field) ? folded(one.read ?? one.value ?? "") : "";
  const values = one.code && Object.entries(one.values ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([kind, one.mention, one.project ?? "", one.field, part, one.code, values]);
}

/**
 * @param {Correction[]} next
 */
function take(next) {
  steps.length = at + 1;
  steps.push(next);
  at += 1;
  changed();
}

/**
 * Add corrections, in one step; those of the same things go.
 * @param {Correction[]} more
 */
export function add(...more) {
  const subjects = new Set(more.map(subject));
  take([...log().filter((other) => !subjects.has(subject(other))), ...more.map((one) => ({ ...one, date: today() }))]);
}

/**
 * Take a correction back, with those of the parts that it made.
 * @param {number} place
 */
export function drop(place) {
  const one = log()[place];
  if (!one) return;
  const parts = new Set((one.parts ?? []).map((/** @type {{mention: string}} */ part) => part.mention).filter((/** @type {string} */ mention) => mention !== one.mention));
  take(log().filter((other) => other !== one && !parts.has(other.mention) && !parts.has(other.into?.mention) && !parts.has(other.of?.mention)));
}

/** The day on which it is said. */
function today() {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}

/**
 * Whether a correction is about a project.
 * @param {Correction} one
 * @param {Record<string, any>} seen
 */
export function about(one, seen) {
  return one.mention === seen.mention || (one.project !== undefined && one.project === seen.project);
}

/**
 * Of an element of a list that a reviewer set before, what the rules had read.
 * @param {Record<string, any>} seen
 * @param {string} field
 * @param {string} value
 */
export function firstRead(seen, field, value) {
  const earlier = [...before, ...log()].find((one) => one.kind === "value" && about(one, seen) && one.field === field && one.value === value);
  return earlier ? earlier.read : value;
}

/**
 * The file to be saved: what was corrected before, what was on this page, what was seen.
 * @param {Record<string, any>[]} seen
 */
export function file(seen) {
  const mine = new Set(log().map(subject));
  const own = log().filter((one) => one.kind !== "withdraw");
  return toml(data, [...before.filter((one) => !mine.has(subject(one))), ...own, ...seen.map((one) => ({ ...one, kind: "seen" }))]);
}

/** Whether there is anything but what was there before. */
export function anything() {
  return log().length > 0;
}
