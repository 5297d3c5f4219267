// Pieces of the pages: shown or not, and one large in a window; before and after in one text, or side by side.
import { all, byId } from "../../pages/assets/page.js";

/** Show before and after side by side, or in one text. */
export function turnSide() {
  const on = document.documentElement.classList.toggle("beside");
  document.documentElement.classList.toggle("in-one", !on);
  byId("side").setAttribute("aria-pressed", String(on));
}

/** Let pictures be shown and hidden, and enlarged. */
export function watchPictures() {
  byId("side").addEventListener("click", turnSide);
  const show = document.getElementById("show-pictures");
  show?.addEventListener("click", () => {
    const off = document.documentElement.classList.toggle("no-pictures");
    show.setAttribute("aria-pressed", String(!off));
  });
  window.addEventListener("beforeprint", () => {
    for (const image of all(".crops img")) image.removeAttribute("loading");
    for (const folded of all(".event details:not([open]), .first details:not([open])")) {
      folded.setAttribute("open", "");
      window.addEventListener("afterprint", () => folded.removeAttribute("open"), { once: true });
    }
  });
  for (const button of all("[data-do=enlarge]")) {
    button.addEventListener("click", () => {
      const image = button.querySelector("img");
      if (image) byId("enlarged").replaceChildren(image.cloneNode());
      /** @type {HTMLDialogElement} */ (byId("picture")).showModal();
    });
  }
}
