"""What a table is made of: columns with types, keys, codes, and whether they may name a person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

Value = str | int | float | date | None
Row = tuple[Value, ...]
"""One value for each column of its table, in their order."""


class Type(StrEnum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A column; `refers` names the table whose key it holds."""

    name: str
    type: Type
    description: str
    refers: str = ""
    example: str = ""
    """A value for the documentation where no sample edition has one."""
    codes: str = ""
    """The list in `codelists` that its values come from."""
    private: bool = False
    """It holds a page's words as they stand there, or a reviewer's: they may name a person, and are never published."""


@dataclass(frozen=True)
class Table:
    """A table; its first column is its key, the same whatever other editions are exported with it."""

    name: str
    description: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> Column:
        return self.columns[0]

    @property
    def public(self) -> Table:
        """The table as it is published: without the columns that may name a person."""
        return replace(self, columns=tuple(column for column in self.columns if not column.private))

    def published(self, row: Row) -> Row:
        """A row as the published table has it."""
        return tuple(value for column, value in zip(self.columns, row, strict=True) if not column.private)


def text(name: str, description: str, refers: str = "", *, codes: str = "", example: str = "") -> Column:
    """A column of text."""
    return Column(name, Type.TEXT, description, refers, example, codes)


def private(name: str, description: str, example: str = "") -> Column:
    """A column of text that is never published."""
    return Column(name, Type.TEXT, description, example=example, private=True)


def integer(name: str, description: str) -> Column:
    """A column of whole numbers."""
    return Column(name, Type.INTEGER, description)


def number(name: str, description: str, example: str = "") -> Column:
    """A column of numbers."""
    return Column(name, Type.NUMBER, description, example=example)


def day(name: str, description: str, example: str = "") -> Column:
    """A column of days."""
    return Column(name, Type.DATE, description, example=example)
