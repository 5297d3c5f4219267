"""Cuts what stands on a page into stacks and columns by the white space between (recursive XY-cut), rows told where columns line up.

The method is Nagy and Seth's (1984); the order of the cuts follows what shares a gutter, so that columns below each other
with the same gutters are one.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.page.aligned import Zone, headed_again, with_tails
from extractors.page.gutters import BOXES_APART, GUTTER, are_tabbed, columns_in, gutters_in, stand_beside
from extractors.page.items import Item, Node, bands_of
from extractors.page.other_columns import HEAD_SIZE, begin_others, more_columns
from extractors.page.panels import beside_panel
from extractors.page.rows import cuts_text, label, rows_of
from extractors.page.ruled import apart, between_rules, rules_of
from schemas.document import Box
from schemas.region import around

# Columns line up where so large a share of their rows has more than one cell.
LINED_UP = 0.6
# A line may stand this far, in type sizes, over or under a column and still be a part of it.
NEAR = 1.2


def cut(items: Sequence[Item], bars: Sequence[Box] = (), zones: Sequence[Zone] = ()) -> Node | None:
    """The items of one region as a node, None of none.

    `bars`: rules and shaded bands, where rows of a table part; `zones`: where columns are known to be aligned.
    """
    if not items:
        return None
    if len(items) == 1:
        return _single(items[0])
    columns = columns_in(items)
    if len(columns) < 2 and (beside := beside_panel(items)):
        column, panel = cut(beside.column, bars, zones), cut(beside.panel, bars)
        parts = [node for node in ((panel, column) if beside.left else (column, panel)) if node]
        both = Node("beside", around([node.box for node in parts]), parts=parts)
        return _stack([part for part in (cut(beside.above, bars, zones), both, cut(beside.below, bars, zones)) if part])
    for own in zones:
        zone = with_tails(own, items)
        table = _aligned([item for item in items if zone.holds(item)], zone, bars)
        if table:
            above = [item for item in items if not zone.holds(item) and item.box[1] < zone.top]
            below = [item for item in items if not zone.holds(item) and item.box[1] >= zone.top]
            others = [other for other in zones if other is not own]
            return _stack([part for part in (cut(above, bars, others), table, cut(below, bars, others)) if part])
    lines = bands_of(items)
    heights = rules_of(lines, bars)
    if rows := apart(lines, heights):
        return _stack([node for part in rows if (node := cut(part, bars, zones))])
    bands = between_rules(lines, heights)
    heads = _leading_heads(bands)
    if heads:
        rest = cut([item for band in bands[heads:] for item in band], bars)
        return _stack([*(_single(band[0]) for band in bands[:heads]), *([rest] if rest else [])])
    if len(columns) > 1:
        if at := more_columns(bands, len(columns)):
            upper, lower = ([item for band in part for item in band] for part in (bands[:at], bands[at:]))
            return _stack([node for node in (cut(upper, bars), cut(lower, bars, zones)) if node])
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
    rest = [item for band in bands[count:] for item in band]
    gutters = gutters_in(rest)
    # What begins in a later column is a part of that column, though it is its only line so high.
    return next((n for n in range(count) if any(bands[n][0].box[0] >= gap[1] - 0.01 for gap in gutters)), count)


def _single(item: Item) -> Node:
    if item.node is not None:
        return item.node
    assert item.line is not None
    return Node("lines", item.box, lines=[item.line])


def _stack(parts: Sequence[Node]) -> Node:
    """Parts one below the other; lines that follow each other are one part, stacks in stacks are flat."""
    flat: list[Node] = []
    nodes = (node for part in parts for node in (part.parts if part.kind == "stack" else [part]))
    for are_lines, following in itertools.groupby(nodes, key=lambda node: node.kind == "lines"):
        run = list(following)
        if are_lines and len(run) > 1:
            run = [Node("lines", around([node.box for node in run]), lines=[line for node in run for line in node.lines])]
        flat += run
    if len(flat) == 1:
        return flat[0]
    return Node("stack", around([node.box for node in flat]), parts=flat)


def _aligned(items: Sequence[Item], zone: Zone, bars: Sequence[Box]) -> Node | None:
    """The table that items in a zone are, None where they are none: boxes in its cells, or rows that do not line up."""
    bands = [item for item in items if zone.across(item)]
    if any(item.node is not None and not _is_band(item, zone) for item in items):
        return None
    if head := headed_again(items, bands):
        sides = [[i for i in items if i.box[1] < head.box[1]], [i for i in items if i.box[1] > head.box[1]]]
        tables = [_aligned(part, zone, bars) or cut(part, bars) for part in sides]
        return _stack([node for node in (tables[0], _single(head), tables[1]) if node])
    columns: list[list[Item]] = [[] for _ in range(len(zone.edges) + 1)]
    for item in items:
        columns[zone.column(item)].append(item)
    if not all(columns):
        return None
    node = _table(_parted(columns, bands), bars, bands)
    return node if node and node.rows else None


def _is_band(item: Item, zone: Zone) -> bool:
    """Whether a box is a shaded band over a table's columns, with a line of text in it that heads the rows below."""
    node = item.node
    return node is not None and node.kind == "box" and len(node.parts) == 1 and len(node.parts[0].lines) == 1 and zone.across(item)


