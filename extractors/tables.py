"""Tables of projects: a header row of labels, then a row for each project; ruled here, else only aligned."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.aligned import aligned_tables
from extractors.forms import Form, Part
from extractors.lines import lines_of, words_of
from extractors.rows import APART, Columns, Table, add_row, header_of, labels_of
from schemas.bands import PlacedWords
from schemas.document import Box, Grid, Line, Page


def tables_of(page: Page, before: Columns | None) -> list[Table]:
    """The tables of projects on a page, top to bottom; `before` is the header of the table that the last page ended with."""
    found = []
    for grid in page.grids:
        table = _ruled(page, grid, before)
        if table:
            found.append(table)
    if not found and page.measured:
        found = aligned_tables(page, before)
    return sorted(found, key=lambda table: table.top)


def cells_of(page: Page, grid: Grid) -> list[list[list[Line]]]:
    """The lines in each cell of a ruled table, row by row."""
    words = PlacedWords(page.words)
    return [[_cell(page, words, box) for box in row] for row in grid]


def _ruled(page: Page, grid: Grid, before: Columns | None) -> Table | None:
    rows = cells_of(page, grid)
    open_row = _open_row(page, grid)
    if open_row:
        rows.append(open_row)
    if any(_holds_several(cell) for row in rows[:2] for cell in row):
        return None
    fields = [header_of(row) for row in rows[:2]]
    at = next((i for i, named in enumerate(fields) if named), None)
    edges = [box[0] if box else float("nan") for box in max(grid, key=lambda row: sum(box is not None for box in row))]
    if at is not None:
        table = Table(Columns(fields[at] or [], edges, True), [line for cell in rows[at] for line in cell])
    elif before and before.ruled and len(before.edges) == len(edges):
        table, at = Table(before), -1
    else:
        return None
    # What stands above the header in the grid (a title over all columns) heads it too.
    table.header = [line for row in rows[: at + 1] for cell in row for line in cell]
    for number, row in enumerate(rows[at + 1 :]):
        if header_of(row) == table.columns.fields:
            table.header += [line for cell in row for line in cell]
        elif any(row) and _is_band(grid, at + 1 + number):
            table.rows.append(Form("band", [Part(None, value=cell) for cell in row if cell]))
        elif any(row):
            add_row(table, row, first=number == 0)
    table.words = [word for row in rows for cell in row for line in cell for word in words_of(line)]
    # A header may stand alone at a page's end, its rows on the next.
    return table if table.rows or table.continues or at >= 0 else None


def _is_band(grid: Grid, row: int) -> bool:
    """Whether a row is one cell over all columns, which heads the rows below it: a theme's title."""
    return row < len(grid) and sum(box is not None for box in grid[row]) == 1 < len(grid[row])


def _holds_several(cell: Sequence[Line]) -> bool:
    """Whether a cell holds the labels of several columns, apart: then the rulings found are not the table's own."""
    labels = (itertools.pairwise(labels_of(line.words)) for line in cell)
    return any(right.x0 - left.x1 > APART * right.size for pairs in labels for left, right in pairs)


def _open_row(page: Page, grid: Grid) -> list[list[Line]]:
    """The cells of a last row that the page's end cuts off before its bottom rule; none where no such text stands there."""
    full = [box for box in grid[-1] if box]
    bottom = max(box[3] for box in full)
    below = [word for word in page.words if word.place[1] >= bottom - 1]
    if len(full) < len(grid[-1]) or not below or min(word.place[1] for word in below) - bottom > 2 * below[0].size:
        return []
    words = PlacedWords(page.words)
    cells = [_cell(page, words, (box[0], bottom, box[2], page.height)) for box in full]
    inside = sum(len(line.words) for cell in cells for line in cell)
    # Text that runs on over the columns is no row.
    return (
        cells
        if inside >= len(below) - 1 and all(_within(cell, box) for cell, box in zip(cells, full, strict=True)) and sum(map(bool, cells)) > 1
        else []
    )


def _within(cell: Sequence[Line], box: Box) -> bool:
    return all(box[0] - 1 <= line.start and line.x1 <= box[2] + 1 for line in cell)


def _cell(page: Page, words: PlacedWords, box: Box | None) -> list[Line]:
    """The lines in a cell: of the words whose middle is in it."""
    if box is None:
        return []
    x0, top, x1, bottom = box
    near = words.between(top, bottom)
    inside = [w for w in near if x0 <= (w.place[0] + w.place[2]) / 2 < x1 and top <= (w.place[1] + w.place[3]) / 2 < bottom]
    return lines_of(Page(page.number, page.width, page.height, tuple(inside)))
