"""Tables of projects without rulings: a line of labels side by side, and under each label its column."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.forms import Form, Part
from extractors.lines import lines_of
from extractors.rows import APART, LEAST_LABELS, SAME_EDGE, Columns, Table, add_row, header_of, labels_of
from schemas.document import Line, Page, Word

# Rows are parted by a gap this many times that of wrapped lines.
ROW_GAP = 1.25
# Lines further apart than so many type sizes are not wrapped.
LOOSE = 1.6
# On the next page a table goes on where this share of what stands apart begins at its columns' edges.
FITTING = 0.9


def aligned_tables(page: Page, before: Columns | None) -> list[Table]:
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
    if any(header_of([[segment] for segment in labels_of(row)]) for row in body[:1]):
        return None
    starts = [
        word.place[0] for row in body for at, word in enumerate(row) if not at or word.place[0] - row[at - 1].place[2] > APART * word.size
    ]
    fitting = sum(1 for x in starts if any(abs(x - edge) <= SAME_EDGE for edge in before.edges))
    if not body or fitting < FITTING * len(starts) or len({_column(word, before.edges) for row in body for word in row}) <= LEAST_LABELS:
        return None
    table = Table(before)
    _add_rows(table, page, body)
    table.words = [word for row in body for word in row]
    return table


def _under(page: Page, rows: Sequence[list[Word]], at: int) -> Table | None:
    """The table whose labels a row is; None where it is none."""
    row = rows[at]
    segments = labels_of(row)
    fields = header_of([[segment] for segment in segments])
    if fields is None or len(segments) <= LEAST_LABELS:
        return None
    edges = [segment.x0 for segment in segments]
    size = max(word.size for word in row)
    body = _below(rows, at, size)
    if len({_column(word, edges) for line in body for word in line}) < LEAST_LABELS:
        return None
    table = Table(Columns(fields, edges, False, size), list(segments))
    _add_rows(table, page, body)
    table.words = [word for line in (row, *body) for word in line]
    return table if table.rows else None


def _add_rows(table: Table, page: Page, body: Sequence[list[Word]]) -> None:
    """The rows of text as rows of the table, each stretch between two bands by itself."""
    edges, fields = table.columns.edges, table.columns.fields
    bands = _bands(body, edges)
    starts = [-1, *bands]
    for start, end in zip(starts, [*bands, len(body)], strict=True):
        if start >= 0:
            table.rows.append(Form("band", [Part(None, value=[Line(tuple(body[start]))])]))
        for number, group in enumerate(_grouped(body[start + 1 : end], edges, fields)):
            add_row(table, _cells(page, group, edges), first=number == 0 and start < 0)


def _bands(body: Sequence[list[Word]], edges: Sequence[float]) -> list[int]:
    """The places of the rows of text that head those below them: one cell alone at the left edge, bold where no other is."""
    full = [row for row in body if len({_column(word, edges) for word in row}) > 1]
    plain = all(not row[0].bold for row in full)
    return [i for i, row in enumerate(body[:-1]) if plain and row not in full and _column(row[0], edges) == 0 and all(w.bold for w in row)]


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
