// The small window in which something is said of a value, a project or a text.
import { byId, text } from "./texts.js";
import { mark, unmark } from "./mark.js";

/** @typedef {{name: string, label: string, kind?: "text" | "long" | "check", value?: string, options?: [string, string][]}} Ask */

const dialog = /** @type {HTMLDialogElement} */ (byId("editor"));
/** @type {Element | null} */
let from = null;
let work = Promise.resolve();

/**
 * An element with text in it.
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {string} [content]
 */
export function element(tag, attributes = {}, content = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = content;
  return made;
}

/**
 * @param {Ask} ask
 */
function control(ask) {
  const label = element("label", ask.kind === "check" ? { class: "check" } : {});
  /** @type {HTMLElement} */
  let input;
  if (ask.options) {
    input = element("select", { name: ask.name });
    for (const [value, shown] of ask.options) input.append(element("option", { value, ...(value === ask.value ? { selected: "" } : {}) }, shown));
  } else if (ask.kind === "long") input = element("textarea", { name: ask.name }, ask.value ?? "");
  else input = element("input", { name: ask.name, type: ask.kind === "check" ? "checkbox" : "text", value: ask.kind === "check" ? "yes" : ask.value ?? "" });
  if (ask.kind === "check" && ask.value) input.setAttribute("checked", "");
  label.append(...(ask.kind === "check" ? [input, element("span", {}, ask.label)] : [element("span", {}, ask.label), input]));
  return label;
}

/** Close it, and go back to where it was opened from. */
export function close() {
  if (!dialog.open) return;
  unmark();
  dialog.close();
  /** @type {HTMLElement | null} */ (from)?.focus();
}

/** Done once all that was answered is among the corrections: hashes are made beside what the page does. */
export function worked() {
  return work;
}

/** Whether it is open. */
export function isOpen() {
  return dialog.open;
}

/**
 * Ask; what is answered is told, with the words that were marked, if any.
 * @param {{title: string, was?: string, asks: Ask[], marks?: string, remove?: boolean, follow?: (form: HTMLFormElement) => void, check?: (answer: Record<string, string>) => string}} about
 *   `marks`: the name of what marked words fill in; `remove`: whether it can be taken away; `follow`: what is done at first and when an answer changes;
 *   `check`: what is wrong with an answer, empty where nothing is
 * @param {(answer: Record<string, string>, marked: import("./mark.js").Mark[], removed: boolean) => void | Promise<void>} tell
 */
export function ask(about, tell) {
  close();
  from = document.activeElement;
  const form = /** @type {HTMLFormElement} */ (element("form", { method: "dialog" }));
  /** @type {import("./mark.js").Mark[]} */
  let marked = [];
  if (about.was) form.append(element("p", { class: "was" }, text("was", { text: about.was })));
  form.append(...about.asks.map(control));
  const buttons = element("div", { class: "buttons" });
  if (about.marks) {
    const button = element("button", { type: "button", "data-mark": "", "aria-pressed": "false" }, text("mark"));
    const hint = element("p", { class: "hint", role: "status" });
    buttons.append(hint);
    button.addEventListener("click", () => {
      const show = (/** @type {boolean} */ on) => {
        button.setAttribute("aria-pressed", String(on));
        hint.textContent = on ? text("marking") : "";
      };
      show(true);
      mark(
        (marks) => {
          marked = marks;
          /** @type {HTMLInputElement} */ (form.elements.namedItem(about.marks ?? "")).value = marks.map((one) => one.text).join(" ");
        },
        () => show(false),
      );
    });
    buttons.append(button);
  }
  if (about.remove) buttons.append(element("button", { value: "remove", "data-remove": "" }, text("remove")));
  const cancel = element("button", { type: "button" }, text("cancel"));
  cancel.addEventListener("click", close);
  buttons.append(cancel, element("button", { value: "apply", class: "primary" }, text("apply")));
  form.append(buttons);
  form.addEventListener("change", () => about.follow?.(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
    const removed = /** @type {SubmitEvent} */ (event).submitter?.getAttribute("value") === "remove";
    const wrong = removed ? "" : about.check?.(answer) ?? "";
    if (wrong) {
      form.querySelector(".wrong")?.remove();
      buttons.before(element("p", { class: "wrong", role: "alert" }, wrong));
      return;
    }
    const words = marked;
    close();
    work = Promise.all([work, tell(answer, words, removed)]).then(() => undefined);
  });
  dialog.replaceChildren(element("h2", { id: "editor-title" }, about.title), form);
  // Enter says `apply`, whichever button stands first.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !/** @type {HTMLElement} */ (event.target).matches("input")) return;
    event.preventDefault();
    form.requestSubmit(/** @type {HTMLElement} */ (buttons.lastElementChild));
  });
  about.follow?.(form);
  dialog.show();
  /** @type {HTMLElement | null} */ (form.querySelector("input, textarea, select"))?.focus();
}
