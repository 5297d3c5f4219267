// Saving: the file of corrections is downloaded, or written straight into a folder where the browser allows that.
import { data, say, text } from "./texts.js";
import { element, worked } from "./form.js";
import { anything, file } from "./log.js";

// So many milliseconds a browser may take to begin a download.
const BEGUN = 60_000;

/** The name of the file: that of the one that the page was made with, or the edition's where there were several, or none. */
function nameOfFile() {
  const plain = `${data.plan}.corrections.toml`;
  return data.files.length === 1 ? data.files[0].split("/").pop() ?? plain : plain;
}

/**
 * Say where it was saved, and what is to be done with it.
 * @param {string} name
 */
function saidOf(name) {
  say(text(data.files.length ? "saved_for" : "saved", { file: name, files: data.files.join(", ") }));
}

/**
 * What is to be saved; null, which is said, where there is nothing.
 * @param {() => Record<string, any>[]} seen
 */
async function content(seen) {
  await worked();
  const told = seen();
  if (anything() || told.length) return file(told);
  say(text("nothing"));
  return null;
}

/**
 * Download the file of corrections.
 * @param {() => Record<string, any>[]} seen
 */
export async function save(seen) {
  const told = await content(seen);
  if (told === null) return;
  const link = /** @type {HTMLAnchorElement} */ (element("a", { download: nameOfFile() }));
  link.href = URL.createObjectURL(new Blob([told], { type: "application/toml" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), BEGUN);
  saidOf(link.download);
}

/**
 * Write the file straight into a folder that the reader chooses, where the browser allows it.
 * @param {() => Record<string, any>[]} seen
 */
export async function saveIn(seen) {
  const told = await content(seen);
  if (told === null) return;
  try {
    const handle = await /** @type {any} */ (window).showSaveFilePicker({ suggestedName: nameOfFile() });
    const target = await handle.createWritable();
    await target.write(told);
    await target.close();
    saidOf(handle.name);
  } catch (error) {
    // Who closes the window that asks where has changed their mind; all else is said.
    if (/** @type {Error} */ (error).name !== "AbortError") say(String(error));
  }
}
