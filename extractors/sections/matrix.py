"""A table of themes against sections: a theme a row, and a column each for the state of things, the strengths, the targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.evidence.headings import HeadingReader
from extractors.evidence.labels import field_of
from extractors.page.tree import Tree
from extractors.sections.unknown import LISTS as ORDERED
from extractors.sections.unknown import in_order
from schemas.region import Leaf, Region

LISTS = frozenset(ORDERED)
# `1. Osaava työ`, `2 Kestävä arki`, `C. Avoin koulu`
COUNTED = re.compile(r"(\d{1,2}|[A-H](?=[.)]))[.)]?\s+[^\W\d_]")
# So many columns headed by sections make a table one of sections.
LEAST = 2
# Where a column holds these, the rows are projects, and no themes: `Läge` is how far each has come.
FACTS = frozenset({"period", "start", "end", "funders", "coordinator"})


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
    named = {c: reader.sections(_text(cell)) for c, cell in enumerate(region.rows[0]) if cell and (c or not _counts_themes(region))}
    sections = {c: found[0] for c, found in named.items() if found and found[0] in LISTS}
    if len(sections) < len(region.rows[0]) - 1 and _tell_themes(region):
        sections = _by_order(region.rows[0], sections, reader) or sections
    others = [c for c in range(len(region.rows[0])) if c not in sections]
    if len(set(sections.values())) < LEAST or others[:1] != [0] or any(field_of(_text(region.rows[0][c])) in FACTS for c in others):
        return None
    if not any(row[0] for row in region.rows[1:] if row):
        # Where nothing stands in the themes' column, the headings head columns.
        return None
    return Matrix(sections, 0)


def _tell_themes(region: Region) -> bool:
    """Whether a table's first column tells themes: its header says so, or its cells are counted from 1."""
    return field_of(_text(region.rows[0][0])) == "theme" or _counts_themes(region)


def _counts_themes(region: Region) -> bool:
    """Whether each cell of a table's first column counts on from the one above, from 1 or A."""
    firsts = [row[0] for row in region.rows[1:] if row and row[0]]
    counted = [match[1] for cell in firsts for match in [COUNTED.match(_text(cell))] if match]
    known = [str(n) for n in range(1, len(firsts) + 1)], [chr(ord("A") + n) for n in range(len(firsts))]
    return len(firsts) >= LEAST and counted in known


def _by_order(header: Sequence[Region | None], known: Mapping[int, str], reader: HeadingReader) -> dict[int, str]:
    """The sections of columns beside one for themes whose headers no lexicon knows: by the order that sections come in, and by hints."""
    texts = [_text(cell) for cell in header]
    if any(c not in known and (not text or field_of(text)) for c, text in enumerate(texts) if c):
        return {}
    hints = [reader.hints(text.casefold()) for text in texts[1:]]
    told = in_order([(known[c],) if c in known else ORDERED for c in range(1, len(texts))], hints)
    return dict(enumerate(told, start=1)) if any(name in said for name, said in zip(told, hints, strict=False)) else {}


def theme_cells(tree: Tree, reader: HeadingReader) -> tuple[list[Leaf], list[Leaf]]:
    """The first paragraph of each cell that tells a theme: (beside columns of sections, in a column headed so)."""
    beside: list[Leaf] = []
    headed: list[Leaf] = []
    for region in (upright(region, reader) for page in tree.pages for region in page.walk() if region.rows):
        matrix = matrix_of(region, reader)
        (beside if matrix else headed).extend(_cells(region, matrix))
    return beside, headed


def _cells(region: Region, matrix: Matrix | None) -> Iterator[Leaf]:
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


def holds_matrix(region: Region, reader: HeadingReader) -> bool:
    """Whether a table of themes against sections stands somewhere in a region."""
    return any(inner.rows and matrix_of(upright(inner, reader), reader) for part in region.parts for inner in part.walk())
