"""Lanes: a column of themes one below the other, and beside each what belongs to it (timelines, roadmaps, matrices)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass

from schemas.region import Leaf, Region

# A column of themes is one where so many stand.
LEAST = 2


@dataclass(frozen=True)
class Lane:
    """A theme's lane: the column its title stands in, its number, and from where to where it goes, in points from the page's top."""

    column: Region
    theme: int
    top: float
    bottom: float


def lanes_of(region: Region, number_of: Callable[[Leaf], int | None], titles: Set[int]) -> list[Lane]:
    """The lanes that a column of nothing but themes gives what stands beside it; none where there is no such column.

    `number_of`: the theme that a paragraph names; `titles`: the paragraphs, by id(), that only go on with such a one.
    """
    if region.kind != "beside" or (region.rows and not _are_cards(region)):
        return []
    for column in region.parts:
        own = [leaf for leaf in column.leaves if id(leaf) not in titles]
        named = [(number, leaf) for leaf in own if (number := number_of(leaf)) is not None]
        numbers = {number for number, _ in named}
        if len(numbers) < LEAST or len(numbers) != len(named) or len(named) < len(own):
            continue
        places = sorted((_box(column, leaf)[1], _box(column, leaf)[3], number) for number, leaf in named)
        middles = [(above[1] + below[0]) / 2 for above, below in itertools.pairwise(places)]
        edges = [float("-inf"), *middles, float("inf")]
        return [Lane(column, number, edges[n], edges[n + 1]) for n, (_, _, number) in enumerate(places)]
    return []


def _are_cards(region: Region) -> bool:
    """Whether every cell of rows is drawn as a box: cards beside each other, no table."""
    return all(cell is None or cell.kind == "box" for row in region.rows for cell in row)


def _box(column: Region, leaf: object) -> tuple[float, float, float, float]:
    """The box that a theme's title stands in, drawn around it if it is."""
    boxes = [inner.box for inner in column.walk() if inner.kind == "box" and any(own is leaf for own in inner.leaves)]
    return min(boxes, key=lambda box: box[3] - box[1]) if boxes else next(own.box for own in column.leaves if own is leaf)


def lane_at(region: Region, lanes: Sequence[Lane]) -> int | None:
    """The theme at the height of a region's middle."""
    middle = (region.box[1] + region.box[3]) / 2
    return next((lane.theme for lane in lanes if lane.top <= middle < lane.bottom), None)


def beside_lanes(region: Region, lanes: Sequence[Lane]) -> Iterator[Region]:
    """What stands beside a column of themes, in pieces that each stand in one lane: row by row where there are rows."""
    column = lanes[0].column
    if region.rows:
        own = {id(leaf) for leaf in column.leaves}
        yield from (cell for row in region.rows for cell in row if cell and id(cell.leaves[0]) not in own)
        return
    for part in region.parts:
        if part is not column:
            yield from _pieces(part, lanes)


def _pieces(region: Region, lanes: Sequence[Lane]) -> Iterator[Region]:
    """A region in pieces that each stand in one lane, from top to bottom as far as it is cut."""
    touched = [lane for lane in lanes if region.box[1] < lane.bottom and region.box[3] > lane.top]
    if len(touched) < 2 or not region.parts:
        yield region
        return
    for part in sorted(region.parts, key=lambda inner: inner.box[1]):
        yield from _pieces(part, lanes)
