"""Writes sheets with XlsxWriter: each an Excel table, wrapped, frozen, ready to be printed. No text is ever a formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from pipeline.errors import Unusable
from pipeline.exports.workbook.heights import ARROW, height, longest, narrowest, whole
from pipeline.exports.workbook.sheet import Cell, Col, Link, Look, Sheet
from pipeline.translation import _, decimal

# What a sheet and a cell hold at most (Excel's specifications and limits), and how many links a sheet takes.
MOST_ROWS, MOST_LETTERS, MOST_LINKS, MOST_ADDRESS = 1_048_576, 32_767, 65_530, 2_079
# LibreOffice does not wrap texts that lead somewhere: their columns hold them on one line, if they are not wider than this.
WIDEST_LINK = 64
# The file is the same whenever it is made.
MADE = datetime(2000, 1, 1)
A4, STYLE = 9, "Table Style Light 9"
# Number formats: 14 is the short date of the reader's own country.
FORMATS: dict[Look, dict[str, Any]] = {
    Look.TEXT: {},
    Look.NUMBER: {"align": "center"},
    Look.DATE: {"num_format": 14, "align": "center"},
    Look.SHARE: {"num_format": "0 %", "align": "center"},
    Look.MONEY: {"num_format": "#,##0", "align": "right"},
}
CELL = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#D3DAE2"}
GREY, BLUE, AMBER = "#7A8590", "#0B57A4", "#FFE7B3"
# Below this a project is looked at before it is relied on (docs/plan.md, `confidence`).
SURE = 0.7


class Book:
    """A workbook as it is written; the first sheet is the one that it opens with."""

    def __init__(self, path: Path) -> None:
        self._path = path
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"created": MADE, "title": "planex"})
        self._cells = {look: self._book.add_format({**CELL, **form}) for look, form in FORMATS.items()}
        self._apart = {
            look: self._book.add_format({**CELL, **form, "font_color": GREY, "text_wrap": False}) for look, form in FORMATS.items()
        }
        self._link = self._book.add_format({**CELL, "font_color": BLUE, "underline": 1})
        self._page = self._book.add_format({**CELL, "font_color": BLUE, "underline": 1, "align": "center"})
        self._head = self._book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#DDE6EE", "bottom": 1})
        self._doubt = self._book.add_format({"bg_color": AMBER})
        self._said = self._book.add_format({"font_color": "#4A5763", "italic": True, "valign": "top"})
        self._title = self._book.add_format({"bold": True, "font_size": 16})
        self._bold = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._plain = self._book.add_format({"text_wrap": True, "valign": "top"})

    def add(self, sheet: Sheet) -> None:
        """Write a sheet. Raises Unusable where its rows are more than Excel takes."""
        first = first_row(sheet)
        sheet = replace(sheet, columns=[replace(column, width=_wide(sheet, place, column)) for place, column in enumerate(sheet.columns)])
        if first + len(sheet.rows) > MOST_ROWS:
            said = _("a sheet holds {count} rows, and {table} has more; export to another format")
            raise Unusable(self._path.name, said.format(count=decimal(MOST_ROWS, "#,##0"), table=sheet.title))
        page = self._book.add_worksheet(sheet.title)
        self._table(page, sheet, first)
        for number, row in enumerate(sheet.rows, start=first):
            self._row(page, number, row, sheet.columns)
        self._print(page, sheet, first)

    def _table(self, page: Worksheet, sheet: Sheet, first: int) -> None:
        last = len(sheet.columns) - 1
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
        # A table of Excel has a row at least, though it be empty.
        bottom = first + max(len(sheet.rows), 1) - 1
        heads = [{"header": column.title, "header_format": self._head} for column in sheet.columns]
        page.add_table(first - 1, 0, bottom, last, {"columns": heads, "name": f"planex_{sheet.code}", "style": STYLE})
        page.set_row(first - 1, height(((column.title, column.width - ARROW) for column in sheet.columns), bold=True) + 3)
        page.freeze_panes(first, sheet.frozen)
        if sheet.said:
            page.write_string(0, 0, sheet.said, self._said)
        self._colour(page, sheet, first, bottom)

    def _colour(self, page: Worksheet, sheet: Sheet, first: int, bottom: int) -> None:
        """Amber under what is unsure; counts in a colour that deepens with them."""
        for place, column in enumerate(sheet.columns):
            if column.look is Look.SHARE:
                rule = {"type": "cell", "criteria": "between", "minimum": 0.0001, "maximum": SURE - 0.0001, "format": self._doubt}
                page.conditional_format(first, place, bottom, place, rule)
        if sheet.heat:
            scale = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#7FB2DC", "min_type": "num", "min_value": 0}
            page.conditional_format(first, sheet.heat[0], bottom, sheet.heat[1], scale)

    def _row(self, page: Worksheet, number: int, row: Sequence[Cell], columns: Sequence[Col]) -> None:
        wrapped = ((_text(value), column.width) for value, column in zip(row, columns, strict=True) if not column.apart)
        page.set_row(number, height(wrapped) + 3)
        for place, (value, column) in enumerate(zip(row, columns, strict=True)):
            form = (self._apart if column.apart else self._cells)[column.look]
            if isinstance(value, Link):
                self._write_link(page, number, place, value)
            elif isinstance(value, str):
                page.write_string(number, place, value if len(value) <= MOST_LETTERS else _cut(value), form)
            elif isinstance(value, date):
                page.write_datetime(number, place, value, form)
            elif value is None:
                page.write_blank(number, place, None, form)
            else:
                page.write_number(number, place, value, form)

    def _write_link(self, page: Worksheet, row: int, column: int, link: Link) -> None:
        form = self._link if isinstance(link.value, str) else self._page
        if page.hlink_count < MOST_LINKS and len(link.address) <= MOST_ADDRESS:
            page.write_url(row, column, link.address, form, string=str(link.value)[:MOST_LETTERS])
        if isinstance(link.value, str):
            page.write_string(row, column, link.value if len(link.value) <= MOST_LETTERS else _cut(link.value), form)
        else:
            page.write_number(row, column, link.value, form)

    def _print(self, page: Worksheet, sheet: Sheet, first: int) -> None:
        """On A4, lying, as wide as a page, the header on each; what stands apart is not printed."""
        last = max((place for place, column in enumerate(sheet.columns) if not column.apart), default=0)
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(first - 1)
        page.print_area(0, 0, first + max(len(sheet.rows), 1) - 1, last)
        page.set_footer("&L&8&A&R&8&P / &N")

    def guide(self, title: str, heading: str, lines: Sequence[tuple[str | Link, str]]) -> None:
        """Write a sheet of plain words: what, and what is said of it; a line without the latter is a heading."""
        page = self._book.add_worksheet(title)
        page.set_column(0, 0, 34)
        page.set_column(1, 1, 104)
        page.hide_gridlines(2)
        page.write_string(0, 0, heading, self._title)
        for number, (what, said) in enumerate(lines, start=2):
            page.set_row(number, height([(_text(what), 34), (said, 104)]))
            if isinstance(what, Link):
                self._write_link(page, number, 0, what)
            elif what:
                page.write_string(number, 0, what, self._bold)
            page.write_string(number, 1, said, self._plain)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 1)

    def close(self) -> None:
        """Complete the file."""
        try:
            self._book.close()
        except FileCreateError as error:
            # XlsxWriter hands on what the system said within an error of its own.
            raise error.args[0] from None


def first_row(sheet: Sheet) -> int:
    """The row in which a sheet's values begin, from 0."""
    return 2 if sheet.said else 1


def _wide(sheet: Sheet, place: int, column: Col) -> float:
    """A column's width: no wider than its texts need, no word of its heading broken, and what leads somewhere stands on one line."""
    cells = [row[place] for row in sheet.rows]
    links = max((whole(str(cell.value)) for cell in cells if isinstance(cell, Link)), default=0.0)
    width = max(column.width, min(links, WIDEST_LINK))
    if column.look is Look.TEXT:
        width = min(width, longest((_text(cell) for cell in cells), width))
    return max(width, narrowest(column.title))


def _text(value: Cell) -> str:
    """What is wrapped in a cell; numbers and days stand on one line."""
    value = value.value if isinstance(value, Link) else value
    return value if isinstance(value, str) else ""


def _cut(text: str) -> str:
    """As much of a text as a cell holds, and that it is not all."""
    said = _("… (cut: Excel holds {count} characters)").format(count=decimal(MOST_LETTERS, "#,##0"))
    return text[: MOST_LETTERS - len(said)] + said
