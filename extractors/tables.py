"""Tables of projects: a header row of labels, then a row for each project; ruled, or only aligned."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.forms import Form, Part
from extractors.labels import LONGEST, field_of
from extractors.lines import lines_of, words_of
from schemas.document import Box, Grid, Line, Page, Word

# A header labels at least so many columns.
LEAST_LABELS = 2
# Rows of an aligned table are parted by a gap this many times that of wrapped lines.
ROW_GAP = 1.25
# Lines further apart than so many type sizes are not wrapped.
LOOSE = 1.6
# What begins with a capital, where a row begins.
SENTENCES = ("name", "description")
# Words of one label are no further apart than this many type sizes.
APART = 0.8
# On the next page a table goes on where this share of what stands apart begins at its columns' edges.
FITTING = 0.9
# Column edges this close, in points, are the same.
SAME_EDGE = 4.0


@dataclass
class Columns:
    """A header: the field of each column (None where it is not known) and where it begins, in points."""

    fields: list[str | None]
    edges: list[float]
    ruled: bool
    size: float = 0.0
    """The type size of a header without rulings, in points."""


@dataclass
class Table:
    """A table on one page: its header row (empty where it goes on from the page before), its rows, the words it took."""

    columns: Columns
    header: list[Line] = field(default_factory=list)
    rows: list[Form] = field(default_factory=list)
    continues: bool = False
    """Whether its first row is the rest of the last row of the page before."""
    words: list[Word] = field(default_factory=list)

    @property
    def top(self) -> float:
        return min(word.place[1] for word in self.words)


def tables_of(page: Page, before: Columns | None) -> list[Table]:
    """The tables of projects on a page, top to bottom; `before` is the header of the table that the last page ended with."""
    found = []
    for grid in page.grids:
        table = _ruled(page, grid, before)
        if table:
            found.append(table)
    if not found and page.measured:
        found = _aligned(page, before)
    return sorted(found, key=lambda table: table.top)


# --- ruled ------------------------------------------------------------------------------------------------------------


def cells_of(page: Page, grid: Grid) -> list[list[list[Line]]]:
    """The lines in each cell of a ruled table, row by row."""
    return [[_cell(page, box) for box in row] for row in grid]


def _ruled(page: Page, grid: Grid, before: Columns | None) -> Table | None:
    rows = cells_of(page, grid)
    open_row = _open_row(page, grid)
    if open_row:
        rows.append(open_row)
    if any(_holds_several(cell) for row in rows[:2] for cell in row):
        return None
    fields = [_header(row) for row in rows[:2]]
    at = next((i for i, named in enumerate(fields) if named), None)
    edges = [box[0] if box else float("nan") for box in max(grid, key=lambda row: sum(box is not None for box in row))]
    if at is not None:
        table = Table(Columns(fields[at] or [], edges, True), [line for cell in rows[at] for line in cell])
    elif before and before.ruled and len(before.edges) == len(edges):
        table, at = Table(before), -1
    else:
        return None
    # What stands above the header in the grid (a title over all columns) heads it too.
    table.header = [line for row in rows[: at + 1] for cell in row for line in cell]
    for number, row in enumerate(rows[at + 1 :]):
        if _header(row) == table.columns.fields:
            table.header += [line for cell in row for line in cell]
        elif any(row):
            _add_row(table, row, first=number == 0)
    table.words = [word for row in rows for cell in row for line in cell for word in words_of(line)]
    return table if table.rows or table.continues else None


def _holds_several(cell: Sequence[Line]) -> bool:
    """Whether a cell holds the labels of several columns: then the rulings found are not the table's own."""
    return any(len(_labels(line.words)) > 1 for line in cell)


