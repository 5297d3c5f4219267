// What the reviewer has corrected: a list that can be undone, is kept over a reload, and is saved with what was corrected before.
import { LISTS, data, folded } from "./texts.js";
import { keep, kept } from "./store.js";
import { toml } from "./toml.js";

/** @typedef {Record<string, any> & {kind: string}} Correction */

/** @type {Correction[]} */
const before = Object.entries(data.corrections).flatMap(([kind, rows]) => (kind === "seen" ? [] : rows.map((row) => ({ ...row, kind }))));
/** @type {Correction[][]} */
const steps = [kept().log ?? []];
let at = 0;
/** @type {(() => void)[]} */
const watchers = [];

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
 * What a correction is about; of two about one thing the later holds.
 * @param {Correction} one
 */
function subject(one) {
  const part = one.kind === "value" && LISTS.includes(one.field) ? folded(one.read ?? one.value ?? "") : "";
  return JSON.stringify([one.kind, one.mention, one.project, one.field, part, one.code, one.code && one.values]);
}

/**
 * Add a correction; one of the same thing goes.
 * @param {Correction} one
 */
export function add(one) {
  steps.length = at + 1;
  steps.push([...log().filter((other) => subject(other) !== subject(one)), { ...one, date: today() }]);
  at += 1;
  changed();
}

/** The day on which it is said. */
function today() {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}

/**
 * Of an element of a list that a reviewer set before, what the rules had read.
 * @param {Record<string, any>} seen
 * @param {string} field
 * @param {string} value
 */
export function firstRead(seen, field, value) {
  const earlier = [...before, ...log()].find((one) => one.kind === "value" && one.project === seen.project && one.field === field && one.value === value);
  return earlier ? earlier.read : value;
}

/**
 * The file to be saved: what was corrected before, what was on this page, what was seen.
 * @param {Record<string, any>[]} seen
 */
export function file(seen) {
  const mine = new Set(log().map(subject));
  return toml(data, [...before.filter((one) => !mine.has(subject(one))), ...log(), ...seen.map((one) => ({ ...one, kind: "seen" }))]);
}

/** Whether there is anything but what was there before. */
export function anything() {
  return log().length > 0;
}
