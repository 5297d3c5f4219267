"""The report in a browser: reachable for everybody (axe-core), as wide as its window, light and dark, on a phone and on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from pipeline.reporting import report
from pipeline.translation import speaking
from tests.pipeline.browser import faults, opened
from tests.pipeline.test_report import SAMPLES, nowhere

pytestmark = [pytest.mark.slow, pytest.mark.needs("chromium")]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    with speaking("fi"):
        file.write_text(report(SAMPLES, nowhere, date(2026, 11, 26)), encoding="utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_is_for_everybody(scheme: str, width: int, path: Path, chromium: Browser) -> None:
    with opened(chromium, path, color_scheme=scheme) as page:
        page.set_viewport_size({"width": width, "height": 860})
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_paper_nothing_is_cut_off(path: Path, chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, path) as page:
        page.pdf(path=tmp_path / "x.pdf", format="A4", print_background=True)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "x.pdf").pages).split())
    assert "Kuka tekee kenen kanssa" in text
    assert "Tuulen taitajat" in text