def _open_row(page: Page, grid: Grid) -> list[list[Line]]:
    """The cells of a last row that the page's end cuts off before its bottom rule; none where no such text stands there."""
    full = [box for box in grid[-1] if box]
    bottom = max(box[3] for box in full)
    below = [word for word in page.words if word.place[1] >= bottom - 1]
    if len(full) < len(grid[-1]) or not below or min(word.place[1] for word in below) - bottom > 2 * below[0].size:
        return []
    cells = [_cell(page, (box[0], bottom, box[2], page.height)) for box in full]
    inside = sum(len(line.words) for cell in cells for line in cell)
    # Text that runs on over the columns is no row.
    return (
        cells
        if inside >= len(below) - 1 and all(_within(cell, box) for cell, box in zip(cells, full, strict=True)) and sum(map(bool, cells)) > 1
        else []
    )


def _within(cell: Sequence[Line], box: Box) -> bool:
    return all(box[0] - 1 <= line.start and line.x1 <= box[2] + 1 for line in cell)


def _cell(page: Page, box: Box | None) -> list[Line]:
    """The lines in a cell: of the words whose middle is in it."""
    if box is None:
        return []
    x0, top, x1, bottom = box
    inside = [w for w in page.words if x0 <= (w.place[0] + w.place[2]) / 2 < x1 and top <= (w.place[1] + w.place[3]) / 2 < bottom]
    return lines_of(Page(page.number, page.width, page.height, tuple(inside)))


def _header(row: Sequence[Sequence[Line]]) -> list[str | None] | None:
    """The fields that a row labels; None if it is no header: too few labels, or no name or description among them."""
    named = [field_of(" ".join(line.text for line in cell)) if cell else None for cell in row]
    told = [name for name in named if name]
    if len(told) < LEAST_LABELS or len(told) < sum(1 for cell in row if cell) / 2 or not {"name", "description"} & set(told):
        return None
    if "name" not in told:
        first = next(i for i, name in enumerate(named) if name is None or name == "description")
        named[first] = "name"
    return named


def _add_row(table: Table, row: Sequence[Sequence[Line]], first: bool) -> None:
    """A row as a form of its own, or, where it has no name, as the rest of the row before."""
    fields = [*table.columns.fields, *[None] * len(row)]
    parts = [Part(name, value=list(cell)) for name, cell in zip(fields, row, strict=False) if cell]
    named = next((part for part in parts if part.field == "name"), None)
    # Over a page's end a row goes on with cells that begin in the middle of a sentence.
    if named and not (first and any(part.value[0].text[:1].islower() for part in parts if part.field in SENTENCES)):
        table.rows.append(Form("table", parts))
    elif table.rows:
        append(table.rows[-1], parts)
    elif first:
        table.rows.append(Form("table", parts))
        table.continues = True


def append(form: Form, parts: Sequence[Part]) -> None:
    """Go on with a form's values: a row that runs over a page."""
    for part in parts:
        known = next((p for p in form.parts if p.field == part.field and p.value), None)
        if known is None:
            form.parts.append(part)
        else:
            known.go_on(part.value)


# --- aligned ----------------------------------------------------------------------------------------------------------


def _aligned(page: Page, before: Columns | None) -> list[Table]:
    """The tables without rulings on a page: a line of labels side by side, and under each its column; first the rest of the
    table that the page before ended with."""
    rows = _text_rows(page.words)
    rest = _rest(page, rows, before) if before and not before.ruled else None
    found: list[Table] = [rest] if rest else []
    at = 0
    while at < len(rows):
        table = _under(page, rows, at)
        if table:
            found.append(table)
            at += len(_below(rows, at, table.columns.size))
        at += 1
    return found


def _rest(page: Page, rows: Sequence[list[Word]], before: Columns) -> Table | None:
    """The rows at a page's top that stand in the columns of the table before, a title over them left out; None if there are none."""
    first = next((i for i, row in enumerate(rows) if max(word.size for word in row) <= 1.15 * before.size), len(rows))
    body = _below(rows[first:], -1, before.size)
    if any(_header([[segment] for segment in _labels(row)]) for row in body[:1]):
        return None
    starts = [
        word.place[0] for row in body for at, word in enumerate(row) if not at or word.place[0] - row[at - 1].place[2] > APART * word.size
    ]
    fitting = sum(1 for x in starts if any(abs(x - edge) <= SAME_EDGE for edge in before.edges))
    if not body or fitting < FITTING * len(starts) or len({_column(word, before.edges) for row in body for word in row}) <= LEAST_LABELS:
        return None
    table = Table(before)
    for number, group in enumerate(_grouped(body, before.edges, before.fields)):
        _add_row(table, _cells(page, group, before.edges), first=number == 0)
    table.words = [word for row in body for word in row]
    return table


