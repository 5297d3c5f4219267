"""Excel workbooks for people: projects first, what to check, what changed, counts; then the tables, on demand every one of them.

Titles and words are in the language that is spoken; sheets are Excel tables whose names (`planex_projects`, …) never change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pipeline.exports.rows import flat_rows
from pipeline.exports.told import Told, told
from pipeline.exports.workbook.book import Book
from pipeline.exports.workbook.changed import changes
from pipeline.exports.workbook.guide import guide_title, lines
from pipeline.exports.workbook.pivots import by_fund, by_year
from pipeline.exports.workbook.sheet import Sheet, col
from pipeline.exports.workbook.tables import Address, findings, organisations, projects, table
from pipeline.titles import in_words
from pipeline.translation import _, spoken
from schemas.codes import CODES
from schemas.plan import Plan
from schemas.tables import EDITIONS, FINDINGS, FLAT, FUNDERS, ITEMS, MENTIONS, ORGANISATIONS, PARTNERS, TABLES, THEMES
from schemas.whole_tables import WHOLE

Editions = Iterable[tuple[str, Path, Plan]]
Finder = Callable[[Path, Plan], str | None]
"""Finds the address of an edition's file, seen from the workbook; None where it is not at hand."""


def write_workbook(path: Path, editions: Editions, find: Finder, *, public: bool = False, whole: bool = False) -> None:
    """Write the workbook of editions, each with its key and its JSON; `public`: without what may name a person; `whole`: with the
    sheets that are for programs.

    Raises Unusable where a sheet would be too long.
    """
    links: dict[str, str | None] = {}

    def noted() -> Iterator[tuple[str, Path, Plan]]:
        for edition, json, plan in editions:
            links[edition] = find(json, plan)
            yield edition, json, plan

    found = told(noted())
    if public:
        _leave_out(found)

    def address(edition: str, page: int) -> str | None:
        file = links.get(edition)
        return f"external:{file}#page={page}" if file else None

    sheets = list(_sheets(found, address, public))
    if whole:
        sheets += [table(one, found, found.rows[one.name], address) for one in WHOLE]
    book = Book(path)
    book.add(sheets[0])
    book.guide(guide_title(), _("What is in this workbook"), lines(found, sheets, whole))
    for sheet in sheets[1:]:
        book.add(sheet)
    book.close()


def _leave_out(found: Told) -> None:
    """Empty the columns that are never published; a finding says what kind it is."""
    place = [column.name for column in FINDINGS.columns].index("code")
    codes = (str(row[place]) for row in found.rows[FINDINGS.name])
    found.messages = [spoken(CODES["finding"][code], {}) if code in CODES["finding"] else code for code in codes]
    for one in TABLES:
        rows = found.rows[one.name]
        rows[:] = [tuple(None if column.private else value for column, value in zip(one.columns, row, strict=True)) for row in rows]


def _sheets(found: Told, address: Address, public: bool) -> Iterator[Sheet]:
    yield projects(found, address)
    yield findings(found, address)
    # What changed is told of the editions as they stand, with all their words.
    changed = None if public else changes(found, address)
    if changed:
        yield changed
    yield by_fund(found)
    yield by_year(found)
    for one in (PARTNERS, FUNDERS):
        yield table(one, found, found.rows[one.name], address)
    yield organisations(ORGANISATIONS, found)
    for one in (THEMES, ITEMS, MENTIONS, EDITIONS):
        yield table(one, found, found.rows[one.name], address)


def write_flat(path: Path, editions: Editions) -> None:
    """Write the one table of projects. Raises Unusable where it would be too long."""
    columns = FLAT.columns
    rows = [
        [in_words(column.name, value) for column, value in zip(columns, row, strict=True)]
        for edition, _json, plan in editions
        for row in flat_rows(plan, edition)
    ]
    book = Book(path)
    book.add(Sheet(FLAT.name, _("Projects"), [col(column) for column in columns], rows))
    book.close()
