"""Reads a register's CSV file: which register it is, and its projects, rows of one group or operation brought together."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from io import StringIO
from pathlib import Path

from extractors.aside import checked
from pipeline.errors import Unusable, reason_of
from pipeline.registers.cells import day_of, sum_of
from pipeline.registers.layouts import EURO, LAYOUTS, Layout
from pipeline.translation import _, ngettext
from schemas.link import Beneficiary, Register, RegisterEntry, Sum

# What a workbook of Excel begins with: it is a ZIP file.
ZIP = b"PK\x03\x04"
SEPARATORS = (",", ";", "\t")
# What is not UTF-8 was saved by a Finnish Excel.
ENCODINGS = ("utf-8-sig", "cp1252")
# A cell holds so many characters at most.
LONGEST = 1_000_000
Row = Mapping[str, str]


@dataclass
class _Growing:
    """An entry as its rows come in."""

    first: Row
    codes: dict[str, None] = field(default_factory=dict)
    beneficiaries: dict[str, str | None] = field(default_factory=dict)
    days: list[tuple[str, str]] = field(default_factory=list)
    sums: dict[str, dict[str, float]] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """A register that was read; `notes` say what could not be."""

    register: Register
    entries: list[RegisterEntry]
    notes: list[str]


def read_register(path: Path) -> Found:
    """The projects of a register. Raises Unusable where the file is none that is known."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unusable(path, _("can't be read ({why})").format(why=reason_of(error))) from None
    if data.startswith(ZIP):
        raise Unusable(path, _("is a workbook: save it as CSV in Excel or LibreOffice first"))
    layout, rows = _table(path, _decoded(data))
    reader = _Reader(layout)
    try:
        for number, row in rows:
            reader.take(number, row)
    except csv.Error as error:
        raise Unusable(path, _("is no CSV ({why})").format(why=error)) from None
    entries = reader.entries()
    register = Register(filename=path.name, sha256=sha256(data).hexdigest(), kind=layout.kind, entries=len(entries))
    return Found(register, entries, reader.notes(path))


def _decoded(data: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _table(path: Path, text: str) -> tuple[Layout, Iterator[tuple[int, Row]]]:
    """Whose columns a text has, and its rows, the header being row 1."""
    csv.field_size_limit(LONGEST)
    for separator in SEPARATORS:
        lines = csv.reader(StringIO(text, newline=""), delimiter=separator)
        head = [name.strip() for name in next(lines, [])]
        layout = next((layout for layout in LAYOUTS if set(layout.needed) <= set(head)), None)
        if layout:
            return layout, ((number, dict(zip(head, line, strict=False))) for number, line in enumerate(lines, start=2))
    wanted = "; ".join(f"{layout.kind}: {', '.join(layout.needed)}" for layout in LAYOUTS)
    raise Unusable(path, _("has not the columns of a register that is known ({wanted})").format(wanted=wanted))


class _Reader:
    """Brings rows together; what can't be read is counted."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._growing: dict[str, _Growing] = {}
        self._unread, self._nameless = 0, 0

    def take(self, number: int, row: Row) -> None:
        """Take a row; one without code or name is no project (a report's last lines)."""
        layout = self._layout
        code, name = _cell(row, layout.code) or _cell(row, layout.group), self._name(row)
        if not code or not name:
            self._nameless += any(cell.strip() for cell in row.values() if cell)
            return
        own = self._growing.setdefault(_cell(row, layout.group) or code, _Growing(row))
        own.rows.append(number)
        own.codes[code] = None
        own.days.append((_cell(row, layout.start), _cell(row, layout.end)))
        if who := _cell(row, layout.beneficiary):
            own.beneficiaries[who] = own.beneficiaries.get(who) or checked(_cell(row, layout.business_id))
        # The same code again is another place or beneficiary of the same sum.
        own.sums.setdefault(code, dict(self._sums(row)))

    def _name(self, row: Row) -> str:
        return next((name for column in self._layout.names if (name := _cell(row, column))), "")

    def _sums(self, row: Row) -> Iterator[tuple[str, float]]:
        for column in self._layout.sums:
            amount = sum_of(text) if (text := _cell(row, column)) else None
            self._unread += bool(text) and amount is None
            if amount is not None:
                yield column, amount

    def entries(self) -> list[RegisterEntry]:
        """The projects, in the order of their first rows."""
        return [self._entry(own) for own in self._growing.values()]

    def _entry(self, own: _Growing) -> RegisterEntry:
        layout, first = self._layout, own.first
        starts, ends = self._days(start for start, _end in own.days), self._days(end for _start, end in own.days)
        currency = _cell(first, layout.currency) or EURO
        added = {column: [sums[column] for sums in own.sums.values() if column in sums] for column in layout.sums}
        return RegisterEntry(
            codes=list(own.codes),
            name=self._name(first),
            fund=_cell(first, layout.fund) or None,
            beneficiaries=[Beneficiary(name=name, business_id=number) for name, number in own.beneficiaries.items()],
            start=min(starts, default=None),
            end=max(ends, default=None),
            sums=[
                Sum(what=layout.sums[column], amount=round(sum(amounts), 2), currency=currency)
                for column, amounts in added.items()
                if amounts
            ],
            url=_cell(first, layout.url) or None,
            rows=own.rows,
        )

    def _days(self, cells: Iterable[str]) -> list[str]:
        told = [cell for cell in cells if cell]
        days = [day.isoformat() for cell in told if (day := day_of(cell))]
        self._unread += len(told) - len(days)
        return days

    def notes(self, path: Path) -> list[str]:
        """What could not be read, a line a kind."""
        found = []
        if self._nameless:
            said = ngettext(
                "{path}: {count} row without code or name was left aside",
                "{path}: {count} rows without code or name were left aside",
                self._nameless,
            )
            found.append(said.format(path=path, count=self._nameless))
        if self._unread:
            said = ngettext(
                "{path}: {count} date or sum could not be read", "{path}: {count} dates or sums could not be read", self._unread
            )
            found.append(said.format(path=path, count=self._unread))
        return found


def _cell(row: Row, column: str) -> str:
    return (row.get(column) or "").strip() if column else ""
