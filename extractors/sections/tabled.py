"""Tables that tell themes or groups of projects themselves: in bands between their rows, or in a column. They are read whole."""

from __future__ import annotations

from collections.abc import Callable

from extractors.evidence.labels import field_of
from schemas.region import Leaf, Region

# A table has so many columns.
LEAST_COLUMNS = 3
# A header with one of each heads projects, whatever stands above it.
WHEN, WITH_WHAT = frozenset({"period", "start", "end"}), frozenset({"funders", "budget"})
# So many rows with a name each are a list.
LEAST_ROWS = 2
# A name may read as a value, a place say, and head nothing by itself: this share of the rows need one that does.
MOST_ROWS = 0.6


def tells_itself(region: Region, is_heading: Callable[[Leaf], bool], heads_list: Callable[[Leaf], bool]) -> bool:
    """Whether all headings in a table stand alone in their row, or in one column with nothing else.

    `is_heading`: whether a paragraph heads something; `heads_list`: whether it heads a list that is none of projects.
    """
    if len(region.parts) < LEAST_COLUMNS or not region.rows:
        return False
    columns: set[int] = set()
    for row in region.rows:
        filled = [(c, cell) for c, cell in enumerate(row) if cell]
        for c, cell in filled:
            heads = [leaf for leaf in cell.leaves if is_heading(leaf)]
            if any(map(heads_list, heads)):
                return False
            if heads and len(filled) > 1:
                if len(heads) < len(cell.leaves) or cell.kind == "box":
                    return False
                columns.add(c)
    return len(columns) <= 1


def last_told(table: Region, number_of: Callable[[Leaf], int | None]) -> int | None:
    """The last theme that a table tells, which goes on behind it; None where it tells none."""
    leaves = [leaf for row in table.rows for cell in row if cell for leaf in cell.leaves]
    return next((number for leaf in reversed(leaves) if (number := number_of(leaf)) is not None), None)


def heads_projects(table: Region) -> bool:
    """Whether a table's header says when and with what money: its rows are projects, though the heading above it announces a list."""
    header = table.header or (table.rows[0] if table.rows else ())
    fields = {field_of(" ".join(leaf.text for leaf in cell.leaves)) for cell in header if cell}
    return bool(fields & WHEN) and bool(fields & WITH_WHAT)


def names_rows(region: Region, is_name: Callable[[Leaf], bool], heads: Callable[[Leaf], bool]) -> bool:
    """Whether most rows have one unknown heading over more text, all set alike in one column: names, and the rows one list of what they
    name.

    `is_name`: whether a heading names neither section nor theme; `heads`: whether a paragraph heads anything.
    """
    found = [
        (r, c, cell, leaf) for r, row in enumerate(region.rows) for c, cell in enumerate(row) if cell for leaf in cell.leaves if heads(leaf)
    ]
    alike = len({(c, leaf.style) for _, c, _, leaf in found}) == 1 and len({r for r, _, _, _ in found}) == len(found)
    most = len(found) >= max(LEAST_ROWS, MOST_ROWS * len(region.rows))
    return alike and most and all(cell.leaves[0] is leaf and len(cell.leaves) > 1 and is_name(leaf) for _, _, cell, leaf in found)