def _under(page: Page, rows: Sequence[list[Word]], at: int) -> Table | None:
    """The table whose labels a row is; None where it is none."""
    row = rows[at]
    segments = _labels(row)
    fields = _header([[segment] for segment in segments])
    if fields is None or len(segments) <= LEAST_LABELS:
        return None
    edges = [segment.x0 for segment in segments]
    size = max(word.size for word in row)
    body = _below(rows, at, size)
    if len({_column(word, edges) for line in body for word in line}) < LEAST_LABELS:
        return None
    table = Table(Columns(fields, edges, False, size), list(segments))
    for number, group in enumerate(_grouped(body, edges, fields)):
        _add_row(table, _cells(page, group, edges), first=number == 0)
    table.words = [word for line in (row, *body) for word in line]
    return table if table.rows else None


def _labels(row: Sequence[Word]) -> list[Line]:
    """A row of words as labels side by side, each the longest that there is; none where the row is not made of labels."""
    found: list[Line] = []
    start = 0
    while start < len(row):
        near = next((i for i in range(start + 1, len(row)) if row[i].place[0] - row[i - 1].place[2] > APART * row[i].size), len(row))
        ends = (end for end in range(min(near, start + LONGEST), start, -1) if field_of(" ".join(w.text for w in row[start:end])))
        end = next(ends, None)
        if end is None:
            return []
        found.append(Line(tuple(row[start:end])))
        start = end
    return found


def _text_rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words by baseline, top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.place[3], w.place[0])):
        if rows and word.place[3] - rows[-1][0].place[3] <= 0.35 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.place[0]) for row in rows]


def _below(rows: Sequence[list[Word]], at: int, size: float) -> list[list[Word]]:
    """The rows of text under a header (or, at -1, under a page's top), up to the first that is set larger or far below."""
    found: list[list[Word]] = []
    for row in rows[at + 1 :]:
        last = found[-1] if found else rows[at] if at >= 0 else row
        if max(word.size for word in row) > 1.15 * size or row[0].place[1] - last[0].place[3] > 4 * size:
            break
        found.append(row)
    return found


def _column(word: Word, edges: Sequence[float]) -> int:
    return max((i for i, edge in enumerate(edges) if edge <= word.place[0] + SAME_EDGE), default=0)


def _grouped(body: Sequence[list[Word]], edges: Sequence[float], fields: Sequence[str | None]) -> list[list[list[Word]]]:
    """The rows of text that are one row of the table: parted by wider gaps; where there are none, each is one if they are set
    loosely, else one begins where the name's column does anew."""
    gaps = [below[0].place[3] - above[0].place[3] for above, below in itertools.pairwise(body)]
    pitch = sorted(gaps)[len(gaps) // 4] if gaps else 0.0
    wide = [gap > ROW_GAP * pitch for gap in gaps]
    loose = pitch > LOOSE * max((word.size for row in body for word in row), default=1.0)
    name = fields.index("name")
    groups: list[list[list[Word]]] = []
    for i, row in enumerate(body):
        columns = {_column(word, edges) for word in row}
        above = {_column(word, edges) for word in body[i - 1]} if i else set()
        opens = wide[i - 1] if i and any(wide) else name in columns and len(columns) > 1 and (loose or name not in above)
        if i == 0 or opens:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _cells(page: Page, group: Sequence[list[Word]], edges: Sequence[float]) -> list[list[Line]]:
    columns: list[list[Word]] = [[] for _ in edges]
    for row in group:
        for word in row:
            columns[_column(word, edges)].append(word)
    return [lines_of(Page(page.number, page.width, page.height, tuple(column))) for column in columns]
