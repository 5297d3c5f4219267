"""Where other columns begin: a title that hides how many there are below it, and rows of other columns than those above."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

from extractors.page.gutters import columns_in
from extractors.page.items import Item, white_between

# A line that heads what stands below is set so much larger.
HEAD_SIZE = 1.12
# Other columns begin below white of so many type sizes.
WHITE = 1.2


def more_columns(bands: Sequence[list[Item]], columns: int) -> int:
    """Where the bands at the top end that have other columns than the whole: a title that hides them, or more columns than what stands
    below, and white between; 0 where there are none."""
    if _heads_more(bands, columns):
        return 1
    starts: list[float] = []
    for at, band in enumerate(bands):
        if at and _others(starts, bands[at - 1], band):
            return at if _several(bands[:at]) and len(columns_in([item for other in bands[:at] for item in other])) > columns else 0
        for item in band:
            insort(starts, item.box[0])
    return 0


def _heads_more(bands: Sequence[list[Item]], columns: int) -> bool:
    """Whether the first band is set larger than all below it, and hides that what stands there has more columns than the whole: a
    title with its number beside it."""
    below = [item for band in bands[1:] for item in band]
    if not below or len(bands[0]) < 2 or len(columns_in(below)) <= columns:
        return False
    largest = max(item.size for item in bands[0])
    return largest > HEAD_SIZE * max(item.size for item in below)


def _lefts(bands: Sequence[list[Item]]) -> list[float]:
    return sorted(item.box[0] for band in bands for item in band)


def begin_others(above: Sequence[list[Item]], band: Sequence[Item]) -> bool:
    """Whether a band, white above it, begins columns where none of the bands above begins one."""
    return _several(above) and _others(_lefts(above), above[-1], band)


def _several(bands: Sequence[list[Item]]) -> bool:
    """Whether columns have more than their heads: bars that are drawn under a row of years begin where they will."""
    return sum(1 for band in bands if len(band) > 1) > 1


def _others(starts: Sequence[float], above: Sequence[Item], band: Sequence[Item]) -> bool:
    """Whether a band of lines, white above it, begins columns where nothing above it does (`starts`: in points, from left to right)."""
    size = max(min(item.size for item in band), 1.0)
    if len(band) < 2 or any(item.line is None for item in band) or white_between(above, band) <= WHITE * size:
        return False
    return any(bisect_left(starts, item.box[0] - size) == bisect_right(starts, item.box[0] + size) for item in band)
