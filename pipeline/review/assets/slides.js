// The slides: pictures are shown when they come into sight; a box and the value read from it light each other.
import { all, byId } from "./texts.js";

/**
 * @param {HTMLImageElement} image
 */
function showPicture(image) {
  const held = document.getElementById(image.dataset.picture || "");
  if (held && !image.src) image.src = `data:image/webp;base64,${held.textContent}`;
}

/** Show each picture when it is near what is looked at, and all when the page is printed. */
export function watchPictures() {
  const images = /** @type {HTMLImageElement[]} */ (all("img[data-picture]"));
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        showPicture(/** @type {HTMLImageElement} */ (entry.target));
        watcher.unobserve(entry.target);
      }
    },
    { root: byId("slides"), rootMargin: "120% 0px" },
  );
  for (const image of images) watcher.observe(image);
  window.addEventListener("beforeprint", () => images.forEach(showPicture));
}

const boxes = new Map(all(".box").map((box) => [box.dataset.box, box]));
/** @type {HTMLElement | null} */
let pinned = null;

/**
 * The value that a box holds, as it stands on the page now.
 * @param {HTMLElement} box
 */
function valueAt(box) {
  const found = all(`[data-boxes~="${box.dataset.box}"]`);
  return found.find((one) => !one.closest(".replaced, .gone")) ?? found[0];
}

/**
 * @param {HTMLElement} value
 */
function boxesOf(value) {
  return (value.dataset.boxes || "").split(" ").flatMap((id) => boxes.get(id) ?? []);
}

/** Take all light away but that of the value that was clicked. */
function settle() {
  for (const lit of all(".lit:not(.outline)")) lit.classList.remove("lit");
  if (pinned) light(pinned);
}

/**
 * @param {HTMLElement} value
 */
function light(value) {
  value.classList.add("lit");
  for (const box of boxesOf(value)) box.classList.add("lit");
}

/**
 * Bring the first box of a value into sight.
 * @param {HTMLElement} value
 */
function reveal(value) {
  const first = boxesOf(value)[0];
  if (first) into(byId("slides"), first);
}

/**
 * Scroll a pane so that what is in it can be seen, and no further.
 * @param {HTMLElement} pane
 * @param {Element} what
 */
export function into(pane, what) {
  const frame = pane.getBoundingClientRect();
  const place = what.getBoundingClientRect();
  if (place.top >= frame.top + 24 && place.bottom <= frame.bottom - 24) return;
  const middle = place.top + place.height / 2 - frame.top - frame.height / 2;
  pane.scrollBy({ top: place.height > frame.height ? place.top - frame.top - 24 : middle });
}

/** Let go of the value that was clicked, and of the project. */
export function letGo() {
  pinned = null;
  settle();
  outline("");
}

/**
 * Show a slide.
 * @param {string} page
 */
export function go(page) {
  const slide = document.getElementById(`slide-${page}`);
  if (slide) byId("slides").scrollTo({ top: slide.offsetTop - 12 });
}

/**
 * Light the outline of a project's entries, and bring the first into sight.
 * @param {string} id
 */
export function outline(id) {
  for (const lit of all(".outline.lit")) lit.classList.remove("lit");
  const found = all(".outline").filter((one) => one.dataset.owner === id);
  for (const one of found) one.classList.add("lit");
  for (const box of boxes.values()) box.classList.toggle("mine", box.dataset.owner === id);
  byId("slides").classList.toggle("chosen", id !== "");
  if (found[0]) into(byId("slides"), found[0]);
}

/**
 * Hover, focus and click light a value and its boxes.
 * @param {(id: string) => void} select what is done with the project that a box belongs to
 */
export function watchBoxes(select) {
  const list = byId("list");
  const over = (/** @type {Event} */ event) => {
    const value = /** @type {HTMLElement} */ (event.target).closest?.("[data-boxes]");
    settle();
    if (value) light(/** @type {HTMLElement} */ (value));
  };
  list.addEventListener("pointerover", over);
  list.addEventListener("focusin", over);
  list.addEventListener("pointerleave", settle);
  list.addEventListener("click", (event) => {
    const value = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("button[data-boxes]"));
    if (!value) return;
    pinned = value;
    settle();
    reveal(value);
  });
  const slides = byId("slides");
  const boxAt = (/** @type {Event} */ event) => /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.(".box"));
  slides.addEventListener("pointerover", (event) => {
    const box = boxAt(event);
    settle();
    const value = box && valueAt(box);
    if (value) light(value);
    if (box) box.classList.add("lit");
  });
  slides.addEventListener("pointerleave", settle);
  slides.addEventListener("click", (event) => {
    const box = boxAt(event);
    if (!box || document.body.classList.contains("marking")) return;
    const value = valueAt(box);
    if (box.dataset.owner) select(box.dataset.owner);
    if (!value) return;
    pinned = value;
    settle();
    into(list, value);
  });
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("a[data-go]"));
    if (!link) return;
    event.preventDefault();
    go(link.dataset.go || "1");
  });
}
