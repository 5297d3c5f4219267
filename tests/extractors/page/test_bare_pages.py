"""Pages with little on them: a report's first page without text, type of no size."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.extraction import extract_document
from pipeline.readers import Document
from schemas.document import Page, Word
from schemas.plan import Plan

A4 = (595.0, 842.0)


def words(texts: str, page: int, top: float, size: float) -> list[Word]:
    """Words on one line, each 40 points wide."""
    return [Word(text, page, n, (72.0 + 45 * n, top, 112.0 + 45 * n, top + size), size=size) for n, text in enumerate(texts.split())]


def plan_of(*pages: list[Word]) -> Plan:
    """The plan of a report whose pages hold these words."""
    made = [Page(n, *A4, tuple(replace(word, number=i) for i, word in enumerate(found))) for n, found in enumerate(pages, start=1)]
    extraction = extract_document(Document(Path("x.pdf"), "0" * 64, "application/pdf", tuple(made)))
    assert not extraction.ledger.lost
    return extraction.plan


def test_a_report_may_begin_with_a_page_without_text() -> None:
    text = [word for line in range(20) for word in words("Alueella on osaajia ja töitä riittää kaikille", 2, 100 + 14 * line, 11)]
    plan = plan_of([], text)
    assert [slide.page for slide in plan.slides] == [1, 2]
    assert "no-text" in [finding.code for finding in plan.findings]


def test_a_report_may_begin_with_a_line_in_small_type() -> None:
    text = [word for line in range(20) for word in words("Alueella on osaajia ja töitä riittää kaikille", 2, 100 + 14 * line, 11)]
    plan = plan_of(words("Katso liite", 1, 700, 8), text)
    assert "Katso liite" in [heading.text for heading in plan.slides[0].headings] or "Katso liite" in [f.text for f in plan.unassigned]


def test_type_of_no_size_is_text() -> None:
    lines = [word for line in range(4) for word in words("Alueella on osaajia ja töitä", 1, 100 + 14 * line, 0)]
    plan = plan_of(lines)
    assert sum(len(fragment.text.split()) for fragment in plan.unassigned) == len(lines)
