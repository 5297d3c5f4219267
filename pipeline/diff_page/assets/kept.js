// Keeps ticks and notes over a reload, in the browser's own store; where there is none (a private window), the page works without.
import { given } from "../../pages/assets/page.js";

const KEY = `planex-diff:${given.editions.join(":")}`;

/** @type {{seen: Record<string, true>, notes: Record<string, string>}} */
export const kept = { seen: {}, notes: {}, ...stored() };

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY) || "{}");
  } catch {
    return {};
  }
}

/** Keep what was ticked and noted. */
export function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A full store, or none: the work is still on the page.
  }
}
