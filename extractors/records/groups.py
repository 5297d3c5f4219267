"""What a heading says for all records under it that do not say otherwise: a status, a fund, an organisation. Never for the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.fields import read_entry
from extractors.records.reading import Record
from extractors.records.score import Scope
from schemas.document import Cell
from schemas.mention import Entry, Field, Mark
from schemas.region import Leaf, Style

# A heading of a group has no more words than this.
GROUP_WORDS = 8
GIVEN: tuple[Field, ...] = ("status", "funders", "partners", "scope")


def group_heads(leaves: Sequence[Leaf], records: Sequence[Record], headings: Sequence[Leaf], scope: Scope) -> dict[int, tuple[Leaf, ...]]:
    """The headings of groups over each record, by id() of the record. `leaves`: all of a part in reading order; `headings`: those
    over the part."""
    owner = {id(leaf): record for record in records for leaf in record.leaves}
    current: dict[Style, Leaf] = {leaf.style: leaf for leaf in headings if says(leaf, scope)}
    found: dict[int, tuple[Leaf, ...]] = {}
    for leaf in leaves:
        record = owner.get(id(leaf))
        if record is not None:
            found.setdefault(id(record), tuple(current.values()))
        elif says(leaf, scope):
            current[leaf.style] = leaf
        else:
            current.pop(leaf.style, None)
    return {key: heads for key, heads in found.items() if heads}


def says(leaf: Leaf, scope: Scope) -> bool:
    """Whether a paragraph is nothing but a status, a fund or an organisation."""
    seen = scope.evidence(leaf)
    words = len(leaf.text.split())
    if words > GROUP_WORDS or seen.periods or leaf.block.marker or not seen.told or leaf.text.rstrip().endswith("."):
        return False
    return seen.statuses > 0 or (bool(seen.funders) and seen.plain <= 1) or (seen.organisations > 0 and seen.told >= 0.5 * seen.words)


def with_given(entry: Entry, heads: Sequence[Leaf], language: str) -> Entry:
    """An entry with what the headings over it say, where it does not say so itself; the heading's words are the span."""
    marks = list(entry.marks)
    for head in heads:
        passage = head.block.passage
        read = read_entry(passage, head.page, None, language, 0, (), (Cell("data", 0, len(passage.text)),))
        for name in GIVEN:
            if any(mark.field == name for mark in marks):
                continue
            marks += [_given(mark, head) for mark in read.of(name)]
    return replace(entry, marks=tuple(marks))


def _given(mark: Mark, head: Leaf) -> Mark:
    return replace(mark, rule=f"{mark.rule}, given by the heading", passage=head.block.passage)
