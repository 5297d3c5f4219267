"""Columns headed by organisations, with a mark in the row of each project that they take part in: `x`, `●`, a letter for who leads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.evidence.leaf import evidence_of
from extractors.records.groups import said_by
from extractors.records.reading import Record
from schemas.mention import Entry, Mark, PartnerValue
from schemas.region import Leaf, Region

# The field of such a column.
MARK = "mark"
SIGN = re.compile(r"[xX×✓✔●•■▪◆★*√○◯]|[A-ZÅÄÖ]")
# So many columns in a row are headed so: one may be headed by an organisation for another reason.
LEAST = 2


def marked_columns(header: Sequence[Region | None], body: Sequence[Sequence[Region | None]], language: str) -> set[int]:
    """The columns, from 0, that hold nothing but marks under an organisation's name; a name that nobody is marked under, too."""
    named = {c for c, cell in enumerate(header) if cell and len(cell.leaves) == 1 and _names(cell.leaves[0], language)}
    found = {c for c in named if all(SIGN.fullmatch(_said(row[c])) for row in body if c < len(row) and row[c])}
    return found if len(found) >= LEAST and any(row[c] for c in found for row in body if c < len(row)) else set()


def with_marks(
    records: Sequence[Record], header: Sequence[Region | None], columns: set[int], rows: Sequence[Sequence[Region | None]]
) -> list[Record]:
    """The records of a table's rows, each with the organisations that its row marks, and whether they lead."""
    signs = [{c: _said(row[c]) for c in columns if c < len(row) and row[c]} for row in rows]
    leads = _leading(signs)
    return [
        replace(record, marked=tuple((leaf, sign == leads) for c, sign in sorted(told.items()) if (leaf := _head(header, c)) is not None))
        for record, told in zip(records, signs, strict=True)
    ]


def _leading(signs: Sequence[dict[int, str]]) -> str:
    """The letter that stands for who leads: in each row once, where the others stand as often as need be; empty where none does."""
    rows = [Counter(told.values()) for told in signs if told]
    every = {sign for row in rows for sign in row}
    once = [sign for sign in every if sign.isalpha() and sign not in "xX" and all(row[sign] == 1 for row in rows)]
    return once[0] if len(once) == 1 and len(every) > 1 else ""


def with_marked(entry: Entry, record: Record, language: str) -> Entry:
    """An entry with the organisations that its table's row marks; the header's words are the span."""
    return replace(entry, marks=(*entry.marks, *(mark for leaf, leads in record.marked for mark in _partner(leaf, leads, language))))


def _partner(leaf: Leaf, leads: bool, language: str) -> Iterator[Mark]:
    for mark in said_by(leaf, language, "partners")[:1]:
        if isinstance(mark.value, PartnerValue):
            value = replace(mark.value, role="coordinator" if leads else "partner")
            yield replace(mark, value=value, rule=f"{mark.rule}, marked in its column", passage=leaf.block.passage)


def _names(leaf: Leaf, language: str) -> bool:
    seen = evidence_of(leaf.text, language)
    return seen.organisations > 0 and seen.plain <= 1


def _head(header: Sequence[Region | None], column: int) -> Leaf | None:
    cell = header[column] if column < len(header) else None
    return cell.leaves[0] if cell else None


def _said(cell: Region | None) -> str:
    return " ".join(leaf.text or leaf.block.marker for leaf in cell.leaves).strip() if cell else ""
