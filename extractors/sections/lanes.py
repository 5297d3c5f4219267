"""Lanes: a column of themes one below the other, and beside each what belongs to it (timelines, roadmaps, matrices)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.sections.themes import Themes
from schemas.region import Region

# A column of themes is one where so many stand.
LEAST = 2


@dataclass(frozen=True)
class Lane:
    """A theme's lane: the column its title stands in, its number, and from where to where it goes, in points from the page's top."""

    column: Region
    theme: int
    top: float
    bottom: float


def lanes_of(region: Region, themes: Themes) -> list[Lane]:
    """The lanes that a column of nothing but themes gives what stands beside it; none where there is no such column."""
    if region.kind != "beside" or region.rows:
        return []
    for column in region.parts:
        heads = [(themes.heads[id(leaf)], leaf) for leaf in column.leaves if id(leaf) in themes.heads]
        titles = {id(head.title_leaf) for head, _ in heads if head.title_leaf is not None}
        numbers = {head.number for head, _ in heads}
        if len(numbers) < LEAST or len(numbers) != len(heads) or len(heads) + len(titles) < len(column.leaves):
            continue
        places = sorted((_box(column, leaf)[1], _box(column, leaf)[3], head.number) for head, leaf in heads)
        middles = [(above[1] + below[0]) / 2 for above, below in itertools.pairwise(places)]
        edges = [float("-inf"), *middles, float("inf")]
        return [Lane(column, number, edges[n], edges[n + 1]) for n, (_, _, number) in enumerate(places)]
    return []


def _box(column: Region, leaf: object) -> tuple[float, float, float, float]:
    """The box that a theme's title stands in, drawn around it if it is."""
    boxes = [inner.box for inner in column.walk() if inner.kind == "box" and any(own is leaf for own in inner.leaves)]
    return min(boxes, key=lambda box: box[3] - box[1]) if boxes else next(own.box for own in column.leaves if own is leaf)


def lane_at(region: Region, lanes: Sequence[Lane]) -> int | None:
    """The theme at the height of a region's middle."""
    middle = (region.box[1] + region.box[3]) / 2
    return next((lane.theme for lane in lanes if lane.top <= middle < lane.bottom), None)


def pieces_of(region: Region, lanes: Sequence[Lane]) -> Iterator[Region]:
    """A region in pieces that each stand in one lane, from top to bottom as far as it is cut."""
    touched = [lane for lane in lanes if region.box[1] < lane.bottom and region.box[3] > lane.top]
    if len(touched) < 2 or not region.parts:
        yield region
        return
    for part in sorted(region.parts, key=lambda inner: inner.box[1]):
        yield from pieces_of(part, lanes)
