"""Tells the readings of a document: of each part, and of the whole, the one that won, by how many bits, and what came next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.passage import spans_of
from extractors.plan.assembly import Assembly
from extractors.records.reading import Reading
from extractors.records.score import weights
from extractors.sections.outline import ScopePart
from schemas.findings import finding
from schemas.plan import Finding, FindingValue, Span
from schemas.plan import Reading as Told
from schemas.readings import told

# Why a layout is unclear: the edition's as a whole; not how many records there are, but where each begins.
WHOLE, BOUNDS = "whole", "bounds"


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


Side = tuple[str, int, float]
"""A reading of a whole document: its rule, how many records it has, its bits."""


def race(won: Side, other: Side, same: bool) -> Told:
    """The reading of the whole document that won against the other one, which is none where both say the same."""
    (rule, records, bits), (rival, others, behind) = won, other
    following = None if same else told(rival, others)
    margin = None if same else round(bits - behind, 2)
    return Told(page=1, reading=told(rule, records), bits=round(bits, 2), next=following, margin=margin, spans=[])


def close_races(readings: Sequence[Told]) -> Iterator[Finding]:
    """A finding for each part that another reading, which says something else, explains nearly as well."""
    for reading in readings:
        if reading.margin is not None and reading.margin < weights()["close"]["part" if reading.spans else WHOLE]:
            yield _unclear(reading)


def _unclear(reading: Told) -> Finding:
    values: dict[str, FindingValue] = {"page": reading.page, "reading": reading.reading}
    values |= {"next": reading.next or "", "margin": reading.margin or 0.0}
    if not reading.spans:
        values["why"] = WHOLE
    elif reading.next == reading.reading:
        values["why"] = BOUNDS
    return finding("unclear-layout", "warning", values, reading.spans)
