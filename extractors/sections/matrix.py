"""A table of themes against sections: a theme a row, and a column each for the state of things, the strengths, the targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extractors.headings import HeadingReader
from extractors.labels import field_of
from extractors.page.tree import Tree
from schemas.region import Leaf, Region

LISTS = frozenset({"current_state", "strengths", "development_targets"})
# So many columns headed by sections make a table one of sections.
LEAST = 2


@dataclass(frozen=True)
class Matrix:
    """Which section each column holds, and which column the themes stand in."""

    sections: Mapping[int, str]
    themes: int


def upright(region: Region, reader: HeadingReader) -> Region:
    """A table with its sections in the header's row: itself, or turned where they stand in the first column."""
    firsts = [reader.sections(_text(row[0])) for row in region.rows[1:] if row and row[0]]
    if len({found[0] for found in firsts if found and found[0] in LISTS}) < LEAST or len(region.rows[0]) <= LEAST:
        return region
    width = max(len(row) for row in region.rows)
    return replace(region, rows=tuple(tuple(row[c] if c < len(row) else None for row in region.rows) for c in range(width)))


def matrix_of(region: Region, reader: HeadingReader) -> Matrix | None:
    """What a table's header says of its columns, None where it is no table of themes against sections."""
    if len(region.rows) < LEAST:
        return None
    named = {c: reader.sections(_text(cell)) for c, cell in enumerate(region.rows[0]) if cell}
    sections = {c: found[0] for c, found in named.items() if found and found[0] in LISTS}
    others = [c for c in range(len(region.rows[0])) if c not in sections]
    if len(set(sections.values())) < LEAST or others[:1] != [0]:
        return None
    if not any(row[0] for row in region.rows[1:] if row):
        # Where nothing stands in the themes' column, the headings head columns.
        return None
    return Matrix(sections, 0)


def theme_cells(tree: Tree, reader: HeadingReader) -> tuple[list[Leaf], list[Leaf]]:
    """The first paragraph of each cell that tells a theme: (beside columns of sections, in a column headed so)."""
    beside: list[Leaf] = []
    headed: list[Leaf] = []
    for region in (region for page in tree.pages for region in page.walk() if region.rows):
        matrix = matrix_of(upright(region, reader), reader)
        (beside if matrix else headed).extend(_cells(region, reader))
    return beside, headed


def _cells(region: Region, reader: HeadingReader) -> Iterator[Leaf]:
    region = upright(region, reader)
    matrix = matrix_of(region, reader)
    headed = [c for c, cell in enumerate(region.rows[0]) if cell and field_of(_text(cell)) == "theme"]
    column = matrix.themes if matrix else next(iter(headed), None)
    if column is None:
        return
    for row in region.rows[1:]:
        cell = row[column] if column < len(row) else None
        if cell is not None and len(cell.leaves) == 1:
            yield cell.leaves[0]


def _text(cell: Region | None) -> str:
    return " ".join(leaf.text for leaf in cell.leaves) if cell else ""
