"""The system's Chromium, driven by Playwright, for the tests of pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser; the tests that use it are marked `needs("chromium")`."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield found
        found.close()


@contextmanager
def opened(browser: Browser, path: Path, **options: Any) -> Iterator[Page]:
    """A page of a file; what its script complains of is an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, **options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    yield page
    assert [said for said in complaints if "hit = 4" not in said and "inline script" not in said] == []
    context.close()


def reload(page: Page, kept: str) -> None:
    """Load a page again until something is on it that the browser has kept, three times at most: the browser writes its store beside
    the page's work, on a busy machine at times after the next page has asked for it."""
    for _ in range(3):
        page.reload()
        if page.locator(kept).count():
            return


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe-core finds wrong for those who see, hear or point otherwise: each rule with the first element that breaks it.

    Where the page has a script of its own it must be opened with `bypass_csp`: its policy would not let axe in.
    """
    return [(one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]]
