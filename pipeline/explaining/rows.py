"""What explains an edition, as rows: one a field, with its words, their places, what they were read as and by which rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.text.passage import spans_of
from pipeline.explaining.explained import shown, slide_words
from pipeline.explaining.readings import theme
from pipeline.extraction import Extraction
from pipeline.titles import in_words
from schemas.mention import Entry
from schemas.plan import Plan, Project, Span


@dataclass(frozen=True)
class Row:
    """A field's value on a page: the words there, what they were read as, the rule that set it, and whether that is a guess."""

    page: int
    project: str
    field: str
    text: str
    read: str
    rule: str
    guess: bool
    spans: tuple[Span, ...]


def headings(plan: Plan, extraction: Extraction | None) -> list[tuple[int, str]]:
    """What each page is, by its number: more of an edition that was just read than of one from its JSON."""
    if extraction is None:
        return [(slide.page, f"{in_words('kind', slide.kind)}, {theme(slide.theme)}") for slide in plan.slides]
    return [(slide.slide.number, slide_words(slide)) for slide in sorted(extraction.slides, key=lambda one: one.slide.number)]


def rows_of_plan(plan: Plan, page: int | None, project: str | None) -> Iterator[Row]:
    """The rows of an edition's JSON, project by project: one a place of a field."""
    for one in plan.projects:
        if project in (None, one.id):
            yield from (row for row in _rows_of_project(one) if page in (None, row.page))


def _rows_of_project(project: Project) -> Iterator[Row]:
    for field, spans in project.spans.items():
        by = " (reviewer)" if field in (project.by or {}) else ""
        for span in spans:
            yield Row(span.page, project.id, field, span.text, by.strip(" ()"), span.rule or "", False, (span,))


def rows_of_extraction(extraction: Extraction, page: int | None, project: str | None) -> Iterator[Row]:
    """The rows of an edition that was just read, entry by entry: one a mark, in the order of the text."""
    owners = {(m.page, m.text): one.id for one in extraction.plan.projects for m in one.mentions}
    for entry in extraction.contents.entries:
        owner = owners.get((entry.page, entry.passage.text), "")
        if page in (None, entry.page) and project in (None, owner):
            yield from _rows_of_entry(entry, owner)


def _rows_of_entry(entry: Entry, owner: str) -> Iterator[Row]:
    for mark in sorted(entry.marks, key=lambda m: (m.start, m.end)):
        passage = mark.passage or entry.passage
        text = passage.text[mark.start : mark.end]
        spans = tuple(spans_of(passage, mark.start, mark.end, mark.rule))
        yield Row(entry.page, owner, mark.field, text, shown(mark), mark.rule, mark.guess, spans)
