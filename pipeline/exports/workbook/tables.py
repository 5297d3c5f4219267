"""The sheets that hold the tables: what people read in front, with names instead of keys; keys, ids and boxes at the far right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pipeline.exports.rows import JOINT
from pipeline.exports.told import Entry, Told
from pipeline.exports.workbook.sheet import Cell, Col, Link, Look, Sheet, col, is_apart
from pipeline.titles import in_words, table_title
from pipeline.translation import _
from schemas.tables import FINDINGS, PROJECTS, Row, Table

Address = Callable[[str, int], str | None]
"""Gives the address of a page of an edition's file; None where that is not at hand."""
GRAVE = ("error", "warning", "info")
# The columns of the first sheet that are printed, and those that stand behind them.
FRONT = ("budget_amount", "confidence")
BEHIND = ("period_text", "description", "acronym", "status", "scope", "budget_currency", "budget_text", "code")


def projects(found: Told, address: Address) -> Sheet:
    """A row a project, the newest editions first."""
    places = {column.name: place for place, column in enumerate(PROJECTS.columns)}
    shown = ("name", "period_start", "period_end", *FRONT, "page", *BEHIND)
    rest = [column for column in PROJECTS.columns if column.name not in shown]
    by_name = {column.name: col(column) for column in PROJECTS.columns}
    columns = [
        by_name["name"],
        Col(_("Theme"), 42),
        by_name["period_start"],
        by_name["period_end"],
        Col(_("Funders"), 18),
        Col(_("Coordinator"), 24),
        Col(_("Partners"), 40),
        *(by_name[name] for name in FRONT),
        Col(_("To check"), 13, Look.NUMBER),
        by_name["page"],
        *(behind(by_name[name]) for name in BEHIND),
        behind(Col(_("Plan"), 30)),
        *(behind(col(column)) for column in rest),
    ]
    first = _first_findings(found)

    def row(entry: Entry) -> list[Cell]:
        def value(name: str) -> Cell:
            return in_words(name, entry.row[places[name]])

        def named(keys: Iterable[str], names: Mapping[str, str] = found.names) -> str | None:
            return JOINT.join(names[key] for key in keys) or None

        page = entry.row[places["page"]]
        look = first.get(str(entry.row[0]))
        return [
            value("name"),
            named(entry.themes),
            value("period_start"),
            value("period_end"),
            named(entry.funders, found.funds),
            named(entry.leaders),
            named(key for key in entry.partners if key not in entry.leaders),
            *(value(name) for name in FRONT),
            Link(entry.open, f"internal:'{table_title(FINDINGS)}'!A{look}") if entry.open and look else entry.open or None,
            _page(page, entry.edition, address),
            *(value(name) for name in BEHIND),
            found.names[entry.edition],
            *(entry.row[places[column.name]] for column in rest),
        ]

    return Sheet(PROJECTS.name, table_title(PROJECTS), columns, [row(entry) for entry in ordered(found)])


def behind(column: Col) -> Col:
    """The same column, right of what is printed."""
    return Col(column.title, column.width, column.look, apart=True)


def ordered(found: Told) -> list[Entry]:
    """The projects, the newest editions first."""
    order = {edition: place for place, edition in enumerate(found.order)}
    return sorted(found.entries, key=lambda entry: order[entry.edition])


def project_rows(found: Told) -> dict[str, int]:
    """The row of each project on the first sheet, from 1."""
    return {str(entry.row[0]): number for number, entry in enumerate(ordered(found), start=2)}


def _graded(found: Told) -> list[tuple[Row, str]]:
    """The findings with what they say: open ones before settled ones, the gravest first, project by project."""
    order = {edition: place for place, edition in enumerate(found.order)}
    places = {column.name: place for place, column in enumerate(FINDINGS.columns)}
    projects = project_rows(found)

    def key(pair: tuple[Row, str]) -> tuple[bool, int, int, int]:
        row = pair[0]
        grave = GRAVE.index(str(row[places["severity"]]))
        return row[places["settled"]] is not None, grave, order[str(row[1])], projects.get(str(row[places["project"]]), 0)

    return sorted(zip(found.rows[FINDINGS.name], found.messages, strict=True), key=key)


def _first_findings(found: Told) -> dict[str, int]:
    """The row of each project's first finding on its sheet, from 1."""
    place = [column.name for column in FINDINGS.columns].index("project")
    rows: dict[str, int] = {}
    for number, (row, _said) in enumerate(_graded(found), start=2):
        rows.setdefault(str(row[place]), number)
    return rows


def findings(found: Told, address: Address) -> Sheet:
    """A row a finding, with links to its page and its project."""
    rows = [(*row[:5], message, *row[6:]) for row, message in _graded(found)]
    return table(FINDINGS, found, rows, address)


def table(table: Table, found: Told, rows: Iterable[Row], address: Address) -> Sheet:
    """A table as it is, but for its order of columns, names in front of keys and codes in words."""
    columns, key = table.columns, table.key
    front = [place for place, column in enumerate(columns) if not is_apart(column, key)]
    apart = [place for place, column in enumerate(columns) if is_apart(column, key)]
    where = {column.name: place for place, column in enumerate(columns)}
    titles = {"project": _("Project"), "organisation": _("Organisation"), "theme": _("Theme")}
    named = [name for name in titles if where.get(name)]
    lines = project_rows(found)
    shown = [Col(titles[name], 34 if name != "theme" else 24) for name in named]
    plan = [Col(_("Plan"), 30)] if where.get("edition") else []

    def cells(row: Row) -> list[Cell]:
        edition = str(row[where["edition"]]) if "edition" in where else ""
        names = [_name(found.names, lines, name, row[where[name]]) for name in named]
        values = [
            _page(row[place], edition, address) if columns[place].name == "page" else in_words(columns[place].name, row[place])
            for place in front
        ]
        own = [found.names.get(edition)] if plan else []
        return [*names, *values, *own, *(row[place] for place in apart)]

    heads = [*shown, *(col(columns[place], key) for place in front), *plan, *(col(columns[place], key) for place in apart)]
    return Sheet(table.name, table_title(table), heads, [cells(row) for row in rows])


def organisations(columns: Table, found: Told) -> Sheet:
    """A row an organisation, those first that take part in most projects."""
    places = {column.name: place for place, column in enumerate(columns.columns)}
    rows = sorted(found.rows[columns.name], key=lambda row: (-_whole(row[places["taking_part"]]), -_whole(row[places["funding"]]), row[1]))
    heads = [*(col(column) for column in columns.columns[1:]), col(columns.key, columns.key)]
    cells = [[*(in_words(column.name, value) for column, value in zip(columns.columns[1:], row[1:], strict=True)), row[0]] for row in rows]
    return Sheet(columns.name, table_title(columns), heads, cells)


def _whole(value: Cell) -> int:
    return value if isinstance(value, int) else 0


def _name(names: Mapping[str, str], lines: Mapping[str, int], what: str, key: Cell) -> Cell:
    """What a key names; a project leads to its row."""
    if key is None:
        return None
    name = names.get(str(key), str(key))
    if what == "project" and str(key) in lines:
        return Link(name, f"internal:'{table_title(PROJECTS)}'!A{lines[str(key)]}")
    return name


def _page(page: Cell, edition: str, address: Address) -> Cell:
    """A page that leads to the edition's file where that is at hand."""
    there = address(edition, page) if isinstance(page, int) else None
    return Link(page, there) if there and isinstance(page, int) else page
