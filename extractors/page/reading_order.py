"""Lines to columns: the reading order of a page, by the white space that cuts it (recursive XY-cut).

The method is Nagy and Seth's (1984): a region is cut along a gutter that runs through all of it; where none
does, it is cut between two lines, if one of the halves then has a gutter.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.page.room import is_small
from schemas.document import Line

# A gutter is at least this many times the type size wide.
GUTTER = 1.2
# A heading is set so much larger than most lines.
HEADING = 1.15
# Fewer lines than these on one side are a stray line, not a column.
LEAST_LINES = 2
# Plain text has no type size; its gutters are some blanks wide.
PLAIN_SIZE = 2.0

Region = list[Line]


def regions_of(lines: Sequence[Line]) -> list[Region]:
    """The columns of a page in reading order, each with its lines from top to bottom."""
    if not lines:
        return []
    ordered = sorted(lines, key=lambda line: (line.top, line.start))
    beside = _beside(ordered)
    parts = _at_headings(ordered, beside) if beside else [ordered]
    if len(parts) > 1:
        return [region for part in parts for region in regions_of(part)]
    columns = _columns(ordered)
    if len(columns) > 1:
        return [region for column in columns for region in regions_of(column)]
    if not beside:
        return [ordered]
    for cut in _cuts(ordered):
        above, below = ordered[:cut], ordered[cut:]
        if len(_columns(above)) > 1 or len(_columns(below)) > 1:
            return regions_of(above) + regions_of(below)
    first, end = _band(ordered, beside)
    if end > first:
        return regions_of(ordered[:first]) + regions_of(ordered[first:end]) + regions_of(ordered[end:])
    return [ordered]


def _beside(lines: Sequence[Line]) -> set[int]:
    """The places of the lines that another stands beside, with a gutter between."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        for j in range(i + 1, len(lines)):
            other = lines[j]
            if other.top >= line.bottom:
                break
            gap = max(other.start - line.x1, line.start - other.x1)
            shared = min(line.bottom, other.bottom) - max(line.top, other.top)
            if gap > GUTTER * max(line.size, 1.0) and shared > 0.3 * min(line.bottom - line.top, other.bottom - other.top):
                found.update((i, j))
    return found


def _at_headings(lines: list[Line], beside: set[int]) -> list[Region]:
    """The lines cut before each that is set larger, begins left of the gutter and has nothing beside it: a heading over all columns.

    Where nothing below it runs over the gutter or stands in columns again, it may as well head the rest of one column.
    """
    gutter = min(line.start for i, line in enumerate(lines) if i in beside and any(lines[j].x1 < line.start for j in beside))
    middle = (gutter + max(lines[i].x1 for i in beside if lines[i].x1 < gutter)) / 2
    last = max(i for i, line in enumerate(lines) if i in beside or line.start < gutter - 1 < line.x1 - 2)
    size = sorted(line.size for line in lines)[len(lines) // 2]
    cuts = [
        i
        for i, line in enumerate(lines)
        if 0 < i < last and line.size > HEADING * size and i not in beside and line.start < middle and not _holds(lines, line)
    ]
    edges = [0, *cuts, len(lines)]
    return [lines[a:b] for a, b in itertools.pairwise(edges)]


def _holds(lines: Sequence[Line], line: Line) -> bool:
    """Whether another line stands on a line's height, give or take half of it."""
    half = 0.5 * line.size
    return any(
        other is not line and other.top < line.bottom + half and other.bottom > line.top - half and other.start > line.x1 for other in lines
    )


def _band(lines: Sequence[Line], beside: set[int]) -> tuple[int, int]:
    """[first, end) of the lines that stand in columns, between lines that run over all of them; an empty range if none do."""
    first = min(beside, default=0)
    end = first
    for j in range(first + 1, len(lines)):
        if len(_columns(lines[first : j + 1])) > 1:
            if j in beside or _follows(lines[first:j], lines[j]):
                end = j + 1
        elif end > first:
            break
    return (first, end) if end - first < len(lines) else (0, 0)


def _follows(above: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on right below the last one of its column."""
    column = [other for other in above if other.start < line.x1 and line.start < other.x1]
    return bool(column) and line.top - column[-1].bottom <= line.size


def _columns(lines: Sequence[Line]) -> list[Region]:
    """The lines parted at gutters that run from the first line to the last; one region if there is none."""
    if len(lines) < 2 * LEAST_LINES:
        return [list(lines)]
    size = sorted(line.size for line in lines)[len(lines) // 2] or PLAIN_SIZE
    columns: list[Region] = []
    edge = float("-inf")
    for line in sorted(lines, key=lambda line: line.start):
        if not columns or line.start - edge > GUTTER * size:
            columns.append([])
        columns[-1].append(line)
        edge = max(edge, line.x1)
    # One line alone is a column where it goes on with a sentence.
    if any(len(column) < LEAST_LINES and not _goes_on(column[0]) for column in columns):
        return [list(lines)]
    return [sorted(column, key=lambda line: (line.top, line.start)) for column in columns]


def _goes_on(line: Line) -> bool:
    return line.marker is None and is_small(line)


def _cuts(lines: Sequence[Line]) -> list[int]:
    """Where the lines can be parted into an upper and a lower half, the widest gap first."""
    gaps = []
    bottom = lines[0].bottom
    for index, line in enumerate(lines[1:], start=1):
        if line.top >= bottom - 0.2 * line.size:
            gaps.append((line.top - bottom, -index))
        bottom = max(bottom, line.bottom)
    return [-index for gap, index in sorted(gaps, reverse=True)]
