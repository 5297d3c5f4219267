"""Rules across a chart of bars: what stands between two of them is one row, wherever its bar begins."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

from extractors.page.items import Item, white_between
from schemas.document import Box

# A rule is no higher, in points, and spans so large a share of what stands on the page; so many of one width part rows.
HIGHEST, SPANS, LEAST = 3.0, 0.8, 3
# Rules whose ends are no further apart, in points, are of one width.
SAME_EDGE = 3.0
# The first row and the last are no higher than this share of the others.
HIGHER = 1.1
# What stands above the first rule, and below the last, is a row as far as no white of so many type sizes parts it.
WHITE = 1.5


def between_rules(bands: Sequence[list[Item]], heights: Sequence[float]) -> list[list[Item]]:
    """The bands, those together that two rules of one width hold between them, and those next to the first and the last rule.

    `heights`: those of the rules, as rules_of gives them.
    """
    if not heights:
        return list(bands)
    rows = _rows(bands, heights)
    joined: list[list[Item]] = [list(bands[0])]
    for n in range(1, len(bands)):
        inner = 0 < rows[n] < len(heights)
        if rows[n] == rows[n - 1] and (inner or (rows[n] >= 0 and white_between(bands[n - 1], bands[n]) <= WHITE * _size(bands[n]))):
            joined[-1] += bands[n]
        else:
            joined.append(list(bands[n]))
    return joined


def apart(bands: Sequence[list[Item]], heights: Sequence[float]) -> tuple[list[Item], list[Item], list[Item]] | None:
    """What stands above rows that rules part, the rows with their header, what stands below them; None where nothing but rows does.

    `heights`: those of the rules, as rules_of gives them.
    """
    if not heights:
        return None
    rows = _rows(bands, heights)
    first = next(n for n, row in enumerate(rows) if row >= 0)
    last = max(n for n, row in enumerate(rows) if row >= 0) + 1
    if first and len(bands[first - 1]) > 1 and white_between(bands[first - 1], bands[first]) <= WHITE * _size(bands[first - 1]):
        first -= 1
    if not first and last == len(bands):
        return None
    above, held, below = ([item for band in part for item in band] for part in (bands[:first], bands[first:last], bands[last:]))
    return above, held, below


def _rows(bands: Sequence[list[Item]], heights: Sequence[float]) -> list[int]:
    """The row of each band, counted from the one above the first rule; -1 where it stands further off than a row is high."""
    usual = sorted(b - a for a, b in itertools.pairwise(heights))[(len(heights) - 1) // 2] * HIGHER
    rows = [sum(1 for y in heights if y <= _middle(band)) for band in bands]
    inner = [n for n, row in enumerate(rows) if 0 < row < len(heights)]
    for order in (range(inner[0] - 1, -1, -1), range(inner[-1] + 1, len(bands))):
        ends = False
        for at, n in enumerate(order):
            far = min(item.box[1] for item in bands[n]) < heights[0] - usual or max(item.box[3] for item in bands[n]) > heights[-1] + usual
            ends = (
                ends
                or far
                or (at > 0 and white_between(bands[min(n, order[at - 1])], bands[max(n, order[at - 1])]) > WHITE * _size(bands[n]))
            )
            rows[n] = -1 if ends else rows[n]
    return rows


def rules_of(bands: Sequence[list[Item]], bars: Sequence[Box]) -> list[float]:
    """The heights, in points, of rules that part rows in which bars are drawn at their own places: cells that line up are rows without
    them."""
    items = [item for band in bands for item in band] if bars else []
    if all(item.node is None for item in items):
        return []
    width = max(item.box[2] for item in items) - min(item.box[0] for item in items)
    by_ends: dict[tuple[int, int], set[float]] = defaultdict(set)
    for bar in bars:
        if bar[3] - bar[1] <= HIGHEST and bar[2] - bar[0] >= SPANS * width:
            by_ends[(round(bar[0] / SAME_EDGE), round(bar[2] / SAME_EDGE))].add(round(bar[1], 1))
    for heights in (sorted(found) for found in by_ends.values() if len(found) >= LEAST):
        held = [[item for band in bands if top <= _middle(band) < bottom for item in band] for top, bottom in itertools.pairwise(heights)]
        crossed = any(item.box[1] < y - 1 and item.box[3] > y + 1 for item in items for y in heights)
        drawn = sum(1 for row in held if any(item.node is not None for item in row))
        if all(held) and not crossed and drawn > len(held) / 2:
            return heights
    return []


def _middle(band: Sequence[Item]) -> float:
    return (min(item.box[1] for item in band) + max(item.box[3] for item in band)) / 2


def _size(band: Sequence[Item]) -> float:
    return max(min(item.size for item in band), 1.0)
