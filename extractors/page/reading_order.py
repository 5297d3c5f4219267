"""Lines of plain text to columns: the reading order of a page, by the white space that cuts it (recursive XY-cut).

The method is Nagy and Seth's (1984): a region is cut along a gutter that runs through all of it; where none
does, it is cut between two lines, if one of the halves then has a gutter. What asks for that of every place is
told while lines are added one by one: a page of plain text may have thousands.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from extractors.page.room import is_small
from schemas.document import Line

# Between lines of one row stands white if it is wider than this, in characters.
BESIDE = 1.2
# A gutter is wider than so many characters, all the way down.
GUTTER = 2.4
# Fewer lines than these on one side are a stray line, not a column.
LEAST_LINES = 2

Region = list[Line]


def regions_of(lines: Sequence[Line]) -> list[Region]:
    """The columns of a page in reading order, each with its lines from top to bottom."""
    found: list[Region] = []
    left = [sorted(lines, key=lambda line: (line.top, line.start))] if lines else []
    while left:
        region = left.pop()
        parts = _parts(region)
        if len(parts) > 1:
            left += reversed(parts)
        else:
            found.append(region)
    return found


def _parts(lines: Region) -> list[Region]:
    """The parts that a region is cut into, each to be cut further; one where it is not."""
    columns = _columns(lines)
    if len(columns) > 1:
        return columns
    beside = _beside(lines)
    if not beside:
        return [lines]
    above, below = _parted(lines), _parted(reversed(lines))
    for cut in _cuts(lines):
        if above[cut] or below[len(lines) - cut]:
            return [lines[:cut], lines[cut:]]
    first, end = _band(lines, beside)
    if end > first:
        return [part for part in (lines[:first], lines[first:end], lines[end:]) if part]
    return [lines]


def _beside(lines: Sequence[Line]) -> set[int]:
    """The places of the lines that another of their row stands beside, with white between."""
    found: set[int] = set()
    for _, group in itertools.groupby(enumerate(lines), key=lambda placed: placed[1].top):
        row = list(group)
        # Beside a line stands whatever begins last in its row, or else what ends first.
        begins, ends = max(line.start for _, line in row), min(line.x1 for _, line in row)
        found.update(i for i, line in row if max(begins - line.x1, line.start - ends) > BESIDE)
    return found


class _Growing:
    """The columns that lines stand in, told anew with each line that is added."""

    def __init__(self) -> None:
        self._count = 0
        # From left to right: where each column begins and ends, how many lines it has, and its first.
        self._starts: list[float] = []
        self._ends: list[float] = []
        self._counts: list[int] = []
        self._firsts: list[Line] = []
        self._stray = 0

    def add(self, line: Line) -> bool:
        """Add a line; whether all so far stand in several columns, with gutters from the first to the last."""
        first = bisect_left(self._ends, line.start - GUTTER)
        after = bisect_right(self._starts, line.x1 + GUTTER)
        met = slice(first, after)
        self._stray -= sum(map(_is_stray, self._counts[met], self._firsts[met]))
        start, end = min([line.start, *self._starts[met]]), max([line.x1, *self._ends[met]])
        count, of = 1 + sum(self._counts[met]), next(iter(self._firsts[met]), line)
        self._starts[met], self._ends[met], self._counts[met], self._firsts[met] = [start], [end], [count], [of]
        self._stray += _is_stray(count, of)
        self._count += 1
        return len(self._starts) > 1 and not self._stray and self._count >= 2 * LEAST_LINES


def _is_stray(count: int, line: Line) -> bool:
    """Whether a column of so many lines is none; one line alone is one where it goes on with a sentence."""
    return count < LEAST_LINES and not (line.marker is None and is_small(line))


def _parted(lines: Iterable[Line]) -> list[bool]:
    """Whether the first so many lines stand in several columns, from none to all."""
    growing = _Growing()
    return [False, *map(growing.add, lines)]


def _band(lines: Sequence[Line], beside: set[int]) -> tuple[int, int]:
    """[first, end) of the lines that stand in columns, between lines that run over all of them; an empty range if none do."""
    first = min(beside)
    end = first
    growing = _Growing()
    growing.add(lines[first])
    for j in range(first + 1, len(lines)):
        if growing.add(lines[j]):
            if j in beside or _follows(lines, first, j):
                end = j + 1
        elif end > first:
            break
    return (first, end) if end - first < len(lines) else (0, 0)


def _follows(lines: Sequence[Line], first: int, at: int) -> bool:
    """Whether a line goes on right below the last one of its column, from the `first` line on."""
    line = lines[at]
    above = next((o for o in map(lines.__getitem__, range(at - 1, first - 1, -1)) if o.start < line.x1 and line.start < o.x1), None)
    return above is not None and line.top <= above.bottom


def _columns(lines: Sequence[Line]) -> list[Region]:
    """The lines parted at gutters that run from the first line to the last; one region if there is none."""
    if len(lines) < 2 * LEAST_LINES:
        return [list(lines)]
    columns: list[Region] = []
    edge = float("-inf")
    for line in sorted(lines, key=lambda line: line.start):
        if not columns or line.start - edge > GUTTER:
            columns.append([])
        columns[-1].append(line)
        edge = max(edge, line.x1)
    if any(_is_stray(len(column), column[0]) for column in columns):
        return [list(lines)]
    return [sorted(column, key=lambda line: (line.top, line.start)) for column in columns]


def _cuts(lines: Sequence[Line]) -> list[int]:
    """Where the lines can be parted into an upper and a lower half, the widest gap first."""
    gaps = []
    bottom = lines[0].bottom
    for index, line in enumerate(lines[1:], start=1):
        if line.top >= bottom:
            gaps.append((line.top - bottom, -index))
        bottom = max(bottom, line.bottom)
    return [-index for gap, index in sorted(gaps, reverse=True)]
