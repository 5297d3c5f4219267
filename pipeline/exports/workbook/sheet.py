"""What a sheet of the workbook is made of: columns, what stands in their cells, and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.titles import column_title
from schemas.columns import Column, Type, Value


class Look(StrEnum):
    """How a column's cells look."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    SHARE = "share"
    MONEY = "money"


@dataclass(frozen=True)
class Col:
    """A column: its title, its width in characters. `apart`: a key or a box, grey, to the right of what is printed."""

    title: str
    width: float = 14
    look: Look = Look.TEXT
    apart: bool = False


@dataclass(frozen=True)
class Link:
    """A value that leads somewhere: `external:…` to a file, `internal:…` to another sheet."""

    value: str | int
    address: str


Cell = Value | Link


@dataclass(frozen=True)
class Sheet:
    """A sheet: an Excel table with a code that is the same in every language, its columns and rows.

    `frozen`: how many columns stay where they are; `said`: what stands above the table, or nothing; `heat`: the first and last
    column whose numbers are coloured by their size.
    """

    code: str
    title: str
    columns: Sequence[Col]
    rows: Sequence[Sequence[Cell]] = field(default_factory=list)
    frozen: int = 1
    said: str = ""
    heat: tuple[int, int] | None = None


WIDTHS = {Type.TEXT: 22.0, Type.INTEGER: 9.0, Type.NUMBER: 11.0, Type.DATE: 12.0}
WIDE = {
    "text": 70,
    "description": 60,
    "message": 70,
    "name": 34,
    "title": 48,
    "partners": 40,
    "funders": 22,
    "themes": 24,
    "aliases": 48,
    "page": 7,
    "kind": 22,
    "severity": 12,
    "settled": 10,
    "role": 14,
}
LOOKS = {Type.TEXT: Look.TEXT, Type.INTEGER: Look.NUMBER, Type.NUMBER: Look.NUMBER, Type.DATE: Look.DATE}
OWN = {"confidence": Look.SHARE, "budget_amount": Look.MONEY}
# What programs need and people do not: keys and ids, boxes, hashes, versions.
APART = frozenset(
    {"position", "level", "plan_id", "project_id", "period_edtf", "x0", "top", "x1", "bottom", "sha256", "media_type", "extractor"}
)
APART |= {"schema_version", "fund", "funds", "values", "source_path", "partner_id", "business_id", "settled_on", "settled_note"}


def is_apart(column: Column, key: Column | None) -> bool:
    """Whether a column of a table stands at the far right; `key` is the table's."""
    return column is key or bool(column.refers) or column.name in APART


def col(column: Column, key: Column | None = None) -> Col:
    """A table's column as the workbook has it."""
    look = OWN.get(column.name, LOOKS[column.type])
    return Col(column_title(column), WIDE.get(column.name, WIDTHS[column.type]), look, is_apart(column, key))
