"""Tells the rows of columns that line up: parted at rules and bands, by white, or by what stands in the first column."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.page.items import Item, bands_of, white_between
from extractors.page.room import is_small
from extractors.page.ruled import between_rules, rules_of
from extractors.text.bullets import DASHES
from schemas.document import Box
from schemas.region import style_of

# A row begins where the white above it is so many type sizes more than between the lines of a cell.
ROW_GAP = 0.3
# In this share of its lines a column holds bullets where it is a list.
MOST = 0.6
# No cell's lines have more white between them than so many type sizes.
LOOSEST = 0.9
# A header may have so many rules.
HEADER_RULES = 2
# So many rules part rows, however many lines stand between them.
LEAST_RULES = 2
# So many labels stand below each other.
LEAST_LABELS = 2
# What labels a row has no more words than this.
LABEL_WORDS = 5
# Labels stand beside values, and boxes beside text, in so many columns.
TWO = 2
# What heads the text beside a box begins so near the box's top, and has so much white above it, in type sizes.
AT_TOP, PARTED = 1.5, 0.4
# Rows so close, in type sizes, of which this share begins small, part lines of running text.
CLOSE, CUT = 0.6, 0.15


def rows_of(columns: Sequence[list[Item]], bars: Sequence[Box], across: Sequence[Item] = ()) -> list[list[Item]]:
    """The rows of columns that line up: parted at rules and bands, or by the white between them; [] where nothing tells them.

    `across`: what runs over several columns; each is a row.
    """
    items = [item for column in columns for item in column]
    if boxed := _beside_boxes(columns) or _headed_beside_boxes(columns):
        return boxed
    bands = bands_of(items)
    bands = between_rules(bands, rules_of(bands, bars))
    if len(bands) < 2:
        return []
    home = {id(item): c for c, column in enumerate(columns) for item in column}
    white = [white_between(above, below) for above, below in itertools.pairwise(bands)]
    ruled = [_barred(above, below, bars) for above, below in itertools.pairwise(bands)]
    size = max(sorted(item.size for item in items)[len(items) // 2], 1.0)
    least = min((gap for column in columns for gap in _gaps(column)), default=0.0)
    # Where no cell has a second line, the least white is that between rows.
    least = min(least, LOOSEST * size)
    wide = [w > max(least, 0.0) + ROW_GAP * size for w in white]
    # Rules under the first rows head the others, and part none of them.
    lower = ruled[HEADER_RULES:] if len(ruled) > HEADER_RULES + 1 else ruled[1:]
    again = _come_again(columns)
    if _rules_part(bands, ruled, white, home) or sum(lower) >= max(1, 0.4 * len(lower)) or (any(lower) and not any(wide)):
        starts = ruled
    elif any(wide) and all(item.node is None for item in items) and not again:
        starts = wide
    elif all(item.node is not None for item in items) or len(columns) > 2 or _are_labels(columns) or again:
        # Where no white parts them, a row begins with each band that has its first cell and more, unless a word goes on in it.
        starts = [
            min(home[id(i)] for i in below) == 0
            and len({home[id(i)] for i in below}) > len(columns) / 2
            and not any(home[id(i)] == home[id(j)] and _goes_on(i, j) for i in above for j in below)
            for above, below in itertools.pairwise(bands)
        ]
        if again:
            # What stands alone in the labels' column behind white heads the next entry.
            lone = [all(home[id(i)] == 0 for i in below) for below in bands[1:]]
            starts = [opens or (first and behind) for opens, first, behind in zip(starts, lone, wide, strict=True)]
    else:
        return []
    starts = [opens or line for opens, line in zip(starts, ruled, strict=True)]
    alone = {id(item) for item in across}
    banded = [all(id(item) in alone for item in band) for band in bands]
    starts = [opens or above != below for opens, above, below in zip(starts, banded, banded[1:], strict=False)]
    rows = [list(bands[0])]
    for band, opens in zip(bands[1:], starts, strict=True):
        if opens:
            rows.append(list(band))
        else:
            rows[-1] += band
    if len({(number, home[id(item)]) for number, row in enumerate(rows) for item in row}) == len(columns):
        # No column has two cells: nothing is read across.
        return []
    return [] if _break_bullets(rows, home) or (starts is not ruled and _are_outlines(columns, rows[0])) else rows


def _rules_part(bands: Sequence[Sequence[Item]], ruled: Sequence[bool], white: Sequence[float], home: Mapping[int, int]) -> bool:
    """Whether rules part rows of many lines: there is more white at each rule than anywhere else, and each column begins below it."""
    at = [gap for gap, line in zip(white, ruled, strict=True) if line]
    others = [gap for gap, line in zip(white, ruled, strict=True) if not line]
    columns = set(home.values())
    begin = [{home[id(item)] for item in below} == columns for below, line in zip(bands[1:], ruled, strict=True) if line]
    return len(at) >= LEAST_RULES and min(at) > max(others, default=0.0) and all(begin)


def _are_outlines(columns: Sequence[list[Item]], first: Sequence[Item]) -> bool:
    """Whether most lines of each column, but for the first row, begin with bullets, and some stand deeper: lists, not cells."""
    header = {id(item) for item in first}
    columns = [[item for item in column if id(item) not in header] for column in columns]
    marked = [[item.line for item in column if item.line is not None and item.line.marker] for column in columns]
    deeper = any(len({round(line.start) for line in lines}) > 1 for lines in marked)
    return deeper and all(len(lines) >= MOST * len(column) for lines, column in zip(marked, columns, strict=True))


def _break_bullets(rows: Sequence[Sequence[Item]], home: Mapping[int, int]) -> bool:
    """Whether a row begins in the middle of a bullet: with a small letter below a line that a bullet begins, set as that is."""
    for above, below in itertools.pairwise(rows):
        last = {home[id(item)]: item for item in above}
        first: dict[int, Item] = {}
        for item in below:
            first.setdefault(home[id(item)], item)
        for column, item in first.items():
            before = last.get(column)
            if before is None or before.line is None or item.line is None or item.line.marker:
                continue
            small = is_small(item.line)
            if before.line.marker and small and item.size == before.size and before.line.text[-1:] not in ".!?:":
                return True
    return False


def _are_labels(columns: Sequence[list[Item]]) -> bool:
    """Whether the first of two columns holds lines of few words, each beside what begins at its height."""
    if not all(item.line is not None and len(item.line.words) <= LABEL_WORDS for item in columns[0]):
        return False
    # A label does not begin small: that is a line of a narrow column of text.
    if any(is_small(item.line) for item in columns[0] if item.line):
        return False
    tops = [item.box[1] for item in columns[1]]
    return len(columns[0]) > 1 and all(any(abs(item.box[1] - top) < 0.3 * item.size for top in tops) for item in columns[0])


def _come_again(columns: Sequence[list[Item]]) -> bool:
    """Whether the first of two columns holds lines of few words most of which come again in it, each beside what begins at its height: the
    labels of several entries."""
    lines = [item for item in columns[0] if item.line is not None]
    if len(columns) != TWO or len(lines) < len(columns[0]):
        return False
    tops = sorted(item.box[1] for item in columns[1])
    beside = [item for item in lines if bisect_left(tops, item.box[1] - 0.3 * item.size) < bisect_left(tops, item.box[1] + 0.3 * item.size)]
    counts = Counter(item.line.text for item in beside if item.line and len(item.line.words) <= LABEL_WORDS)
    again = sum(count for count in counts.values() if count > 1)
    return again > MOST * len(lines) and len(beside) >= MOST * len(columns[1])


def _goes_on(above: Item, below: Item) -> bool:
    """Whether a line ends with a dash: a word, or a range, goes on in the next one."""
    return above.line is not None and below.line is not None and above.line.words[-1].text[-1:] in DASHES


def _gaps(column: Sequence[Item]) -> list[float]:
    """The white between the items of a column that follow each other."""
    ordered = sorted(column, key=lambda item: item.box[1])
    return [below.box[1] - above.box[3] for above, below in itertools.pairwise(ordered)]


def _beside_boxes(columns: Sequence[list[Item]]) -> list[list[Item]]:
    """The rows of a column of boxes, one below the other, at whose heights bullets and what goes on with them stand; [] where something
    else does, or at no box's height."""
    first, others = columns[0], [item for column in columns[1:] for item in column]
    if len(first) < LEAST_LABELS or not _are_boxes(first):
        return []
    if not all((item.line is not None and item.line.marker is not None) or any(_hangs(item, other) for other in others) for item in others):
        return []
    boxes = sorted(first, key=lambda item: item.box[1])
    rows = [[box, *(item for item in others if box.box[1] <= (item.box[1] + item.box[3]) / 2 <= box.box[3])] for box in boxes]
    apart = all(above.box[3] <= below.box[1] for above, below in itertools.pairwise(boxes))
    return rows if apart and sum(len(row) - 1 for row in rows) == len(others) and all(len(row) > 1 for row in rows) else []


