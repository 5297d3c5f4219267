"""Excel workbooks: one sheet a table, by XlsxWriter, row by row so that memory stays small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from pipeline.errors import Unusable
from pipeline.translation import _, decimal
from schemas.tables import Row, Table, Type, Value

# What a sheet and a cell hold at most (Excel's specifications and limits), and how many links a sheet takes.
MOST_ROWS, MOST_LETTERS, MOST_LINKS = 1_048_576, 32_767, 65_530
WIDTHS = {Type.TEXT: 24, Type.INTEGER: 12, Type.NUMBER: 12, Type.DATE: 12}
WIDE = {"text": 80, "description": 70, "message": 70, "name": 42, "title": 50, "partners": 60, "funders": 36, "themes": 40, "aliases": 50}
# The file is the same whenever it is made.
MADE = datetime(2000, 1, 1)


class WorkbookWriter:
    """Writes each table's rows to its sheet: header frozen and filtered, real dates, pages that lead to the source.

    `links` gives the address of each edition's file. A text is a text: no cell becomes a formula.
    """

    def __init__(self, path: Path, tables: Sequence[Table], links: Mapping[str, str]) -> None:
        self._path, self._links = path, links
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"created": MADE, "title": "planex"})
        head = self._book.add_format({"bold": True, "bg_color": "#DDE6EE", "bottom": 1})
        # Format 14 is the short date of the reader's own country.
        self._date = self._book.add_format({"num_format": 14, "align": "left"})
        self._link = self._book.add_format({"font_color": "#0563C1", "underline": 1})
        self._sheets = {table.name: self._sheet(table, head) for table in tables}
        self._rows = dict.fromkeys(self._sheets, 1)
        self._linked = dict.fromkeys(self._sheets, 0)

    def _sheet(self, table: Table, head: object) -> Worksheet:
        sheet = self._book.add_worksheet(table.name)
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, WIDE.get(column.name, WIDTHS[column.type]))
            sheet.write_string(0, place, column.name, head)
        return sheet

    def add(self, table: Table, row: Row) -> None:
        """Write a row. Raises Unusable where the sheet is full."""
        number = self._rows[table.name]
        if number >= MOST_ROWS:
            said = _("a sheet holds {count} rows, and {table} has more; export to another format")
            raise Unusable(self._path.name, said.format(count=decimal(MOST_ROWS, "#,##0"), table=table.name))
        sheet = self._sheets[table.name]
        for place, value in enumerate(row):
            if value is None:
                continue
            if table.columns[place].name == "page" and self._write_page(sheet, table, number, place, row):
                continue
            self._write(sheet, number, place, value)
        self._rows[table.name] = number + 1

    def _write(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        if isinstance(value, str):
            sheet.write_string(row, column, value if len(value) <= MOST_LETTERS else _cut(value))
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self._date)
        else:
            sheet.write_number(row, column, value)

    def _write_page(self, sheet: Worksheet, table: Table, row: int, column: int, values: Row) -> bool:
        """A page number that leads to that page of the edition's file; False where there is no file to lead to."""
        edition = next((value for place, value in zip(table.columns, values, strict=True) if place.name == "edition"), None)
        address = self._links.get(str(edition))
        if not address or self._linked[table.name] >= MOST_LINKS:
            return False
        self._linked[table.name] += 1
        sheet.write_url(row, column, f"external:{address}#page={values[column]}", self._link, tip=f"page {values[column]}")
        sheet.write_number(row, column, values[column], self._link)
        return True

    def close(self) -> None:
        """Set the filters and complete the file."""
        for name, sheet in self._sheets.items():
            columns = sheet.dim_colmax or 0
            sheet.autofilter(0, 0, max(self._rows[name] - 1, 1), columns)
        self._book.close()


def _cut(text: str) -> str:
    """As much of a text as a cell holds, and that it is not all."""
    said = _("… (cut: Excel holds {count} characters)").format(count=decimal(MOST_LETTERS, "#,##0"))
    return text[: MOST_LETTERS - len(said)] + said
