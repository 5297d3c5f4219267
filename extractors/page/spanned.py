"""Cells of a ruled table that are drawn over several columns though their words stand in them: rows without rulings between their cells."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.page.shading import SAME_EDGE, words_in
from schemas.document import Box, Grid, Word

# A column is one where so large a share of the rows have a cell of its width.
MOST = 0.4
# Columns are so many type sizes apart.
GAP = 0.9


def parted_grid(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid, each cell parted that is drawn over several columns, where its words begin in them as other rows' do."""
    columns = _columns(grid)
    if not any(_spanned(row, c, columns) for row in grid for c in range(len(row))):
        return grid
    starts = [_starts(grid, c, words) for c in range(len(columns))]
    return tuple(_parted(row, columns, starts, words) for row in grid)


def _columns(grid: Grid) -> list[Box | None]:
    """For each column a cell of it that is as wide as most are; None where too few rows have one."""
    found: list[Box | None] = []
    for c in range(max(map(len, grid), default=0)):
        cells = [row[c] for row in grid if c < len(row) and row[c] is not None]
        widths = sorted((cell[2] - cell[0], cell) for cell in cells if cell)
        narrow = [cell for width, cell in widths if width <= widths[0][0] + SAME_EDGE]
        found.append(narrow[0] if len(narrow) >= MOST * len(grid) else None)
    return found


def _starts(grid: Grid, column: int, words: Sequence[Word]) -> list[float]:
    """Where the first words of a column's cells begin."""
    cells = [row[column] for row in grid if column < len(row)]
    inside = [words_in(cell, words) for cell in cells if cell]
    return [min(word.place[0] for word in held) for held in inside if held]


def _spanned(row: Sequence[Box | None], c: int, columns: Sequence[Box | None]) -> dict[int, Box]:
    """What a cell would be parted into, by column, where it is drawn over several; empty for any other."""
    if (cell := row[c]) is None:
        return {}
    left, right = cell[0] - SAME_EDGE, cell[2] + SAME_EDGE
    over = {n: own for n in range(c, len(columns)) if (own := columns[n]) and left <= own[0] and own[2] <= right}
    if len(over) < 2 or any(n < len(row) and row[n] is not None for n in over if n != c):
        return {}
    return {n: (own[0], cell[1], own[2], cell[3]) for n, own in over.items()}


def _parted(
    row: Sequence[Box | None], columns: Sequence[Box | None], starts: Sequence[Sequence[float]], words: Sequence[Word]
) -> tuple[Box | None, ...]:
    cells = list(row)
    for c, cell in enumerate(row):
        parts = _spanned(row, c, columns)
        if cell and parts and _stand_in(parts, words_in(cell, words), starts):
            cells += [None] * (max(parts) + 1 - len(cells))
            for n, part in parts.items():
                cells[n] = part
    return tuple(cells)


def _run_over(held: Mapping[int, Sequence[Word]]) -> bool:
    """Whether a line goes on from one column to the next behind a gap no wider than between words."""
    lines: dict[int, list[tuple[float, int, Word]]] = defaultdict(list)
    for column, words in held.items():
        for word in words:
            lines[round(word.place[3])].append((word.place[0], column, word))
    pairs = (pair for line in lines.values() for pair in itertools.pairwise(sorted(line, key=lambda placed: placed[0])))
    return any(a != b and after.place[0] - before.place[2] < GAP * max(after.size, 1.0) for (_, a, before), (_, b, after) in pairs)


def _stand_in(parts: dict[int, Box], words: Sequence[Word], starts: Sequence[Sequence[float]]) -> bool:
    """Whether words stand in several columns, none over an edge, and begin in each where the words of other rows do."""
    held = {n: words_in(part, words) for n, part in parts.items()}
    filled = {n: found for n, found in held.items() if found}
    if len(filled) < 2 or sum(map(len, filled.values())) < len(words):
        return False
    over = (word for n, found in filled.items() for word in found if word.place[0] < parts[n][0] or word.place[2] > parts[n][2] + SAME_EDGE)
    if _run_over(held) or next(over, None):
        return False
    begins = {n: min(word.place[0] for word in found) for n, found in filled.items()}
    return all(any(abs(x - other) <= SAME_EDGE for other in starts[n]) for n, x in begins.items() if n != min(parts))