def _parted(columns: Sequence[list[Item]], bands: Sequence[Item]) -> list[list[Item]]:
    """The columns, one that white parts over its whole height in two: its cells are set to the right."""
    across = {id(item) for item in bands}
    found: list[list[Item]] = []
    for column in columns:
        own = [item for item in column if id(item) not in across]
        parts = columns_in(own)
        parts[0] = [item for item in column if id(item) in across] + parts[0]
        found += parts
    return found


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
    gaps = gutters_in(bands[first])
    if not gaps:
        return first
    end = first + 1
    for k in range(first + 1, len(bands)):
        left = [part for gap in gaps if (part := _free(gap, bands[k]))]
        if not left or (len(bands[k]) == 1 and len(left) < len(gaps)):
            # A lone line across some of the columns is none of theirs.
            break
        if (len(bands[k]) == 1 and _heads(bands, k)) or (len(left) < len(gaps) and begin_others(bands[first:k], bands[k])):
            break
        gaps = left
        end = k + 1
    # Below the last band with something on both sides of a gutter only what is near goes on with a column.
    last = max(k for k in range(first, end) if any(stand_beside(bands[k], gap) for gap in gaps)) if gaps else first
    largest = max(item.size for band in bands[first : last + 1] for item in band)
    # What is set larger than all columns is none of theirs, nor what stands below it.
    end = next((k for k in range(last + 1, end) if bands[k][0].size > HEAD_SIZE * largest), end)
    while end > last + 1 and not _goes_on(bands, end):
        end -= 1
    if last == first or are_tabbed(bands[first:end], gaps):
        end = next((k for k in range(first + 1, end) if not _wraps(bands[first], bands[k - 1], bands[k])), end)
    return end


def _wraps(row: Sequence[Item], above: Sequence[Item], below: Sequence[Item]) -> bool:
    """Whether a lone line under a row is the rest of its first cell: its first word had no room on the line above."""
    item = below[0]
    cells = sorted(row, key=lambda i: i.box[0])
    if len(below) > 1 or item.line is None or item.box[0] >= cells[1].box[0] - item.size:
        return True
    over = min(above, key=lambda i: i.box[0])
    word = item.line.words[0]
    return over.box[2] + (word.place[2] - word.place[0]) + item.size > cells[1].box[0]


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


def _heads(bands: Sequence[list[Item]], k: int) -> bool:
    """Whether a lone item is set so much larger than what stands around it that it heads all below, not the rest of a column."""
    item = bands[k][0]
    if item.line is None:
        return False
    around_it = [other.size for band in (bands[k - 1], bands[k + 1] if k + 1 < len(bands) else []) for other in band if other.line]
    leftmost = min(other.box[0] for band in bands[max(k - 3, 0) : k + 1] for other in band)
    return bool(around_it) and item.size > 1.15 * max(around_it) and item.box[0] <= leftmost + item.size


def _goes_on(bands: Sequence[list[Item]], end: int) -> bool:
    """Whether the bands behind the last one with two columns follow it as lines of one column do."""
    below = bands[end - 1]
    above = [item for band in bands[: end - 1] for item in band]
    near = max((item.box[3] for item in above if item.box[0] < below[0].box[2] and item.box[2] > below[0].box[0]), default=None)
    return near is not None and below[0].box[1] - near <= 2 * NEAR * max(below[0].size, 1.0)


def _with_heads(bands: Sequence[list[Item]], first: int, end: int, groups: list[list[Item]], shared: list[bool]) -> int:
    """Where a run begins when the lone lines right above it that are its columns' own, by style and distance, go with it."""
    start = first
    if end - first == 1:
        return start
    items = [item for band in bands[first:end] for item in band]
    gaps = gutters_in(items)
    while start > 0 and groups and not shared[-1] and len(bands[start - 1]) == 1:
        item = bands[start - 1][0]
        under = next((o for o in items if o.line and abs(o.box[0] - item.box[0]) < item.size and o.box[1] >= item.box[3] - 1), None)
        if item.line is None or under is None or not any(_free(gap, [item]) for gap in gaps):
            break
        # What begins where a later column does, over it alone, is its heading, however it is set.
        later = any(item.box[0] >= gap[1] - 1 for gap in gaps)
        alike = abs(under.size - item.size) <= 0.06 * item.size and under.bold == item.bold
        if not (alike or later) or under.box[1] - item.box[3] > NEAR * item.size:
            break
        groups.pop()
        shared.pop()
        start -= 1
        items.append(item)
    return start


def _beside(columns: Sequence[list[Item]], bars: Sequence[Box]) -> Node:
    """Columns side by side, with their rows where they line up; labels with the values beside them where a row has several."""
    table = _table(columns, bars)
    at = next((k for k in range(1, len(columns) - 1) if label(columns[k], columns[k + 1])), None)
    if table and (at is None or all(cell is None or len(cell.lines) == 1 for cell in (row[at] for row in table.rows))):
        return table
    values = _table(columns[at : at + 2], bars) if at is not None else None
    sides = [columns[:at], columns[at + 2 :]] if at is not None and values else [columns, []]
    if table and not values:
        return table
    before, after = ([node for column in side if (node := cut(column, bars))] for side in sides)
    parts = [*before, *([values] if values else []), *after]
    return Node("beside", around([part.box for part in parts]), parts=parts)


def _table(columns: Sequence[list[Item]], bars: Sequence[Box], across: Sequence[Item] = ()) -> Node | None:
    """Columns with their rows, None where they do not line up. `across`: what runs over several columns."""
    bands = rows_of(columns, bars, across)
    if len(bands) < 2:
        return None
    own = [{id(item) for item in band} for band in bands]
    cells = [[[item for item in column if id(item) in row] for column in columns] for row in own]
    full = sum(1 for row in cells if sum(1 for cell in row if cell) > 1)
    if full < max(2, LINED_UP * len(cells)) or cuts_text(cells):
        return None
    node = Node("beside", around([item.box for column in columns for item in column]))
    node.rows = [[cut(cell, bars) for cell in row] for row in cells]
    # A leaf exists once: the columns are made of the rows' cells.
    node.parts = [_stack([row[c] for row in node.rows if row[c]]) for c in range(len(columns))]  # type: ignore[misc]
    return node
