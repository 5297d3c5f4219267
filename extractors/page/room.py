"""How far right lines may go: as far as others at their edge do in the document, but not into what stands beside them."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from extractors.page.gutters import GUTTER
from extractors.page.items import Node
from extractors.text.passage import HYPHENS
from schemas.document import Line

# A list stands no further in than so many type sizes from the text of its column.
INDENT = 3.0

# A line that ends so goes on, however much room it has.
OPEN = (",", "&", *HYPHENS)

Edge = tuple[int, float]
"""Where a line begins, in whole points, and its type size."""


class Room:
    """The room of lines outside of tables."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._reach: dict[Edge, float] = {}
        self._furthest = max((line.x1 for node in nodes for line in _lines(node)), default=0.0)
        self._limits: dict[int, float] = {}
        for node in nodes:
            self._note(node, float("inf"))
        # The edges of each size from left to right: a long document has many.
        self._lefts: dict[float, list[int]] = defaultdict(list)
        for left, size in sorted(self._reach):
            self._lefts[size].append(left)

    def _note(self, node: Node, limit: float) -> None:
        """Note the lines of a node, right of which something begins at `limit`."""
        if node.rows:
            return
        for line in node.lines:
            self._reach[_edge(line)] = max(self._reach.get(_edge(line), 0.0), line.x1)
            self._limits[id(line)] = limit - GUTTER * line.size
        if node.kind == "box":
            # As much is left white right of a box's text as left of it.
            left = min((line.start for line in _lines(node)), default=node.box[0])
            limit = min(limit, node.box[2] - (left - node.box[0]) + GUTTER)
        for part in node.parts:
            beside = [other.box[0] for other in node.parts if other.box[0] >= part.box[2]] if node.kind == "beside" else []
            self._note(part, min([limit, *beside]))

    def is_list(self, run: Sequence[Line]) -> bool:
        """Whether lines that follow each other at one edge are a list of short ones without bullets: all begin large, or all small, and
        each might have stood behind the one above it."""
        if run[0].marker or len({is_small(line) for line in run}) > 1 or not all(line.words[0].text[:1].isalpha() for line in run[1:]):
            return False
        return all(above.text[-1:] not in OPEN and self._might_stand(above, line) for above, line in itertools.pairwise(run))

    def _might_stand(self, above: Line, line: Line) -> bool:
        """Whether a line's first word had room behind the one above as far as others at the edge go, or all of it before the text's."""
        return self.holds(above, line) or (not is_small(line) and fitted(above, line, self._right(above)))

    def holds(self, above: Line, line: Line) -> bool:
        """Whether all of a line had room behind the one above it, before the next thing or the text's right edge."""
        limit = min(self._furthest, self._limits.get(id(above), 0.0))
        return above.x1 + (line.x1 - line.x0) + line.size < limit

    def _right(self, line: Line) -> float:
        """How far right a line may go, in points; 0 where nothing tells it."""
        x, size = _edge(line)
        lefts = self._lefts.get(size, [])
        near = lefts[bisect_left(lefts, x - INDENT * size) : bisect_right(lefts, x)]
        return min(max((self._reach[left, size] for left in near), default=0.0), self._limits.get(id(line), 0.0))


def fitted(last: Line, line: Line, right: float) -> bool:
    """Whether the line's first word had room behind the last line, up to `right`, in points: then the break was meant."""
    first = line.words[0]
    return last.x1 + (first.place[2] - first.place[0]) + 1.2 * line.size < right


def is_small(line: Line) -> bool:
    """Whether a line begins with a small letter."""
    return line.words[0].text[:1].islower()


def _edge(line: Line) -> Edge:
    return (round(line.x0), line.size)


def _lines(node: Node) -> list[Line]:
    return [*node.lines, *(line for part in node.parts for line in _lines(part))]
