"""A drawn panel at one side of running text: what stands beside it is one column, and goes on below the panel's end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.page.gutters import GUTTER
from extractors.page.items import Item

# A panel stands beside so many lines or more, and is so many of their type sizes high.
LINES, HEIGHT = 3, 4.0
# A panel is narrower than this share of what it stands in.
WIDTH = 0.5
# A lone line set so much larger than all in the column begins something else.
LARGER = 1.02


@dataclass(frozen=True)
class Beside:
    """What a panel parts: what stands above it, the column beside it, the panel, what stands below both; `left`: the panel is."""

    above: list[Item]
    column: list[Item]
    panel: list[Item]
    below: list[Item]
    left: bool


def beside_panel(items: Sequence[Item]) -> Beside | None:
    """The parts of a region that has a panel at one side; None where it has none."""
    width = max(item.box[2] for item in items) - min(item.box[0] for item in items)
    boxes = [item for item in items if item.node is not None and item.node.kind == "box" and item.box[2] - item.box[0] < WIDTH * width]
    if not boxes or len(boxes) == len(items):
        return None
    for left in (False, True):
        edge = min(boxes, key=lambda box: box.box[0]) if left else max(boxes, key=lambda box: box.box[2])
        panel = [box for box in boxes if box.box[0] < edge.box[2] and box.box[2] > edge.box[0]]
        if len(panel) == 1 and (found := _parted(items, panel, left)):
            return found
    return None


def _parted(items: Sequence[Item], panel: Sequence[Item], left: bool) -> Beside | None:
    own = {id(item) for item in panel}
    top, bottom = min(item.box[1] for item in panel), max(item.box[3] for item in panel)
    edge = max(item.box[2] for item in panel) if left else min(item.box[0] for item in panel)
    above = [item for item in items if id(item) not in own and item.box[3] <= top]
    column: list[Item] = []
    below: list[Item] = []
    largest = 0.0
    for item in sorted((i for i in items if id(i) not in own and i.box[3] > top), key=lambda i: (i.box[1], i.box[0])):
        gutter = GUTTER * max(item.size, 1.0)
        within = item.box[0] - edge >= gutter if left else edge - item.box[2] >= gutter
        beside = item.box[1] < bottom
        if beside and not within:
            return None
        ends = not beside and (not within or item.size > LARGER * largest)
        if below or ends:
            below.append(item)
        else:
            column.append(item)
            largest = max(largest, item.size)
    lines = [item for item in column if item.line is not None and item.box[1] < bottom]
    if len(lines) < LINES or bottom - top < HEIGHT * min(item.size for item in lines) or not _are_several(lines):
        return None
    return Beside(above, column, list(panel), below, left)


def _are_several(lines: Sequence[Item]) -> bool:
    """Whether what stands beside a panel has several headings set like the first: a box beside one of them may be its own."""
    styles = [(item.size, item.bold) for item in lines]
    heads, usual = styles[0], max(dict.fromkeys(styles), key=styles.count)
    begins = [n for n, style in enumerate(styles) if style == heads and (not n or styles[n - 1] != heads)]
    return heads != usual and len(begins) > 1
