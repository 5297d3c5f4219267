"""What tables of projects have in common, ruled or not: a header of labels, and rows that are one project each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.forms import Form, Part
from extractors.labels import LONGEST, field_of, is_total
from schemas.document import Line, Word

# A header labels at least so many columns.
LEAST_LABELS = 2
# What begins with a capital, where a row begins.
SENTENCES = ("name", "description")
# Words of one label are no further apart than this many type sizes.
APART = 0.8
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


def header_of(row: Sequence[Sequence[Line]]) -> list[str | None] | None:
    """The fields that a row labels; None if it is no header: too few labels, or no name or description among them."""
    named = [field_of(" ".join(line.text for line in cell)) if cell else None for cell in row]
    told = [name for name in named if name]
    if len(told) < LEAST_LABELS or len(told) < sum(1 for cell in row if cell) / 2 or not {"name", "description"} & set(told):
        return None
    if "name" not in told:
        first = next(i for i, name in enumerate(named) if name is None or name == "description")
        named[first] = "name"
    return named


def add_row(table: Table, row: Sequence[Sequence[Line]], first: bool) -> None:
    """A row as a form of its own, or, where it has no name, as the rest of the row before."""
    fields = [*table.columns.fields, *[None] * len(row)]
    parts = [Part(name, value=list(cell)) for name, cell in zip(fields, row, strict=False) if cell]
    if any(part.field in ("name", "number") and is_total(" ".join(line.text for line in part.value)) for part in parts):
        # The row that sums a table up is no project: its words stand by themselves.
        table.rows.append(Form("total", [Part(None, value=part.value) for part in parts]))
        return
    named = next((part for part in parts if part.field == "name"), None)
    # Over a page's end a row goes on with cells that begin in the middle of a sentence.
    if named and not (first and any(part.value[0].text[:1].islower() for part in parts if part.field in SENTENCES)):
        table.rows.append(Form("table", parts))
    elif table.rows:
        append(table.rows[-1], parts)
    elif first:
        table.rows.append(Form("table", parts))
        table.continues = True


def labels_of(row: Sequence[Word]) -> list[Line]:
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


def append(form: Form, parts: Sequence[Part]) -> None:
    """Go on with a form's values: a row that runs over a page."""
    for part in parts:
        known = next((p for p in form.parts if p.field == part.field and p.value), None)
        if known is None:
            form.parts.append(part)
        else:
            known.go_on(part.value)
