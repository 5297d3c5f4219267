"""Tables whose rows are parted by bands that head them: `Teema 2`, across the table, before the rows of that theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from schemas.region import Leaf, Region, around

Row = tuple[Region | None, ...]


# So many rows before the first band are the table's header.
HEADER_ROWS = 2


def bands_of(region: Region, heads: Callable[[Leaf], bool]) -> tuple[list[Leaf], list[Region]]:
    """A table in parts: (the header's paragraphs, each band that heads rows and the rows up to the next); no parts where no row of
    one cell is a heading.

    The parts keep the header's rows, which stand before the first band, as their `head`.
    """
    bands = [n for n, row in enumerate(region.rows) if _is_band(row, heads)]
    if not bands or len(region.rows[0]) < 2:
        return [], []
    parts: list[Region] = []
    header: tuple[Row, ...] = region.rows[: bands[0]] if bands[0] <= HEADER_ROWS else region.head
    leaves = [leaf for row in header for cell in row if cell for leaf in cell.leaves] if bands[0] <= HEADER_ROWS else []
    edges = [0, *(edge for n in bands for edge in (n, n + 1)), len(region.rows)]
    for start, end in zip(edges, edges[1:], strict=False):
        rows = region.rows[start:end]
        if start in bands:
            parts += [cell for row in rows for cell in row if cell]
        elif rows and not (start == 0 and leaves):
            parts.append(_part(region, rows, header))
    return leaves, parts


def _is_band(row: Sequence[Region | None], heads: Callable[[Leaf], bool]) -> bool:
    cells = [cell for cell in row if cell]
    return len(cells) == 1 and all(heads(leaf) for leaf in cells[0].leaves)


def _part(region: Region, rows: Sequence[Row], header: tuple[Row, ...]) -> Region:
    """Some rows of a table as a table of their own."""
    columns = []
    for c in range(max(len(row) for row in rows)):
        cells = tuple(cell for row in rows if c < len(row) and (cell := row[c]))
        if cells:
            columns.append(cells[0] if len(cells) == 1 else Region("stack", around([cell.box for cell in cells]), cells))
    box = around([column.box for column in columns])
    return Region("beside", box, tuple(columns), rows=tuple(tuple(row) for row in rows), page=region.page, head=header)
