"""The gutters of a region: strips that no item stands in, with items on both sides."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.page.items import Item

# A gutter is at least so many type sizes wide.
GUTTER = 0.9
# Drawn boxes stand side by side where so many points are between them, or where they overlap no more than this share of them.
BOXES_APART = 1.0
# Columns of which no two lines share a height take turns so often.
TURNS = 4


def gaps_of(items: Sequence[Item]) -> list[tuple[float, float]]:
    """The strips (left, right) that no item stands in, wide enough for a gutter."""
    ordered = sorted(items, key=lambda item: item.box[0])
    size = max(min(item.size for item in items), 1.0)
    found, right = [], ordered[0].box[2]
    last = ordered[0]
    for item in ordered[1:]:
        boxes = item.node is not None and last.node is not None
        if item.box[0] - right >= (BOXES_APART if boxes else GUTTER * size):
            found.append((right, item.box[0]))
        last = item if item.box[2] >= right else last
        right = max(right, item.box[2])
    return found


def gutters_in(items: Sequence[Item]) -> list[tuple[float, float]]:
    """The strips (left, right) with items beside each other on both sides, left to right: none of items that nothing stands beside."""
    return [gap for gap in gaps_of(items) if stand_beside(items, gap)] if len(items) > 1 else []


def columns_in(items: Sequence[Item]) -> list[list[Item]]:
    """The items by columns that a gutter parts over their whole height, left to right; items that nothing stands beside part none."""
    gaps = gutters_in(items)
    if not gaps:
        return [list(items)]
    columns: list[list[Item]] = [[] for _ in range(len(gaps) + 1)]
    for item in items:
        columns[sum(1 for gap in gaps if item.box[0] >= gap[1] - 0.01)].append(item)
    return [column for column in columns if column]


def stand_beside(items: Sequence[Item], gap: tuple[float, float]) -> bool:
    """Whether an item left of a strip and one right of it share some height, or those of both sides take turns down the page."""
    left = [item.box for item in items if item.box[2] <= gap[0] + 0.01]
    right = [item.box for item in items if item.box[0] >= gap[1] - 0.01]
    if any(min(a[3], b[3]) - max(a[1], b[1]) > 0.3 * min(a[3] - a[1], b[3] - b[1]) for a in left for b in right):
        return True
    sides = [side for _, side in sorted([(box[1], 0) for box in left] + [(box[1], 1) for box in right])]
    return sum(1 for a, b in itertools.pairwise(sides) if a != b) >= TURNS


def are_tabbed(bands: Sequence[Sequence[Item]], gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether what stands right of the first column is a line at a time, with lines of the first column alone between: tabs."""
    right = [any(item.box[0] >= gaps[0][1] - 0.01 for item in band) for band in bands] if gaps else []
    if any(item.line is None for band in bands for item in band):
        return False
    return sum(right) > 1 and not any(above and below for above, below in itertools.pairwise(right))
