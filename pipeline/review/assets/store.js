// Keeps work over a reload, in the browser's own store; where there is none (a private window), the page works without.
import { data } from "./texts.js";

const KEY = `planex-review:${data.plan}:${data.sha256}`;

/**
 * What was kept: which projects were seen, which corrections were made.
 * @returns {{seen?: string[], log?: any[]}}
 */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY) || "{}");
  } catch {
    return {};
  }
}

/**
 * Keep it.
 * @param {Record<string, unknown>} state
 */
export function keep(state) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept(), ...state }));
  } catch {
    // A full store, or none: the work is still on the page.
  }
}
