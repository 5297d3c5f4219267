"""The page of a history in a browser: it scrolls in itself, names stay in view, axe finds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pipeline.compare.history import history
from pipeline.history_page.page import history_page
from pipeline.translation import speaking
from tests.pipeline.browser import faults, opened
from tests.pipeline.history_page.made import mixed

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "history.html"
    path.write_text(history_page(history(mixed())), encoding="utf-8")
    return path


def test_on_a_phone_it_scrolls_in_itself_and_names_stay(chromium: Browser, file: Path) -> None:
    with opened(chromium, file) as page:
        page.set_viewport_size({"width": 390, "height": 844})
        tracks = page.locator(".tracks")
        name = page.locator(".names a", has_text="Satama jokaiselle")
        before = name.bounding_box()
        tracks.evaluate("one => one.scrollTo(one.scrollWidth, 0)")
        assert tracks.evaluate("one => one.scrollLeft") > 300
        assert name.bounding_box() == before
        expect(page.locator(".heads text", has_text="2026-2028")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_five_editions_fit(chromium: Browser, file: Path) -> None:
    with opened(chromium, file) as page:
        page.set_viewport_size({"width": 1280, "height": 860})
        assert page.locator(".tracks").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_a_name_leads_to_what_happened_to_it(chromium: Browser, file: Path) -> None:
    with opened(chromium, file) as page:
        page.locator(".names a", has_text="Masto").click()
        expect(page.locator(".track:target")).to_be_in_viewport()
        expect(page.locator(".track:target li")).to_have_count(3)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_axe_finds_nothing(chromium: Browser, tmp_path: Path, width: int, scheme: str, language: str) -> None:
    path = tmp_path / "x.html"
    with speaking(language):
        path.write_text(history_page(history(mixed(), language)), encoding="utf-8")
    # axe itself is a script that the page's policy would not let in.
    with opened(chromium, path, color_scheme=scheme, bypass_csp=True) as page:
        page.set_viewport_size({"width": width, "height": 860})
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
