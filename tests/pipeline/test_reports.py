"""The reports of a diff and of a history: complete, safe to open, and fit to be read."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.compare import diff
from pipeline.compare.history import history
from pipeline.formats import DiffFormat, HistoryFormat
from pipeline.reports.formats import diff_text, history_text
from pipeline.reports.layout import marks
from schemas.plan import Plan
from tests.editions.expected import ROOT
from tests.pipeline.compare.editions import plan, project, theme
from tests.pipeline.compare.test_sample_editions import editions

VOID = {"meta", "br", "link", "input", "img", "line", "circle", "rect"}


class Balanced(HTMLParser):
    """Collects tags and attributes, and fails where a tag is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def parsed(text: str) -> Balanced:
    parser = Balanced()
    parser.feed(text)
    assert parser.open == []
    return parser


def report(old: Plan, new: Plan, format: DiffFormat, target: Path | None = None) -> str:
    return diff_text(diff(old, new), old, new, format, [ROOT / "samples"], target)


def awkward() -> tuple[Plan, Plan]:
    """Two editions whose names try to break out of a report."""
    name = '<script>alert("x")</script> & [Silta](http://x) *a* | `b`'
    rows = [project({"name": name, "description": text}) for text in ("Ensin <b>yksi</b> sana.", "Sitten <b>kaksi</b> sanaa.")]
    old, new = (plan([theme(1, "A & <B>", [row])], [row]) for row in rows)
    return old, new


@pytest.mark.slow
def test_html_is_balanced_and_needs_no_network() -> None:
    text = report(*editions(), DiffFormat.html)
    assert {"ins", "del", "table"} <= {tag for tag, _ in parsed(text.partition("<script")[0] + "</body></html>").found}
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//|@import|url\(", text)


def test_markdown_shows_names_as_they_are() -> None:
    text = report(*awkward(), DiffFormat.md)
    assert r"\[Silta\](http://x) \*a\* \| \`b\`" in text
    assert "<script>" not in text
    assert r"~~Ensin \<b\>yksi\</b\> sana.~~ **Sitten \<b\>kaksi\</b\> sanaa.**" in text


def test_text_has_counts_first_and_marks_words_without_colours() -> None:
    text = report(*editions(), DiffFormat.text)
    assert text.index("18  changes in projects") < text.index("Theme 1: Työelämän osaamistarpeiden ennakointi")
    assert "Tekoäly [-arjen-] {+työn+} apuna {+ja arjessa+}" in text


@pytest.mark.parametrize("format", list(DiffFormat))
def test_no_changes_are_said(format: DiffFormat) -> None:
    old, _ = editions()
    text = report(old, old, format)
    nothing = {DiffFormat.json: '"changes": []', DiffFormat.csv: "number,severity,kind"}.get(format, "No changes.")
    assert nothing in text


def test_history_as_text_names_first_and_last_editions() -> None:
    text = history_text(history(editions()), HistoryFormat.text)
    assert re.search(r"Tuulen taitajat +│ 2026-2030 +│ 2026-2030", text)


def test_words_are_marked() -> None:
    assert marks("yksi kaksi kolme", "yksi neljä kolme viisi") == [
        ("same", "yksi"),
        ("gone", "kaksi"),
        ("come", "neljä"),
        ("same", "kolme"),
        ("come", "viisi"),
    ]
