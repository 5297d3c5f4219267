"""Cuts what stands on a page into stacks and columns by the white space between (recursive XY-cut), rows told where columns line up.

The method is Nagy and Seth's (1984); the order of the cuts follows what shares a gutter, so that columns below each other
with the same gutters are one.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from schemas.document import Box, Line

# A gutter is at least so many type sizes wide.
GUTTER = 0.9
# A row begins where the white above it is so many type sizes more than between the lines of a cell.
ROW_GAP = 0.3
# Columns line up where so large a share of their rows has more than one cell.
LINED_UP = 0.6
# A line may stand this far, in type sizes, over or under a column and still be a part of it.
NEAR = 1.2
# What labels a row has no more words than this.
LABEL_WORDS = 4
# A line that heads what stands below is set so much larger.
HEAD_SIZE = 1.12
# Drawn boxes stand side by side where so many points are between them, or where they overlap no more than this share of them.
BOXES_APART = 1.0


@dataclass
class Item:
    """A line, or a container already cut (`node`), with its place."""

    box: Box
    size: float
    line: Line | None = None
    node: Node | None = None

    @property
    def bold(self) -> bool:
        return self.line is not None and self.line.bold


@dataclass
class Node:
    """A region on its way: lines in a row of their own (`lines`), or parts. `rows` as in Region."""

    kind: Literal["lines", "stack", "beside", "box"]
    box: Box
    lines: list[Line] = field(default_factory=list)
    parts: list[Node] = field(default_factory=list)
    rows: list[list[Node | None]] = field(default_factory=list)


def item_of(line: Line) -> Item:
    """A line as an item."""
    return Item((line.start, line.top, line.x1, line.bottom), line.size, line)


def cut(items: Sequence[Item], bars: Sequence[Box] = ()) -> Node | None:
    """The items of one region as a node, None of none. `bars`: rules and shaded bands, where rows of a table part."""
    if not items:
        return None
    if len(items) == 1:
        return _single(items[0])
    bands = _bands(items)
    heads = _leading_heads(bands)
    if heads:
        rest = cut([item for band in bands[heads:] for item in band], bars)
        return _stack([*(_single(band[0]) for band in bands[:heads]), *([rest] if rest else [])])
    columns = _columns(items)
    if len(columns) > 1:
        return _beside(columns, bars)
    groups = _groups(bands)
    if len(groups) == 1 or len(bands) == 1:
        return _stack([_single(item) for item in sorted(items, key=lambda i: (round(i.box[1]), i.box[0]))])
    return _stack([node for group in groups if (node := cut(group, bars))])


def _leading_heads(bands: Sequence[list[Item]]) -> int:
    """How many lone lines at the top head all that stands below: set larger than it, and columns follow."""
    count = 0
    while count < len(bands) - 1 and len(bands[count]) == 1 and bands[count][0].line is not None:
        count += 1
    if not count or len(bands[count]) < 2:
        return 0
    below = sorted(item.size for band in bands[count:] for item in band)
    usual = below[len(below) // 2]
    while count and bands[count - 1][0].size <= HEAD_SIZE * usual:
        count -= 1
    return count


def _single(item: Item) -> Node:
    if item.node is not None:
        return item.node
    assert item.line is not None
    return Node("lines", item.box, lines=[item.line])


def _stack(parts: Sequence[Node]) -> Node:
    """Parts one below the other; lines that follow each other are one part, stacks in stacks are flat."""
    flat: list[Node] = []
    for part in parts:
        for node in part.parts if part.kind == "stack" else [part]:
            if node.kind == "lines" and flat and flat[-1].kind == "lines":
                flat[-1] = Node("lines", _around([flat[-1].box, node.box]), lines=[*flat[-1].lines, *node.lines])
            else:
                flat.append(node)
    if len(flat) == 1:
        return flat[0]
    return Node("stack", _around([node.box for node in flat]), parts=flat)


def _around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


# --- columns ---------------------------------------------------------------------------------------------------------


def _gaps(items: Sequence[Item]) -> list[tuple[float, float]]:
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


def _columns(items: Sequence[Item]) -> list[list[Item]]:
    """The items by columns that a gutter parts over their whole height, left to right; items that nothing stands beside part none."""
    gaps = [gap for gap in _gaps(items) if _stand_beside(items, gap)]
    columns: list[list[Item]] = [[] for _ in range(len(gaps) + 1)]
    for item in items:
        columns[sum(1 for gap in gaps if item.box[0] >= gap[1] - 0.01)].append(item)
    return [column for column in columns if column]


def _stand_beside(items: Sequence[Item], gap: tuple[float, float]) -> bool:
    """Whether an item left of a strip and one right of it share some height."""
    left = [item.box for item in items if item.box[2] <= gap[0] + 0.01]
    right = [item.box for item in items if item.box[0] >= gap[1] - 0.01]
    return any(min(a[3], b[3]) - max(a[1], b[1]) > 0.3 * min(a[3] - a[1], b[3] - b[1]) for a in left for b in right)


def _bands(items: Sequence[Item]) -> list[list[Item]]:
    """The items by what shares some height, top to bottom."""
    bands: list[list[Item]] = []
    bottom = 0.0
    for item in sorted(items, key=lambda i: i.box[1]):
        if bands and item.box[1] < bottom - 0.2 * max(item.size, 1.0):
            bands[-1].append(item)
            bottom = max(bottom, item.box[3])
        else:
            bands.append([item])
            bottom = item.box[3]
    return bands


def _groups(bands: Sequence[list[Item]]) -> list[list[Item]]:
    """Bands that follow each other and share a gutter are one group; so is each run of bands without any."""
    groups: list[list[Item]] = []
    shared: list[bool] = []
    i = 0
    while i < len(bands):
        end = _same_gutters(bands, i)
        if end > i:
            start = _with_heads(bands, i, end, groups, shared)
            groups.append([item for band in bands[start:end] for item in band])
            shared.append(True)
            i = end
        else:
            groups.append(list(bands[i]))
            shared.append(False)
            i += 1
    return groups


def _same_gutters(bands: Sequence[list[Item]], first: int) -> int:
    """Where the run of bands ends that begins with band `first` and has a gutter in common; `first` if it has none of its own."""
    items = list(bands[first])
    if len(_columns(items)) < 2:
        return first
    end = first + 1
    gaps = [gap for gap in _gaps(items) if _stand_beside(items, gap)]
    for k in range(first + 1, len(bands)):
        left = [part for gap in gaps if (part := _free(gap, bands[k]))]
        if not left:
            break
        if len(bands[k]) == 1 and _heads(bands, k, left):
            break
        gaps = left
        end = k + 1
    # Below the last band with something on both sides of a gutter only what is near goes on with a column.
    last = max(k for k in range(first, end) if any(_stand_beside(bands[k], gap) for gap in gaps)) if gaps else first
    while end > last + 1 and not _goes_on(bands, last, end):
        end -= 1
    return end


def _free(gap: tuple[float, float], band: Sequence[Item]) -> tuple[float, float] | None:
    """What is left of a strip beside a band's items, None if too little."""
    low, high = gap
    for item in band:
        if item.box[0] <= low and item.box[2] >= high:
            return None
        if item.box[0] <= low < item.box[2]:
            low = item.box[2]
        elif item.box[0] < high <= item.box[2]:
            high = item.box[0]
        elif low < item.box[0] and item.box[2] < high:
            return None
    size = max(min(item.size for item in band), 1.0)
    boxes = all(item.node is not None for item in band)
    return (low, high) if high - low >= (BOXES_APART if boxes else GUTTER * size) else None


