"""Lines to columns: the reading order of a page, by the white space that cuts it (recursive XY-cut).

The method is Nagy and Seth's (1984): a region is cut along a gutter that runs through all of it; where none
does, it is cut between two lines, if one of the halves then has a gutter.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.document import Line

# A gutter is at least this many times the type size wide.
GUTTER = 1.2
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
    columns = _columns(ordered)
    if len(columns) > 1:
        return [region for column in columns for region in regions_of(column)]
    for cut in _cuts(ordered):
        above, below = ordered[:cut], ordered[cut:]
        if len(_columns(above)) > 1 or len(_columns(below)) > 1:
            return regions_of(above) + regions_of(below)
    return [ordered]


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
    if any(len(column) < LEAST_LINES for column in columns):
        return [list(lines)]
    return [sorted(column, key=lambda line: (line.top, line.start)) for column in columns]


def _cuts(lines: Sequence[Line]) -> list[int]:
    """Where the lines can be parted into an upper and a lower half, the widest gap first."""
    gaps = []
    bottom = lines[0].bottom
    for index, line in enumerate(lines[1:], start=1):
        if line.top >= bottom - 0.2 * line.size:
            gaps.append((line.top - bottom, -index))
        bottom = max(bottom, line.bottom)
    return [-index for gap, index in sorted(gaps, reverse=True)]
