"""Finds the white strips between columns that stand close: gaps no wider than others in the text, but at one place in line after line."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.text.bullets import is_bullet, is_list_number
from schemas.document import Word

Row = Sequence[Word]

# A gutter is at least this many type sizes wide, in so many lines below each other; in this share of those that have
# words on both sides of it, the first right of it begins at its edge, give or take so many points.
NARROWEST, LEAST_ROWS, ALIGNED, SAME_EDGE = 1.0, 4, 0.7, 1.5
# So few lines are enough where other pages have the same gutter.
LEAST_KNOWN = 2
# A word no further right than this, in type sizes, is the column's first.
NEAR = 6.0


@dataclass(frozen=True)
class Gutter:
    """A white strip: where the column right of it begins, and the tops of the first and the last row beside it, in points."""

    x: float
    top: float
    bottom: float


class Rows(list[list[Word]]):
    """A page's words by baseline, top to bottom, each row from left to right."""

    @cached_property
    def _edges(self) -> Mapping[float, Sequence[int]]:
        """Where gutters may stand, each with the rows that have a gap there."""
        edges: dict[float, list[int]] = defaultdict(list)
        for number, row in enumerate(self):
            for x in _gaps(row):
                same = next((edge for edge in edges if abs(edge - x) <= SAME_EDGE), x)
                edges[same].append(number)
        return edges

    def gutters(self, known: Sequence[float] = ()) -> list[Gutter]:
        """The gutters of the page.

        `known`: where columns begin on other pages of the document, from left to right; there fewer rows are enough.
        """
        found = []
        for x, numbers in self._edges.items():
            least = LEAST_KNOWN if is_among(known, x) else LEAST_ROWS
            for run in _runs(self, x, numbers) if len(numbers) >= least else ():
                if len(run) >= least and _aligned(self[run[0] : run[-1] + 1], x):
                    found.append(Gutter(x, self[run[0]][0].place[1], self[run[-1]][0].place[1]))
        return found


def is_among(edges: Sequence[float], x: float) -> bool:
    """Whether an edge is one of others, which are given from left to right: a document has many."""
    at = bisect_left(edges, x)
    return any(abs(x - edge) <= SAME_EDGE for edge in edges[max(at - 1, 0) : at + 1])


def _gaps(row: Row) -> list[float]:
    """Where the words begin that a gap as wide as a gutter stands before; behind a bullet or a list's number there is none."""
    found = []
    for at in range(1, len(row)):
        left, right = row[at - 1], row[at]
        wide = (right.place[0] - left.place[2]) / NARROWEST
        if wide >= left.size and wide >= right.size and wide >= 1.0:
            lone = at == 1 and (is_bullet(left) or is_list_number(left.text))
            found += [] if lone else [right.place[0]]
    return found


def _runs(rows: Sequence[Row], x: float, numbers: Sequence[int]) -> list[list[int]]:
    """The rows with a gap there, parted where a word of a row between them stands across the strip."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and not any(_crosses(row, x) for row in rows[runs[-1][-1] + 1 : number]):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _crosses(row: Row, x: float) -> bool:
    return any(word.place[0] < x - SAME_EDGE and word.place[2] > x - NARROWEST * max(word.size, 1.0) for word in row)


def _aligned(rows: Sequence[Row], x: float) -> bool:
    """Whether most rows begin at the strip's edge, of those that have words on both sides of it."""
    both = (row for row in rows if row[0].place[0] < x - SAME_EDGE)
    firsts = [next((word.place[0] for word in row if word.place[0] >= x - SAME_EDGE), None) for row in both]
    # What begins much further right stands in another column yet.
    begun = [first for first in firsts if first is not None and first - x < NEAR * max(rows[0][0].size, 1.0)]
    return sum(1 for first in begun if abs(first - x) <= SAME_EDGE) >= ALIGNED * len(begun)