def _heads(bands: Sequence[list[Item]], k: int, gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether a lone item is set so much larger than what stands around it that it heads all below, not the rest of a column."""
    item = bands[k][0]
    if item.line is None:
        return False
    around_it = [other.size for band in (bands[k - 1], bands[k + 1] if k + 1 < len(bands) else []) for other in band if other.line]
    leftmost = min(other.box[0] for band in bands[max(k - 3, 0) : k + 1] for other in band)
    return bool(around_it) and item.size > 1.15 * max(around_it) and item.box[0] <= leftmost + item.size


def _goes_on(bands: Sequence[list[Item]], last: int, end: int) -> bool:
    """Whether the bands behind the last one with two columns follow it as lines of one column do."""
    below = bands[end - 1]
    above = [item for band in bands[:end - 1] for item in band]
    near = max((item.box[3] for item in above if item.box[0] < below[0].box[2] and item.box[2] > below[0].box[0]), default=None)
    return near is not None and below[0].box[1] - near <= 2 * NEAR * max(below[0].size, 1.0)


def _with_heads(bands: Sequence[list[Item]], first: int, end: int, groups: list[list[Item]], shared: list[bool]) -> int:
    """Where a run begins when the lone lines right above it that are its columns' own, by style and distance, go with it."""
    start = first
    items = [item for band in bands[first:end] for item in band]
    gaps = [gap for gap in _gaps(items) if _stand_beside(items, gap)]
    while start > 0 and groups and not shared[-1] and len(bands[start - 1]) == 1:
        item = bands[start - 1][0]
        under = next((o for o in items if o.line and abs(o.box[0] - item.box[0]) < item.size and o.box[1] >= item.box[3] - 1), None)
        if item.line is None or under is None or not any(_free(gap, [item]) for gap in gaps):
            break
        if abs(under.size - item.size) > 0.06 * item.size or under.bold != item.bold or under.box[1] - item.box[3] > NEAR * item.size:
            break
        groups.pop()
        shared.pop()
        start -= 1
        items.append(item)
    return start


# --- rows ------------------------------------------------------------------------------------------------------------


def _beside(columns: Sequence[list[Item]], bars: Sequence[Box]) -> Node:
    """Columns side by side, with their rows where they line up."""
    parts = [node for column in columns if (node := cut(column, bars))]
    node = Node("beside", _around([part.box for part in parts]), parts=parts)
    bands = _rows(columns, bars)
    if len(bands) < 2:
        return node
    cells = [[[item for item in column if id(item) in {id(i) for i in band}] for column in columns] for band in bands]
    full = sum(1 for row in cells if sum(1 for cell in row if cell) > 1)
    if full < max(2, LINED_UP * len(cells)):
        return node
    node.rows = [[cut(cell, bars) for cell in row] for row in cells]
    # A leaf exists once: the columns are made of the rows' cells.
    node.parts = [_stack([row[c] for row in node.rows if row[c]]) for c in range(len(columns))]  # type: ignore[misc]
    return node


def _rows(columns: Sequence[list[Item]], bars: Sequence[Box]) -> list[list[Item]]:
    """The rows of columns that line up: parted at rules and bands, or by the white between them; [] where nothing tells them."""
    items = [item for column in columns for item in column]
    bands = _bands(items)
    if len(bands) < 2:
        return []
    home = {id(item): c for c, column in enumerate(columns) for item in column}
    white = [_white(above, below) for above, below in itertools.pairwise(bands)]
    ruled = [_barred(above, below, bars) for above, below in itertools.pairwise(bands)]
    inside = [w for w, a, b in zip(white, bands, bands[1:], strict=False) if {home[id(i)] for i in a} & {home[id(i)] for i in b}]
    size = max(sorted(item.size for item in items)[len(items) // 2], 1.0)
    least = min(inside, default=0.0)
    wide = [w > max(least, 0.0) + ROW_GAP * size for w in white]
    if sum(ruled) >= max(1, 0.4 * len(white)) or (any(ruled) and not any(wide)):
        starts = ruled
    elif any(wide) and all(item.node is None for item in items):
        starts = wide
    elif all(item.node is not None for item in items) or len(columns) > 2 or _are_labels(columns):
        # Where no white parts them, a row begins with each band that has its first cell and more.
        starts = [min(home[id(i)] for i in band) == 0 and len({home[id(i)] for i in band}) > len(columns) / 2 for band in bands[1:]]
    else:
        return []
    rows = [list(bands[0])]
    for band, opens in zip(bands[1:], starts, strict=True):
        if opens:
            rows.append(list(band))
        else:
            rows[-1] += band
    return rows


def _are_labels(columns: Sequence[list[Item]]) -> bool:
    """Whether the first of two columns holds lines of few words, each beside what begins at its height."""
    if not all(item.line is not None and len(item.line.words) <= LABEL_WORDS for item in columns[0]):
        return False
    tops = [item.box[1] for item in columns[1]]
    return len(columns[0]) > 1 and all(any(abs(item.box[1] - top) < 0.3 * item.size for top in tops) for item in columns[0])


def _white(above: Sequence[Item], below: Sequence[Item]) -> float:
    return min(item.box[1] for item in below) - max(item.box[3] for item in above)


def _barred(above: Sequence[Item], below: Sequence[Item], bars: Sequence[Box]) -> bool:
    """Whether a rule, or a shaded band's edge, lies between two bands, under most of their width."""
    top, bottom = max(item.box[3] for item in above), min(item.box[1] for item in below)
    left = min(item.box[0] for item in (*above, *below))
    right = max(item.box[2] for item in (*above, *below))
    for bar in bars:
        edges = (bar[1], bar[3]) if bar[3] - bar[1] > 3 else ((bar[1] + bar[3]) / 2,)
        wide = min(bar[2], right) - max(bar[0], left) > 0.6 * (right - left)
        if wide and any(top - 3 <= edge <= bottom + 3 for edge in edges):
            return True
    return False
