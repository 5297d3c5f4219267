"""Reads an entry's fields from its division: marks for name, description, period, funders, partners, scope, status."""

from __future__ import annotations

from functools import lru_cache

from extractors.evidence.entry.labelled import lines_in
from extractors.evidence.entry.walk import Walk
from extractors.evidence.language import read
from extractors.evidence.leaf import divider, evidence_of
from extractors.text.tokens import tokens_of
from schemas.document import Cell, Passage
from schemas.mention import Entry, Mark, Problem


def read_entry(
    passage: Passage,
    page: int,
    theme: int | None,
    language: str,
    lead: int = 0,
    breaks: tuple[int, ...] = (),
    cells: tuple[Cell, ...] = (),
    places: tuple[Cell, ...] = (),
) -> Entry:
    """An entry of running prose, or, where `cells` says what is what, of labelled fields.

    `lead`: how many of its first characters are bold where the rest is not; `breaks`: at which characters a paragraph
    of its own begins, full stop before it or not; `places`: what places in brackets hold, as other entries show.
    """
    lines = frozenset(lines_in(passage, cells)) if cells else frozenset()
    marks, problems = _read(passage.text, language, lead, breaks, cells, lines, places)
    return Entry(page, theme, passage, marks, problems)


@lru_cache(maxsize=256)
def _read(
    text: str,
    language: str,
    lead: int,
    breaks: tuple[int, ...],
    cells: tuple[Cell, ...],
    lines: frozenset[int] = frozenset(),
    places: tuple[Cell, ...] = (),
) -> tuple[tuple[Mark, ...], tuple[Problem, ...]]:
    """The marks and problems of a text; kept, since a slide without a title is read to tell its kind, and then again."""
    if breaks or cells:
        edges = [edge for cell in cells for edge in (cell.start, cell.end + 1)]
        tokens = tokens_of(read(text, language, breaks=(*breaks, *edges), cells=cells, lines=lines))
    else:
        # A paragraph by itself, in which all was found before; only how it is divided is not known yet.
        tokens = evidence_of(text, language).doc
    tokens._.lead = lead
    tokens._.division = divider(language).divided(tokens)
    reading = Walk(tokens, language, places)
    return tuple(reading.marks()), tuple(reading.problems())
