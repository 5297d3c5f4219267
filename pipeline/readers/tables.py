"""The tables that a page rules: pdfplumber's, without asking anew of each two points which edges they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from pdfplumber.table import Table, TableFinder, TableSettings, cells_to_tables, edges_to_intersections
from pdfplumber.utils.geometry import obj_to_bbox

from schemas.document import Box

Point = tuple[float, float]
Edges = dict[Point, set[Box]]
"""The edges that run through each point."""


class Tables(TableFinder):
    """The tables of a page, found by its lines as pdfplumber finds them where nothing else is asked for."""

    def __init__(self, page: Any) -> None:
        self.page, self.settings = page, TableSettings.resolve(None)
        self.edges = self.get_edges()
        across, down = self.settings.intersection_x_tolerance, self.settings.intersection_y_tolerance
        self.intersections = edges_to_intersections(self.edges, across, down)
        self.cells = cells_between(self.intersections)
        self.tables = [Table(page, cells) for cells in cells_to_tables(self.cells)]


def cells_between(crossings: dict[Point, dict[str, list[Any]]]) -> list[Box]:
    """The smallest cell that opens at each point where edges cross, in the points' order. `crossings`: the edges that run down and
    across through each point (x, y)."""
    down, across = ({point: set(map(obj_to_bbox, edges[way])) for point, edges in crossings.items()} for way in "vh")
    columns: dict[float, list[Point]] = defaultdict(list)
    rows: dict[float, list[Point]] = defaultdict(list)
    found: list[Box] = []
    # From behind, so that those below and to the right of a point are known, the nearest ones last.
    for point in sorted(crossings, reverse=True):
        x, y = point
        for corner in _corners(point, columns[x], rows[y], down, across):
            found.append((x, y, *corner))
            break
        columns[x].append(point)
        rows[y].append(point)
    return found[::-1]


def _corners(point: Point, below: Sequence[Point], beside: Sequence[Point], down: Edges, across: Edges) -> Iterator[Point]:
    """The opposite corners of the cells that open at a point, the nearest first; `below` and `beside` it, the nearest last."""
    # Few of the points beside share an edge: they are looked for once.
    joined = [right for right in reversed(beside) if not across[point].isdisjoint(across[right])]
    for low in reversed(below) if joined else ():
        if down[point].isdisjoint(down[low]):
            continue
        for right in joined:
            corner = (right[0], low[1])
            if corner not in down:
                continue
            if not down[corner].isdisjoint(down[right]) and not across[corner].isdisjoint(across[low]):
                yield corner
