"""Pages drawn from a few lines of text, for the tests of the rooms that read regions.

One thing a line, in points from the page's top left corner, one page behind the other:

    page [960x540]                        a page begins; without it the first is 960 × 540
    LEFT TOP SIZE[b] words of a line      a line of text; b: bold. `*bold words* and others`: bold at its start only
    box LEFT TOP RIGHT BOTTOM             a filled box
    rule LEFT TOP RIGHT                   a rule, one point high
    grid X,X,… Y,Y,… [C:R-R …] [R=C-C …]   a ruled table with these edges; cells merged in column C, from row to row, and in row R, from
                                          column to column, counted from 0

Each character is half the type size wide, a blank a quarter.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from extractors.page.tree import Tree, tree_of
from extractors.text.passage import Joiner
from schemas.document import Box, Grid, Page, Shape, Word


@dataclass
class _Sheet:
    width: float = 960.0
    height: float = 540.0
    words: list[Word] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)

    def page(self, number: int) -> Page:
        return Page(number, self.width, self.height, tuple(self.words), grids=tuple(self.grids), shapes=tuple(self.shapes))

    def text(self, number: int, left: float, top: float, size: float, bold: bool, text: str) -> None:
        x = left
        lead = text.startswith("*")
        for part in text.removeprefix("*").split(" "):
            shown = part.removesuffix("*") if lead else part
            end = x + len(shown) * size / 2
            self.words.append(Word(shown, number, len(self.words), (x, top, end, top + size), size=size, bold=bold or lead))
            lead = lead and shown == part
            x = end + size / 4


def drawn(text: str) -> list[Page]:
    """The pages that a text draws."""
    sheets: list[_Sheet] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        what, *rest = line.split(" ", 3)
        if what == "page" or not sheets:
            width, height = map(float, rest[0].split("x")) if what == "page" and rest else (960.0, 540.0)
            sheets.append(_Sheet(width, height))
            if what == "page":
                continue
        sheet = sheets[-1]
        if what == "box":
            sheet.shapes.append(Shape(_box(line.split()[1:]), fill=(0.9,)))
        elif what == "rule":
            left, top, right = map(float, line.split()[1:])
            sheet.shapes.append(Shape((left, top, right, top + 1.0), fill=(0.0,)))
        elif what == "grid":
            across, down, *merged = line.split()[1:]
            sheet.grids.append(_merged(_grid(across, down), merged))
        else:
            top, size, said = rest
            sheet.text(len(sheets), float(what), float(top), float(size.removesuffix("b")), size.endswith("b"), said)
    return [sheet.page(number) for number, sheet in enumerate(sheets, 1)]


def _box(edges: list[str]) -> Box:
    left, top, right, bottom = map(float, edges)
    return (left, top, right, bottom)


def _grid(across: str, down: str) -> Grid:
    xs, ys = (list(map(float, edges.split(","))) for edges in (across, down))
    return tuple(tuple((left, top, right, bottom) for left, right in itertools.pairwise(xs)) for top, bottom in itertools.pairwise(ys))


def _merged(grid: Grid, merged: list[str]) -> Grid:
    """A table with the cells of some columns merged over several rows, or of some rows over several columns."""
    rows = [list(row) for row in grid]
    for told in (one for one in merged if "=" in one):
        number, _, span = told.partition("=")
        row, (first, last) = rows[int(number)], map(int, span.split("-"))
        left, right = row[first], row[last]
        assert left is not None
        assert right is not None
        row[first : last + 1] = [(left[0], left[1], right[2], left[3]), *[None] * (last - first)]
    for told in (one for one in merged if ":" in one):
        column, _, span = told.partition(":")
        first, last = map(int, span.split("-"))
        upper, lower = rows[first][int(column)], rows[last][int(column)]
        assert upper is not None
        assert lower is not None
        rows[first][int(column)] = (upper[0], upper[1], lower[2], lower[3])
        for row in rows[first + 1 : last + 1]:
            row[int(column)] = None
    return tuple(map(tuple, rows))


def tree(text: str) -> Tree:
    """The tree of drawn pages."""
    return tree_of(drawn(text), Joiner())
