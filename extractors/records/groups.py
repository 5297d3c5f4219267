"""What a heading says for all records under it that do not say otherwise: a status, a fund, an organisation. Never for the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.evidence.leaf import heads_group
from extractors.fields import read_entry
from extractors.records.reading import Record
from extractors.records.score import Scope
from schemas.document import Cell
from schemas.mention import Entry, Field, Mark
from schemas.region import Leaf, Style

GIVEN_BY = "given by the heading"
GIVEN: tuple[Field, ...] = ("status", "funders", "partners", "scope")


def group_heads(leaves: Sequence[Leaf], records: Sequence[Record], headings: Sequence[Leaf], scope: Scope) -> dict[int, tuple[Leaf, ...]]:
    """The headings of groups over each record, by id() of the record. `leaves`: all of a part in reading order; `headings`: those
    over the part."""
    owner = {id(leaf): record for record in records for leaf in record.leaves}
    current: dict[Style, Leaf] = {leaf.style: leaf for leaf in headings if heads_group(leaf, scope.language)}
    found: dict[int, tuple[Leaf, ...]] = {}
    for leaf in leaves:
        record = owner.get(id(leaf))
        if record is not None:
            found.setdefault(id(record), tuple(current.values()))
        elif heads_group(leaf, scope.language):
            current[leaf.style] = leaf
        else:
            current.pop(leaf.style, None)
    return {key: heads for key, heads in found.items() if heads}


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
    return replace(mark, rule=f"{mark.rule}, {GIVEN_BY}", passage=head.block.passage)


def without_usual_status(entries: Sequence[Entry]) -> list[Entry]:
    """Entries without a status that headings give them, where every heading that gives one says `ongoing`: so plans head their
    projects, and it tells none from another."""
    given = {mark.value for entry in entries for mark in entry.of("status") if GIVEN_BY in mark.rule}
    if given != {"ongoing"}:
        return list(entries)
    return [replace(e, marks=tuple(m for m in e.marks if m.field != "status" or GIVEN_BY not in m.rule)) for e in entries]
