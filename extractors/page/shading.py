"""Fills that hold no text of their own but shade a table: its rows, its header, bands between its rows, cells painted one by one."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

from schemas.bands import PlacedWords
from schemas.document import Box, Word

# Boxes whose edges are no further apart than this, in points, are one, or touch.
SAME_EDGE = 3.0
# A box holds what lies no further outside it, in points.
HOLDS = 0.5
# So many cells that touch are a row of a table; a table's row is no higher than so many type sizes.
LEAST_CELLS, HIGHEST_ROW = 3, 40.0
# Columns of a shaded row are so many type sizes apart; below a header that begins where they do, so many are enough.
COLUMN_GAP, NARROWEST = 1.2, 0.6
# A row stands no further from the next than so many type sizes; a band between rows is no higher than so many.
NEAR, LOWEST_BAND = 6.0, 3.0
# So large a share of what stands on the next line begins where a shaded row's columns do.
MOST = 0.6


def shading(boxes: Sequence[Box], words: Sequence[Word]) -> list[Box]:
    """Those of the boxes that only shade a table without rulings."""
    rows = _stripes(boxes, words)
    found = list(rows)
    for row in _apart([box for box in boxes if box not in rows]):
        # Of rows that are drawn apart from each other all shade a table, or none: a header over the first speaks for all.
        if any(_shades_columns(box, [other for other in row if other != box], words) for box in row):
            found += row
    return [*found, *(box for box in boxes if box not in found and _is_band(box, found, words))]


def _apart(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes by those of one width and height that stand one below the other, each apart from the next."""
    groups: list[list[Box]] = []
    # Boxes whose edges are one lie in the same square of that size, or in one beside it.
    squares: dict[tuple[int, int], list[list[Box]]] = defaultdict(list)
    for box in sorted(boxes, key=lambda box: box[1]):
        left, right = int(box[0] // SAME_EDGE), int(box[2] // SAME_EDGE)
        near = (group for x in range(left - 1, left + 2) for y in range(right - 1, right + 2) for group in squares[x, y][-1:])
        group = next((group for group in near if _is_next(group[-1], box)), None)
        if group is None:
            group = []
            groups.append(group)
            squares[left, right].append(group)
        group.append(box)
    return groups


def _is_next(above: Box, below: Box) -> bool:
    """Whether a box is as wide and as high as the one above it, and apart from it by less than its height."""
    alike = all(abs(above[edge] - below[edge]) <= SAME_EDGE for edge in (0, 2))
    heights = above[3] - above[1], below[3] - below[1]
    return alike and abs(heights[0] - heights[1]) <= SAME_EDGE and SAME_EDGE < below[1] - above[3] < heights[1]


def words_in(box: Box, words: Sequence[Word]) -> list[Word]:
    """The words whose middles lie in a box."""
    near = words.between(box[1] - HOLDS, box[3] + HOLDS) if isinstance(words, PlacedWords) else words
    return [w for w in near if holds(box, (w.place[0] + w.place[2]) / 2, (w.place[1] + w.place[3]) / 2)]


def holds(box: Box, x: float, y: float) -> bool:
    """Whether a point lies in a box."""
    return box[0] - HOLDS <= x <= box[2] + HOLDS and box[1] - HOLDS <= y <= box[3] + HOLDS


def rows_of_cells(boxes: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """The boxes but for cells that touch side by side, with one top and bottom: those are a row, painted cell by cell."""
    rest: list[Box] = []
    rows: list[Box] = []
    by_height: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in boxes:
        by_height[(round(box[1]), round(box[3]))].append(box)
    for group in by_height.values():
        ordered = sorted(group)
        touching = [box for i, box in enumerate(ordered) if _touches(ordered, i)]
        if len(touching) >= LEAST_CELLS:
            rows.append((touching[0][0], touching[0][1], touching[-1][2], touching[0][3]))
        rest += [box for box in ordered if len(touching) < LEAST_CELLS or box not in touching]
    return [box for box in boxes if box in rest], rows


def _touches(ordered: Sequence[Box], i: int) -> bool:
    left = i > 0 and abs(ordered[i][0] - ordered[i - 1][2]) <= SAME_EDGE / 2
    return left or (i + 1 < len(ordered) and abs(ordered[i + 1][0] - ordered[i][2]) <= SAME_EDGE / 2)


def _stripes(boxes: Sequence[Box], words: Sequence[Word]) -> set[Box]:
    """The boxes that only shade rows of a table without rulings: of one width, with words in columns in them and between them."""
    by_edges: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in boxes:
        by_edges[(round(box[0] / SAME_EDGE), round(box[2] / SAME_EDGE))].append(box)
    found: set[Box] = set()
    for group in by_edges.values():
        ordered = sorted(group, key=lambda box: box[1])
        for above, below in itertools.pairwise(ordered):
            between = (above[0], above[3], above[2], below[1])
            touching = below[1] - above[3] <= SAME_EDGE
            if _in_columns(above, words) and (touching or _in_columns(between, words)) and _in_columns(below, words):
                found |= {above, below}
    return found


def _in_columns(box: Box, words: Sequence[Word]) -> bool:
    """Whether the words in a box stand in columns, with nothing over the gaps between them, and few lines high."""
    inside = sorted(words_in(box, words), key=lambda w: w.place[0])
    if not inside or box[3] - box[1] > HIGHEST_ROW * max(w.size for w in inside):
        return False
    right = inside[0].place[2]
    for word in inside[1:]:
        if word.place[0] - right > COLUMN_GAP * word.size:
            return True
        right = max(right, word.place[2])
    return False


def _shades_columns(box: Box, others: Sequence[Box], words: Sequence[Word]) -> bool:
    """Whether a box shades a row of columns, a header's say: most of what stands on a line right over or under it, and in none of the
    other boxes drawn like it, begins where what stands in it does."""
    inside = words_in(box, words)
    size = max((w.size for w in inside), default=0.0)
    if len(inside) < LEAST_CELLS or box[3] - box[1] > HIGHEST_ROW * size:
        return False
    own = [x for line in _lines(inside) for x in _starts(line)]
    over, under = (box[0], box[1] - NEAR * size, box[2], box[1]), (box[0], box[3], box[2], box[3] + NEAR * size)
    near = [w for around in (under, over) for w in words_in(around, words)]
    near = [w for w in near if not any(other[1] <= w.place[1] and w.place[3] <= other[3] for other in others)]
    for line in _lines(near):
        starts = _starts(line)
        shared = sum(1 for x in starts if any(abs(other - x) <= SAME_EDGE / 2 for other in own))
        if shared >= LEAST_CELLS and shared >= MOST * len(starts):
            return True
    return False


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words by the lines that they stand on."""
    lines: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        lines[round(word.place[3])].append(word)
    return list(lines.values())


def _starts(line: Sequence[Word]) -> list[float]:
    """Where the pieces of a line begin that gaps part."""
    found: list[float] = []
    right = 0.0
    for word in sorted(line, key=lambda w: w.place[0]):
        if not found or word.place[0] - right >= NARROWEST * word.size:
            found.append(word.place[0])
        right = max(right, word.place[2])
    return found


def _is_band(box: Box, stripes: Sequence[Box], words: Sequence[Word]) -> bool:
    """Whether a box as wide as the shaded rows of a table holds one line: a band between its rows."""
    inside = words_in(box, words)
    if not inside or box[3] - box[1] > LOWEST_BAND * max(w.size for w in inside):
        return False
    return any(abs(box[0] - other[0]) <= SAME_EDGE and abs(box[2] - other[2]) <= SAME_EDGE and other[1] < box[1] for other in stripes)
