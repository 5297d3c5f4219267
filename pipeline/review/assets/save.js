// Saving: the file of corrections is downloaded, or written straight into a folder where the browser allows that.
import { data, say, text } from "./texts.js";
import { element } from "./form.js";
import { anything, file } from "./log.js";

/**
 * Download the file of corrections.
 * @param {() => Record<string, any>[]} seen
 */
export function save(seen) {
  const told = seen();
  if (!anything() && !told.length) {
    say(text("nothing"));
    return;
  }
  const name = `${data.plan}.corrections.toml`;
  const content = file(told);
  const link = /** @type {HTMLAnchorElement} */ (element("a", { download: name }));
  link.href = URL.createObjectURL(new Blob([content], { type: "application/toml" }));
  link.click();
  URL.revokeObjectURL(link.href);
  say(text("saved", { file: name }));
}

/**
 * Write the file straight into a folder that the reader chooses, where the browser allows it.
 * @param {() => Record<string, any>[]} seen
 */
export async function saveIn(seen) {
  const name = `${data.plan}.corrections.toml`;
  try {
    const handle = await /** @type {any} */ (window).showSaveFilePicker({ suggestedName: name });
    const target = await handle.createWritable();
    await target.write(file(seen()));
    await target.close();
    say(text("saved", { file: name }));
  } catch (error) {
    // Who closes the window that asks where has changed their mind; all else is said.
    if (/** @type {Error} */ (error).name !== "AbortError") say(String(error));
  }
}
