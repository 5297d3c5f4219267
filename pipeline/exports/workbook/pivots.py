"""The sheets that count: organisations by fund, ends by year; of each region's newest edition, so that no project counts twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from pipeline.exports.rows import JOINT
from pipeline.exports.told import Entry, Told
from pipeline.exports.workbook.sheet import Cell, Col, Look, Sheet
from pipeline.translation import _, listed
from schemas.tables import PROJECTS

END, EDTF, NAME = ([column.name for column in PROJECTS.columns].index(name) for name in ("period_end", "period_edtf", "name"))


def counted(found: Told) -> list[Entry]:
    """The projects that are counted: those of each region's newest edition."""
    newest = set(found.newest)
    return [entry for entry in found.entries if entry.edition in newest]


def source(found: Told) -> str:
    """What was counted, in a line."""
    return _("Number of projects in the newest plan of each region: {plans}").format(plans=listed([found.names[k] for k in found.newest]))


def by_fund(found: Told) -> Sheet:
    """Organisations by funds: in how many projects each takes part, by who pays; those that do most first."""
    entries = counted(found)
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    whole, leads, money = Counter[str](), Counter[str](), Counter[str]()
    for entry in entries:
        funds = entry.funders or [""]
        money.update(funds)
        whole.update(entry.bodies)
        leads.update(entry.leaders)
        for body in entry.bodies:
            cells[body].update(funds)
    funds = [fund for fund, _count in _ranked(money, found.funds.get)]
    columns = [
        Col(_("Organisation"), 42),
        Col(_("Projects"), 10, Look.NUMBER),
        Col(_("Coordinates"), 12, Look.NUMBER),
        *unique([Col(_fund(found, fund), 12, Look.NUMBER) for fund in funds]),
    ]
    rows: list[list[Cell]] = [
        [found.names[body], count, leads[body] or None, *(cells[body][fund] or None for fund in funds)]
        for body, count in _ranked(whole, found.names.get)
    ]
    return Sheet("by_fund", _("Organisations by fund"), columns, rows, said=source(found), heat=(3, len(columns) - 1) if funds else None)


def _fund(found: Told, fund: str) -> str:
    return found.funds[fund] if fund else _("No funder named")


def _ranked(counts: Counter[str], name: Callable[[str], str | None]) -> list[tuple[str, int]]:
    """The keys with their counts, the highest first, by name where even; the empty key last."""
    return sorted(counts.items(), key=lambda pair: (not pair[0], -pair[1], (name(pair[0]) or pair[0]).casefold()))


def unique(columns: list[Col]) -> list[Col]:
    """The columns, those numbered that would have the title of another: a table of Excel has no title twice."""
    seen: Counter[str] = Counter()
    found = []
    for column in columns:
        seen[column.title.casefold()] += 1
        number = seen[column.title.casefold()]
        found.append(column if number == 1 else Col(f"{column.title} ({number})", column.width, column.look))
    return found


def by_year(found: Told) -> Sheet:
    """How many projects end in each year, who pays for them, what they are called; open and unknown ends last."""
    entries = counted(found)
    years: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        years[_year(entry)].append(entry)
    order = sorted((year for year in years if year.isdigit()), key=int) + [year for year in ("open", "") if year in years]
    money: Counter[str] = Counter(fund for entry in entries for fund in entry.funders or [""])
    funds = [fund for fund, _count in _ranked(money, found.funds.get)]
    words = {"open": _("open-ended"), "": _("not known")}
    columns = [
        Col(_("Year of end"), 14, Look.NUMBER),
        Col(_("Projects"), 10, Look.NUMBER),
        *unique([Col(_fund(found, fund), 12, Look.NUMBER) for fund in funds]),
        Col(_("Names of the projects"), 90),
    ]
    rows: list[list[Cell]] = []
    for year in order:
        counts = Counter(fund for entry in years[year] for fund in entry.funders or [""])
        names = JOINT.join(sorted({str(entry.row[NAME]) for entry in years[year]}, key=str.casefold))
        whole: Cell = int(year) if year.isdigit() else words[year]
        rows.append([whole, len(years[year]), *(counts[fund] or None for fund in funds), names])
    return Sheet("by_year", _("Ends by year"), columns, rows, said=source(found), heat=(2, len(columns) - 2) if funds else None)


def _year(entry: Entry) -> str:
    """The year in which a project ends; `open` where it goes on, empty where that is not known."""
    end = entry.row[END]
    if end is not None:
        return str(end)[:4]
    return "open" if str(entry.row[EDTF] or "").endswith("/..") else ""