def _headed_beside_boxes(columns: Sequence[list[Item]]) -> list[list[Item]]:
    """The rows of boxes one below the other beside text, where at each box's top a line set like those at the others' begins; [] where
    they are not so."""
    at = next((c for c, column in enumerate(columns) if len(column) > 1 and _are_boxes(column)), None)
    if at is None or len(columns) != TWO:
        return []
    boxes, text = (sorted(column, key=lambda item: item.box[1]) for column in (columns[at], columns[1 - at]))
    if any(item.line is None for item in text) or any(below.box[1] < above.box[3] for above, below in itertools.pairwise(boxes)):
        return []
    tops = [item.box[1] for item in text]
    at_tops = [_nearest(tops, box.box[1]) for box in boxes]
    heads = [text[n] for n in at_tops]
    if any(abs(head.box[1] - box.box[1]) > AT_TOP * head.size for head, box in zip(heads, boxes, strict=True)):
        return []
    if any(n and text[n].box[1] - text[n - 1].box[3] < PARTED * text[n].size for n in at_tops):
        # The line above is the first of its entry.
        return []
    own = set(at_tops)
    usual = [(round(item.size, 1), item.bold) for n, item in enumerate(text) if n not in own]
    style = (round(heads[0].size, 1), heads[0].bold)
    alike = all((round(head.size, 1), head.bold) == style for head in heads)
    if not alike or not usual or max(set(usual), key=usual.count) == style:
        return []
    rows: list[list[Item]] = [[box] for box in boxes]
    for n, item in enumerate(text[at_tops[0] :], start=at_tops[0]):
        rows[bisect_right(at_tops, n) - 1].append(item)
    # What stands above the first box is a row of its own.
    above = text[: at_tops[0]]
    return [above, *rows] if above else rows


