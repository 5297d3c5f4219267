"""Cells of a table that are merged over several of its rows: what they tell holds for each of these rows."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from extractors.evidence.entry.fields import read_entry
from extractors.records.reading import Record
from schemas.document import Cell
from schemas.mention import Entry, Field
from schemas.region import Leaf, Region

Row = Sequence[Region | None]
# The columns whose merged cells hold for all rows beside them; a sum may be that of all of them together.
SHARED = frozenset({"period", "start", "end", "funders", "partners", "coordinator", "lead", "party", "scope", "status", "data"})
FIELDS: tuple[Field, ...] = ("period", "funders", "partners", "scope", "status")


def cells_over(rows: Sequence[Row], axis: Literal[0, 1]) -> dict[tuple[int, int], Region]:
    """The drawn cell that is merged over each empty place (row, column), from 0. `axis`: 1 where the rows lie one below the other, 0
    where they stand side by side."""
    found: dict[tuple[int, int], Region] = {}
    last: dict[int, Region] = {}
    for r, row in enumerate(rows):
        drawn = [cell.cell for cell in row if cell and cell.cell]
        if not drawn:
            continue
        narrowest = min(drawn, key=lambda box: box[axis + 2] - box[axis])
        middle = (narrowest[axis] + narrowest[axis + 2]) / 2
        for c, cell in enumerate(row):
            over = last.get(c)
            if cell is not None:
                last[c] = cell
            elif over is not None and over.cell and over.cell[axis] <= middle <= over.cell[axis + 2]:
                found[r, c] = over
    return found


def shared_in(row: int, fields: Sequence[str | None], over: Mapping[tuple[int, int], Region]) -> tuple[tuple[Leaf, str], ...]:
    """What merged cells tell of a row, each paragraph with its column's field."""
    cells = [(over[row, c], field) for c, field in enumerate(fields) if field in SHARED and (row, c) in over]
    return tuple((leaf, field) for cell, field in cells if field for leaf in cell.leaves)


def with_shared(entry: Entry, record: Record, language: str) -> Entry:
    """An entry with what merged cells say of its row, where the row does not say so itself; the cell's words are the span."""
    marks = list(entry.marks)
    told = {mark.field for mark in entry.marks}
    for leaf, field in record.shared:
        passage = leaf.block.passage
        read = read_entry(passage, leaf.page, None, language, 0, (), (Cell(field, 0, len(passage.text)),))
        given = (mark for name in FIELDS if name not in told for mark in read.of(name))
        marks += [replace(mark, rule=f"{mark.rule}, in a merged cell", passage=passage) for mark in given]
    return replace(entry, marks=tuple(marks))


def themes_over(rows: Sequence[Row], column: int) -> dict[int, tuple[Leaf, ...]]:
    """The theme's cell over each row, by id() of the row, where cells are merged over several rows: none says again what the last said."""
    found: dict[int, tuple[Leaf, ...]] = {}
    over: tuple[Leaf, ...] = ()
    told: list[str] = []
    for row in rows:
        cell = row[column] if column < len(row) else None
        if cell:
            over = cell.leaves
            told.append(" ".join(leaf.text for leaf in cell.leaves).casefold())
        found[id(row)] = over
    again = any(a == b for a, b in itertools.pairwise(told))
    return found if len(told) < len(rows) and not again else {}
