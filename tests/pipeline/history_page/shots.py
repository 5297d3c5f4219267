"""Pictures of the page of a history, to be looked at: `make shots` writes them into output/shots/ (needs `chromium`)."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.compare.history import history
from pipeline.history_page.page import history_page
from pipeline.translation import speaking
from tests.pipeline.browser import browser, opened
from tests.pipeline.compare.test_sample_editions import editions
from tests.pipeline.diff_page.shots import LOOKS
from tests.pipeline.history_page.made import mixed


def main() -> None:
    """Write the pages and their pictures into a folder: five small editions in Finnish, the samples in English."""
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    made = {"history-5": ("fi", mixed()), "history-2": ("en", editions())}
    with browser() as chromium:
        for name, (language, found) in made.items():
            path = folder / f"{name}.html"
            with speaking(language):
                path.write_text(history_page(history(found, language)), encoding="utf-8")
            for look, width, height, scheme in LOOKS:
                with opened(chromium, path, color_scheme=scheme) as page:
                    page.set_viewport_size({"width": width, "height": height})
                    page.screenshot(path=path.with_name(f"{name}-{look}.png"))
                    if look == LOOKS[0][0]:
                        page.pdf(path=path.with_name(f"{name}-print.pdf"), print_background=True, prefer_css_page_size=True)
            print(path, file=sys.stderr)


if __name__ == "__main__":
    main()
