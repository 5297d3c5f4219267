// Marking words on a slide: by drawing over them, or by clicking one after the other.
import { all, byId, data } from "./texts.js";

/** @typedef {{page: number, box: number[], text: string}} Mark */

/** @type {((marks: Mark[]) => void) | null} */
let told = null;
/** @type {(() => void) | null} */
let ended = null;
/** @type {Map<string, {page: number, at: number}>} */
const chosen = new Map();
/** @type {{svg: SVGSVGElement, page: string, x: number, y: number} | null} */
let start = null;

/**
 * Where a pointer is on a slide, in points.
 * @param {PointerEvent} event
 * @param {SVGSVGElement} svg
 */
function point(event, svg) {
  const frame = svg.getBoundingClientRect();
  const view = svg.viewBox.baseVal;
  return { x: ((event.clientX - frame.left) / frame.width) * view.width, y: ((event.clientY - frame.top) / frame.height) * view.height };
}

/** Draw what is marked. */
function draw() {
  for (const mark of all(".marked")) mark.remove();
  for (const { page, at } of chosen.values()) {
    const [x0, y0, x1, y1] = data.words[page][at];
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({ x: x0, y: y0, width: x1 - x0, height: y1 - y0, class: "marked" })) rect.setAttribute(name, String(value));
    document.querySelector(`#slide-${page} svg`)?.append(rect);
  }
}

/**
 * The marked words as stretches, one a line.
 * @returns {Mark[]}
 */
function marks() {
  const words = [...chosen.values()].sort((a, b) => a.page - b.page || a.at - b.at);
  /** @type {(Mark & {last: number})[]} */
  const found = [];
  for (const { page, at } of words) {
    const [x0, y0, x1, y1, text] = data.words[page][at];
    const line = found[found.length - 1];
    if (line && line.page === page && line.last === at - 1 && Math.abs(line.box[1] - y0) < (y1 - y0) / 2) {
      line.box = [line.box[0], Math.min(line.box[1], y0), x1, Math.max(line.box[3], y1)];
      line.text += ` ${text}`;
      line.last = at;
    } else found.push({ page, box: [x0, y0, x1, y1], text, last: at });
  }
  return found.map(({ page, box, text }) => ({ page, box, text }));
}

/**
 * @param {PointerEvent} event
 */
function down(event) {
  const svg = /** @type {SVGSVGElement | null} */ (/** @type {Element} */ (event.target).closest(".sheet")?.querySelector("svg"));
  const page = /** @type {HTMLElement | null} */ (svg?.closest(".slide"))?.dataset.page;
  if (!svg || !page || !data.words[page]) return;
  event.preventDefault();
  start = { svg, page, ...point(event, svg) };
}

/**
 * @param {PointerEvent} event
 */
function up(event) {
  if (!start) return;
  const end = point(event, start.svg);
  const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)];
  const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
  const click = right - left < 3 && bottom - top < 3;
  const page = Number(start.page);
  data.words[start.page].forEach(([x0, y0, x1, y1], at) => {
    if (x1 < left || x0 > right || y1 < top || y0 > bottom) return;
    const key = `${page} ${at}`;
    if (click && chosen.has(key)) chosen.delete(key);
    else chosen.set(key, { page, at });
  });
  start = null;
  draw();
  told?.(marks());
}

/**
 * Let words be marked; each time the marks are told, and once that it has ended.
 * @param {(marks: Mark[]) => void} tell
 * @param {() => void} end
 */
export function mark(tell, end) {
  told = tell;
  ended = end;
  document.body.classList.add("marking");
}

/** End it. */
export function unmark() {
  ended?.();
  told = ended = null;
  chosen.clear();
  document.body.classList.remove("marking");
  draw();
}

/** Listen for the pointer while marking is on. */
export function watchMarks() {
  byId("slides").addEventListener("pointerdown", (event) => told && down(event));
  document.addEventListener("pointerup", up);
}
