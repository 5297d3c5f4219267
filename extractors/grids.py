"""Ruled tables that hold no projects: a list in rows (a target, its measures), or one list in each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.headings import heading_reader
from extractors.labels import field_of
from extractors.lexicon import languages
from extractors.lines import words_of
from extractors.rows import SAME_EDGE
from extractors.tables import cells_of
from schemas.document import Grid, Line, Page, Word

# A header's cell has at most so many words.
HEADER_WORDS = 6

Cell = list[Line]


@dataclass
class Listed:
    """A table as it is to be read: cells in order, each with how deep it hangs; `heads` those that name a section."""

    top: float
    cells: list[tuple[Cell, int]] = field(default_factory=list)
    heads: list[Cell] = field(default_factory=list)
    labels: list[Cell] = field(default_factory=list)
    """The header's other cells."""
    columns: tuple[float, ...] = ()
    """The left edges of its columns, in points."""

    def words(self) -> list[Word]:
        """Every word of the table."""
        cells = [*(cell for cell, _ in self.cells), *self.labels]
        return [word for cell in cells for line in cell for word in words_of(line)]


def lists_of(page: Page, before: Listed | None) -> list[Listed]:
    """The tables of lists on a page, top to bottom; `before` is the one that the page before ended with."""
    found: list[Listed] = []
    for grid in sorted(page.grids, key=lambda grid: min(box[1] for row in grid for box in row if box)):
        listed = _listed(page, grid, before)
        if listed:
            found.append(listed)
            before = listed
    return found


def _listed(page: Page, grid: Grid, before: Listed | None) -> Listed | None:
    rows = [row for row in cells_of(page, grid) if any(row)]
    if len(rows) < 2 and not before:
        return None
    widest = max(grid, key=lambda row: sum(box is not None for box in row))
    columns = tuple(box[0] for box in widest if box)
    top = min(box[1] for box in widest if box)
    sections = [_section(cell) for cell in rows[0]] if rows else []
    kinds = {name for name in sections if name}
    header = bool(rows) and _is_header(rows[0], sections)
    if header and len(kinds) > 1 and all(sections):
        return _by_columns(rows, Listed(top, columns=columns))
    if header:
        listed = Listed(top, labels=[cell for cell, name in zip(rows[0], sections, strict=True) if cell and not name], columns=columns)
        head = next(cell for cell, name in zip(rows[0], sections, strict=True) if name)
        listed.labels += [cell for cell, name in zip(rows[0], sections, strict=True) if name and cell is not head]
        listed.heads.append(head)
        listed.cells.append((head, 0))
        return _by_rows(rows[1:], listed)
    same = (
        before
        and len(before.columns) == len(columns)
        and all(abs(a - b) <= SAME_EDGE for a, b in zip(before.columns, columns, strict=True))
    )
    return _by_rows(rows, Listed(top, columns=columns)) if same and rows else None


def _by_rows(rows: Sequence[Sequence[Cell]], listed: Listed) -> Listed:
    """Each row as a paragraph of its first cell, what the other cells say under it."""
    for row in rows:
        filled = [cell for cell in row if cell]
        deep = 0 if row[0] else 1
        listed.cells += [(cell, deep if cell is filled[0] else 1) for cell in filled]
    return listed


def _by_columns(rows: Sequence[Sequence[Cell]], listed: Listed) -> Listed:
    """Each column as a list under its heading."""
    for column in zip(*rows, strict=True):
        listed.heads.append(column[0])
        listed.cells += [(cell, 0) for cell in column if cell]
    return listed


def _is_header(row: Sequence[Cell], sections: Sequence[str]) -> bool:
    """Whether a row labels columns: short cells without bullets, some of which name a section, the rest perhaps a field."""
    short = all(sum(len(line.words) for line in cell) <= HEADER_WORDS and not any(line.marker for line in cell) for cell in row)
    known = sum(1 for cell, name in zip(row, sections, strict=True) if name or (cell and field_of(_text(cell))))
    return short and any(sections) and known * 2 >= sum(1 for cell in row if cell)


def _section(cell: Cell) -> str:
    """The section that a cell names, in any language; empty where it names none."""
    named = (heading_reader(language).sections(_text(cell)) for language in languages()) if cell else ()
    found: tuple[str, ...] = next((names for names in named if names), ())
    return found[0] if found and found[0] != "agenda" else ""


def _text(cell: Cell) -> str:
    return " ".join(line.text for line in cell)
