"""Tells the readings of a document: of each part the one that won, by how many bits, and what came next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.plan.assembly import Assembly
from extractors.records.reading import Reading
from extractors.records.scope import weights
from extractors.sections.scopes import ScopePart
from extractors.text.passage import spans_of
from schemas.findings import finding
from schemas.plan import Finding, FindingValue, Span
from schemas.plan import Reading as Told
from schemas.readings import told

# Why a layout is unclear: not how many records there are, but where each begins.
BOUNDS = "bounds"


def readings_of(assembly: Assembly) -> list[Told]:
    """The readings of a document's parts in reading order."""
    return [_told(part, reading) for part, reading in assembly.readings]


def _told(part: ScopePart, reading: Reading) -> Told:
    following = reading.next_bits is not None
    return Told(
        page=part.leaves[0].page,
        reading=told(reading.rule, len(reading.records)),
        bits=round(reading.bits, 2),
        next=told(reading.next_rule, reading.next_count) if following else None,
        margin=round(reading.bits - reading.next_bits, 2) if reading.next_bits is not None else None,
        spans=_place(part),
    )


def _place(part: ScopePart) -> list[Span]:
    """The lines of a part's headings on the page it begins on, of its title, or else of its first paragraph."""
    first = part.leaves[0]
    heads = [leaf for leaf in part.headings if leaf.page == first.page] or [part.title or first]
    return [span for leaf in heads for span in spans_of(leaf.block.passage) if span.page == first.page]


def close_races(readings: Sequence[Told]) -> Iterator[Finding]:
    """A finding for each part that another reading, which says something else, explains nearly as well."""
    for reading in readings:
        if reading.margin is not None and reading.margin < weights()["close"]["part"]:
            yield _unclear(reading)


def _unclear(reading: Told) -> Finding:
    values: dict[str, FindingValue] = {"page": reading.page, "reading": reading.reading}
    values |= {"next": reading.next or "", "margin": reading.margin or 0.0}
    if reading.next == reading.reading:
        values["why"] = BOUNDS
    return finding("unclear-layout", "warning", values, reading.spans)
