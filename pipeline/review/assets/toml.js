// Writes the file of corrections: one table a correction, sorted, so that the files of two reviewers merge.

const ORDER = ["page", "box", "project", "name", "mention", "text", "field", "read", "value", "role", "instrument", "marked", "begins", "into", "what", "of", "theme", "list", "code", "why", "values", "confidence", "date", "note"];

/**
 * A text as a TOML string: JSON's escapes are TOML's, but for one sign.
 * @param {string} value
 */
function quoted(value) {
  return JSON.stringify(value.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")).replace(/\u007f/g, "\\u007f");
}

/**
 * Any value of a correction.
 * @param {unknown} value
 * @returns {string}
 */
function written(value) {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (value !== null && typeof value === "object") return `{${pairs(/** @type {Record<string, unknown>} */ (value)).join(", ")}}`;
  return typeof value === "string" ? quoted(value) : String(value);
}

// What a correction keeps for the page alone.
const OWN = ["kind", "shown", "parts"];

/**
 * What a correction says, whenever it was said: of two that are the same it is the same.
 * @param {Record<string, unknown>} one
 */
export function contentOf(one) {
  return [`[[${one.kind}]]`, ...pairs({ ...one, date: undefined, why: one.why === "as-is" ? undefined : one.why })].join("\n");
}

/**
 * @param {Record<string, unknown>} table
 */
function pairs(table) {
  const place = (/** @type {string} */ key) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  const keys = Object.keys(table).filter((key) => !OWN.includes(key) && table[key] !== undefined && table[key] !== null);
  keys.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return keys.map((key) => `${/^[\w-]+$/.test(key) ? key : quoted(key)} = ${key === "date" ? table[key] : written(table[key])}`);
}

/**
 * The whole file.
 * @param {{plan: string, sha256: string, title: string}} edition
 * @param {Record<string, any>[]} corrections each with its `kind`
 */
export function toml(edition, corrections) {
  const tables = corrections.map((one) => ({ page: Number(one.page), text: [`[[${one.kind}]]`, ...pairs(one)].join("\n"), mention: String(one.mention) }));
  tables.sort((a, b) => a.page - b.page || (a.mention < b.mention ? -1 : a.mention > b.mention ? 1 : a.text < b.text ? -1 : 1));
  const head = [`# ${edition.title.replace(/\p{C}/gu, " ")}`, "format = 1", `plan = ${quoted(edition.plan)}`, `sha256 = ${quoted(edition.sha256)}`];
  return `${[head.join("\n"), ...tables.map((table) => table.text)].join("\n\n")}\n`;
}
