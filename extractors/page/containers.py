"""The drawn boxes and cells that hold words, each in the one around it: cards, panels, bars, cells of tables."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractors.page.shading import HOLDS, SAME_EDGE, holds, rows_of_cells, shading, words_in
from extractors.page.spanned import parted_grid
from schemas.bands import Bands, PlacedWords
from schemas.document import Box, Grid, Page, Word

# A box over this share of a page's width and height is its background.
BACKGROUND = 0.9
# A box that holds words is at least so many type sizes high; one that is lower is a rule or an underline.
LOWEST = 0.9
# A word that begins no further behind another than this many type sizes goes on with its line.
GOES_ON = 0.6
# A ruling that this share of its cells' words run over is none of a table: the lines of a chart.
ACROSS = 0.1


@dataclass
class Container:
    """A box with the words right in it and the boxes in it."""

    box: Box
    words: list[Word] = field(default_factory=list)
    inner: list[Container] = field(default_factory=list)
    cells: tuple[tuple[Container | None, ...], ...] = ()
    """The rows of a ruled table, each with its cells; empty for a box."""

    def held(self) -> list[Word]:
        """All words in it."""
        return [*self.words, *(word for inner in self.inner for word in inner.held())]


def contained(page: Page, words: Sequence[Word]) -> tuple[Container, tuple[Box, ...]]:
    """The page as a container, each word in the innermost box that holds it; and the bands that only part rows of a table."""
    root = Container((0.0, 0.0, page.width, page.height))
    words = PlacedWords(words)
    tables = [_table(parted_grid(grid, words)) for grid in page.grids if _is_table(grid, words)]
    cells = [cell for table in tables for cell in table.inner]
    boxes, stripes = _boxes(page, words)
    free = [Container(box) for box in boxes if not any(_crosses(box, table.box) for table in tables)]
    every = sorted([*free, *tables, *cells], key=lambda c: _area(c.box))
    if not every:
        root.words = [*words]
        return root, tuple(stripes)
    at_height = Bands(every, lambda c: (c.box[1] - HOLDS, c.box[3] + HOLDS))
    # A table is read by its cells: what stands in a gap between them stands in what is around the table.
    for word in words:
        x, y = (word.place[0] + word.place[2]) / 2, (word.place[1] + word.place[3]) / 2
        home = next((c for c in at_height.at(y) if not c.cells and holds(c.box, x, y)), root)
        home.words.append(word)
    _nest(root, every)
    _prune(root)
    _join_touching(root)
    return root, tuple(stripes)


def _boxes(page: Page, words: Sequence[Word]) -> tuple[list[Box], list[Box]]:
    """The boxes drawn on a page that may hold words of their own, each once; and those that only part rows."""
    found: list[Box] = []
    squares: dict[tuple[int, int], list[Box]] = defaultdict(list)
    if not page.shapes:
        return [], []
    least = LOWEST * min((word.size for word in words if word.size), default=0.0)
    for shape in page.shapes:
        box = shape.box
        width, height = box[2] - box[0], box[3] - box[1]
        if (width >= BACKGROUND * page.width and height >= BACKGROUND * page.height) or height < least or width < 2 * least:
            continue
        # What is the same within SAME_EDGE begins in the same square of that size, or in one beside it.
        column, row = (int(edge // SAME_EDGE) for edge in box[:2])
        near = (other for c in range(column - 1, column + 2) for r in range(row - 1, row + 2) for other in squares[c, r])
        if not any(_same(box, other) for other in near):
            found.append(box)
            squares[column, row].append(box)
    found, rows = rows_of_cells(found)
    stripes = [*rows, *shading(found, words)]
    parting = set(stripes)
    found = [box for box in found if box not in parting]
    rows_of_words: dict[int, list[Word]] = defaultdict(list)
    for word in words if found else ():
        rows_of_words[round(word.place[3])].append(word)
    return [box for box in found if _is_whole(box, words, rows_of_words)], stripes


def _is_whole(box: Box, words: Sequence[Word], rows: Mapping[int, Sequence[Word]]) -> bool:
    """Whether a box holds words, and no line of words runs over its sides, as a marker's stroke behind a few words lets it.

    `rows`: the page's words by the heights on which they end, in whole points."""
    inside = words_in(box, words)
    # A tick in a circle is a bullet, and no box that holds words.
    if not any(char.isalnum() for word in inside for char in word.text):
        return False
    mine = {id(word) for word in inside}
    for word in inside:
        for other in rows[round(word.place[3])]:
            gap = max(other.place[0] - word.place[2], word.place[0] - other.place[2])
            beside = id(other) not in mine and other.place[3] > box[1] and other.place[1] < box[3]
            if beside and gap < GOES_ON * max(word.size, other.size):
                return False
    return True


