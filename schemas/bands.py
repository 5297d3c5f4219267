"""Things and words on a page by their heights: those at a height are found without a look at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from schemas.document import Word

Thing = TypeVar("Thing")

# A page is parted into so many bands a thing, and no more than that: each costs a box that reaches over all of them.
BANDS_EACH, BANDS = 2, 256


class Bands(Generic[Thing]):
    """Things in bands from the highest to the lowest of them; `reach` gives a thing's top and bottom in points."""

    def __init__(self, things: Sequence[Thing], reach: Callable[[Thing], tuple[float, float]]) -> None:
        edges = [edge for thing in things for edge in reach(thing)]
        self._top = min(edges, default=0.0)
        self._height = max((max(edges, default=0.0) - self._top) / min(BANDS_EACH * max(len(things), 1), BANDS), 1.0)
        self._bands: dict[int, list[Thing]] = defaultdict(list)
        for thing in things:
            top, bottom = reach(thing)
            for band in range(self._band(top), self._band(bottom) + 1):
                self._bands[band].append(thing)

    def _band(self, y: float) -> int:
        share = (y - self._top) / self._height
        # A stranger's file may place a thing nowhere (NaN), or beyond all numbers.
        return int(min(max(share, 0.0), BANDS)) if share == share else 0

    def at(self, y: float) -> Sequence[Thing]:
        """All things that may reach over a height, in the order in which they were given; others near it, too."""
        return self._bands.get(self._band(y), ())


class PlacedWords(tuple[Word, ...]):
    """Words in their order, which are found by the heights of their middles, too."""

    @cached_property
    def _by_height(self) -> tuple[list[float], list[int]]:
        found = sorted(((word.place[1] + word.place[3]) / 2, number) for number, word in enumerate(self))
        return [middle for middle, _ in found], [number for _, number in found]

    def between(self, top: float, bottom: float) -> Iterable[Word]:
        """The words whose middles lie between two heights or on them, in their order."""
        middles, numbers = self._by_height
        return [self[number] for number in sorted(numbers[bisect_left(middles, top) : bisect_right(middles, bottom)])]