def _nearest(tops: Sequence[float], top: float) -> int:
    """The place of the nearest of some heights, which are in order; of equals the first."""
    n = bisect_left(tops, top)
    return n - 1 if n == len(tops) or (n and top - tops[n - 1] <= tops[n] - top) else n


def _are_boxes(column: Sequence[Item]) -> bool:
    return all(item.node is not None and item.node.kind == "box" for item in column)


def _hangs(item: Item, above: Item) -> bool:
    """Whether a line goes on under a bullet."""
    bullet = above.line is not None and above.line.marker is not None and item.line is not None
    return bullet and above.box[1] < item.box[1] and item.box[0] > above.box[0]


def label(column: Sequence[Item], values: Sequence[Item]) -> bool:
    """Whether a column holds labels of the one beside it: a few words a line, in one type that the values are not set in."""
    lines = [item.line for item in column if item.line is not None]
    beside = [item.line for item in values if item.line is not None]
    if len(lines) < LEAST_LABELS or len(lines) < len(column) or any(len(line.words) > LABEL_WORDS for line in lines):
        return False
    styles = {style_of(line.words[0]) for line in lines}
    return len(styles) == 1 and not styles & {style_of(line.words[0]) for line in beside}


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


def cuts_text(rows: Sequence[Sequence[Sequence[Item]]]) -> bool:
    """Whether rows part what goes on: lines close to each other, of which the lower ones begin small."""
    pairs = cut = 0
    for above, below in itertools.pairwise(rows):
        for over, under in zip(above, below, strict=True):
            if over and under and over[-1].line and under[0].line:
                pairs += 1
                near = under[0].box[1] - over[-1].box[3] <= CLOSE * under[0].size
                cut += near and is_small(under[0].line)
    return cut > CUT * pairs
