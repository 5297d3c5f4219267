"""Reads a register's CSV file: which register it is, and its projects, rows of one group or operation brought together."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from pipeline.errors import Unusable, reason_of
from pipeline.registers.cells import Order, business_id_of, day_of, order_of, sum_of
from pipeline.registers.layouts import EURO, Layout
from pipeline.registers.table import RegisterTable, Row
from pipeline.translation import _, ngettext
from schemas.link import Beneficiary, Register, RegisterEntry, Sum

# What a workbook of Excel begins with: it is a ZIP file.
ZIP = b"PK\x03\x04"


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
    table = RegisterTable(path, data)
    reader = _Reader(table.layout)
    try:
        for number, row, told in table.rows():
            reader.take(number, row, told)
    except csv.Error as error:
        raise Unusable(path, _("is no CSV ({why})").format(why=error)) from None
    entries = reader.entries()
    register = Register(filename=path.name, sha256=sha256(data).hexdigest(), kind=table.layout.kind, entries=len(entries))
    return Found(register, entries, reader.notes(path))


class _Reader:
    """Brings rows together; what can't be read is counted."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._growing: dict[str, _Growing] = {}
        self._unread, self._nameless = 0, 0

    def take(self, number: int, row: Row, told: bool) -> None:
        """Take a row, in which anything stands if it is `told`; one without code or name is no project (a report's last lines)."""
        layout = self._layout
        code, name = _cell(row, layout.code) or _cell(row, layout.group), self._name(row)
        if not code or not name:
            self._nameless += told
            return
        own = self._growing.setdefault(_cell(row, layout.group) or code, _Growing(row))
        own.rows.append(number)
        own.codes[code] = None
        own.days.append((_cell(row, layout.start), _cell(row, layout.end)))
        if who := _cell(row, layout.beneficiary):
            own.beneficiaries[who] = own.beneficiaries.get(who) or business_id_of(_cell(row, layout.business_id))
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
        cells = (cell for own in self._growing.values() for days in own.days for cell in days)
        order = order_of(cells, self._layout.slashes)
        return [self._entry(own, order) for own in self._growing.values()]

    def _entry(self, own: _Growing, order: Order | None) -> RegisterEntry:
        layout, first = self._layout, own.first
        starts = self._days((start for start, _end in own.days), order)
        ends = self._days((end for _start, end in own.days), order)
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

    def _days(self, cells: Iterable[str], order: Order | None) -> list[str]:
        told = [cell for cell in cells if cell]
        days = [day.isoformat() for cell in told if (day := day_of(cell, order))]
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
    return row.get(column, "")
