"""What is cut on a page: lines and drawn boxes as items, nodes on their way to regions, bands of what shares some height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from schemas.document import Box, Line


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
    """A region on its way: lines in a row of their own (`lines`), or parts. `rows` and `cell` as in Region."""

    kind: Literal["lines", "stack", "beside", "box"]
    box: Box
    lines: list[Line] = field(default_factory=list)
    parts: list[Node] = field(default_factory=list)
    rows: list[list[Node | None]] = field(default_factory=list)
    cell: Box | None = None


def item_of(line: Line) -> Item:
    """A line as an item."""
    return Item((line.start, line.top, line.x1, line.bottom), line.size, line)


def bands_of(items: Sequence[Item]) -> list[list[Item]]:
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


def white_between(above: Sequence[Item], below: Sequence[Item]) -> float:
    """How much white lies between what stands above and what stands below, in points; less than none where they overlap."""
    return min(item.box[1] for item in below) - max(item.box[3] for item in above)
