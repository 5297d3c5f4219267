// What the review was given: the edition's data, beside the words that every page has.
import { given } from "../../pages/assets/page.js";
export { all, byId, folded, say, text } from "../../pages/assets/page.js";

/** @type {{plan: string, sha256: string, title: string, corrections: Record<string, Record<string, any>[]>, files: string[], words: Record<string, [number, number, number, number, string][]>, themes: [number, string][], names: Record<string, string>, mentions: Record<string, [string, number | null]>, texts: Record<string, string>}} */
export const data = /** @type {any} */ (given);

/** The fields that hold several values. */
export const LISTS = ["funders", "partners"];
