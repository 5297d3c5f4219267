"""Pictures of the page of a diff, to be looked at: `make shots` writes them into output/shots/ (needs `chromium`)."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser

from pipeline.diff_page.page import page
from pipeline.diff_page.subjects import Pair
from pipeline.translation import speaking
from tests.pipeline.browser import browser, opened
from tests.pipeline.diff_page.made import SAMPLES, few, regrouped, samples

# name, width and height in pixels, colours
LOOKS = (("1280", 1280, 860, "light"), ("1280-dark", 1280, 860, "dark"), ("390", 390, 844, "light"), ("390-dark", 390, 844, "dark"))
# Of each page, in which language it is shown.
SPOKEN = {5: "en", 76: "fi", 400: "sv"}
# So many pixels of a long page are on its picture.
TALL = 6000


def of_size(count: int) -> Pair:
    """A diff with so many changes; in the larger ones some are one event."""
    pair = few() if count == min(SPOKEN) else samples(count)
    event = regrouped(pair.diff, "rahoittaja", "project_changed", "funders") if count > min(SPOKEN) else pair.diff
    return Pair(event, pair.old, pair.new)


def shoot(chromium: Browser, path: Path) -> None:
    """The page in each look: its first screen, the page from the top, side by side; and as it is printed."""
    for name, width, height, scheme in LOOKS:
        with opened(chromium, path, color_scheme=scheme) as found:
            found.set_viewport_size({"width": width, "height": height})
            found.reload()
            found.screenshot(path=path.with_name(f"{path.stem}-{name}.png"))
            found.evaluate("document.querySelectorAll('img').forEach((one) => one.removeAttribute('loading'))")
            tall = min(TALL, found.evaluate("document.documentElement.scrollHeight"))
            found.set_viewport_size({"width": width, "height": tall})
            found.wait_for_timeout(500)
            found.screenshot(path=path.with_name(f"{path.stem}-{name}-long.png"))
            if name == LOOKS[0][0]:
                found.pdf(path=path.with_name(f"{path.stem}-print.pdf"), format="A4", print_background=True)
                found.keyboard.press("s")
                found.screenshot(path=path.with_name(f"{path.stem}-{name}-beside.png"))


def main() -> None:
    """Write the pages and their pictures into a folder."""
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with browser() as chromium:
        for count, language in SPOKEN.items():
            path = folder / f"diff-{count}.html"
            with speaking(language):
                pair = of_size(count)
                path.write_text(page(pair.diff, pair.old, pair.new, [SAMPLES], path), encoding="utf-8")
            shoot(chromium, path)
            print(path, file=sys.stderr)


if __name__ == "__main__":
    main()