def _is_table(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether ruled cells hold words in several rows and columns, and no words run over their sides."""
    held: set[tuple[int, int]] = set()
    across = 0
    cells = [(r, c, cell) for r, row in enumerate(grid) for c, cell in enumerate(row) if cell]
    at_height = Bands(cells, lambda placed: (placed[2][1] - HOLDS, placed[2][3] + HOLDS))
    for word in words:
        x, y = (word.place[0] + word.place[2]) / 2, (word.place[1] + word.place[3]) / 2
        found = next(((r, c, cell) for r, c, cell in at_height.at(y) if holds(cell, x, y)), None)
        if found:
            r, c, cell = found
            held.add((r, c))
            across += word.place[0] < cell[0] - SAME_EDGE or word.place[2] > cell[2] + SAME_EDGE
    rows, columns = {r for r, _ in held}, {c for _, c in held}
    return len(rows) > 1 and len(columns) > 1 and across <= ACROSS * max(len(held), 1)


def _table(grid: Sequence[Sequence[Box | None]]) -> Container:
    rows = tuple(tuple(Container(cell) if cell else None for cell in row) for row in grid)
    cells = [cell for row in rows for cell in row if cell]
    lefts, tops, rights, bottoms = zip(*(cell.box for cell in cells), strict=True)
    return Container((min(lefts), min(tops), max(rights), max(bottoms)), inner=cells, cells=rows)


def _nest(root: Container, every: Sequence[Container]) -> None:
    """Put each container into the smallest one around it that is no table: what is in a table is in one of its cells."""
    in_tables = {id(cell) for table in every if table.cells for cell in table.inner}
    for index, container in enumerate(every):
        if id(container) in in_tables:
            continue
        x, y = (container.box[0] + container.box[2]) / 2, (container.box[1] + container.box[3]) / 2
        around = next((c for c in every[index + 1 :] if not c.cells and holds(c.box, x, y) and _inside(container.box, c.box)), root)
        around.inner.append(container)


def _prune(container: Container) -> None:
    """Leave out what holds no words; a table's cells stay in their places."""
    for inner in container.inner:
        _prune(inner)
    if not container.cells:
        container.inner = [inner for inner in container.inner if inner.words or inner.inner]


def _join_touching(container: Container) -> None:
    """Put boxes of one width that touch one below the other, a card's head and body, into one."""
    for inner in container.inner:
        if not container.cells:
            _join_touching(inner)
    if container.cells:
        return
    joined: list[Container] = []
    for inner in sorted(container.inner, key=lambda c: (c.box[1], c.box[0])):
        above = next((c for c in joined if not c.cells and not inner.cells and _is_on(c.box, inner.box)), None)
        if above is None:
            joined.append(inner)
            continue
        whole = (above.box[0], above.box[1], above.box[2], inner.box[3])
        parts = above.inner if above.inner and not above.words and _stacked(above) else [above]
        joined[joined.index(above)] = Container(whole, inner=[*parts, inner])
    container.inner = joined


def _is_on(above: Box, below: Box) -> bool:
    edges = abs(above[0] - below[0]) <= SAME_EDGE and abs(above[2] - below[2]) <= SAME_EDGE
    return edges and abs(below[1] - above[3]) <= SAME_EDGE


def _stacked(container: Container) -> bool:
    return all(_is_on(a.box, b.box) for a, b in itertools.pairwise(container.inner)) and len(container.inner) > 1


def _inside(box: Box, other: Box) -> bool:
    return (
        box[0] >= other[0] - SAME_EDGE
        and box[1] >= other[1] - SAME_EDGE
        and box[2] <= other[2] + SAME_EDGE
        and box[3] <= other[3] + SAME_EDGE
    )


def _same(box: Box, other: Box) -> bool:
    return all(abs(a - b) <= SAME_EDGE for a, b in zip(box, other, strict=True))


def _crosses(box: Box, table: Box) -> bool:
    """Whether a box lies across a table's cells: a shaded row, a coloured header."""
    apart = box[0] >= table[2] or box[2] <= table[0] or box[1] >= table[3] or box[3] <= table[1]
    return not apart and _inside(box, table)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
