"""One region: its newest edition in numbers, tables and charts; what is new in it; its years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.exports.told import Entry, Told, edition_name
from pipeline.reporting import people
from pipeline.reporting.looks import SURE, looks, page_of, sure
from pipeline.reporting.news import news, years
from pipeline.reporting.times import Scale, ends_in, state
from pipeline.reporting.view import Group, Line, Ranked, Region
from pipeline.translation import _, day, decimal, listed, ngettext
from schemas.plan import Plan, Project

Finder = Callable[[Path, Plan], str | None]


@dataclass(frozen=True)
class Edition:
    """An edition with its key, its JSON and the address of its file, None where that is not at hand."""

    key: str
    path: Path
    plan: Plan
    link: str | None

    def page(self, number: int) -> str | None:
        """The address of a page."""
        return f"{self.link}#page={number}" if self.link else None


def region(editions: Sequence[Edition], told: Told, today: date | None) -> Region:
    """A region by its editions in the order of their periods."""
    newest = editions[-1]
    plan, projects = newest.plan, newest.plan.projects
    entries = [entry for entry in told.entries if entry.edition == newest.key]
    scale = Scale(projects, plan.plan.period, today)
    lines = {p.id: _line(newest, p, entry, told, scale, today) for p, entry in zip(projects, entries, strict=True)}
    said, notes = looks(plan, newest.page)
    before = editions[-2] if len(editions) > 1 else None
    leads, bodies = people.leaders(entries, told), people.bodies(entries, told)
    asking = sum(1 for look in said if look.id is not None)
    return Region(
        anchor=newest.key,
        name=plan.plan.region or "",
        title=plan.plan.title or plan.plan.id,
        period=plan.plan.period.text if plan.plan.period else "",
        file=plan.source.filename,
        link=newest.link,
        tiles=_tiles(plan, entries, asking, today),
        this_year=[lines[p.id] for p in sorted(projects, key=_end) if today and ends_in(p, today.year)],
        ends=_ends(projects),
        since=edition_name(before.plan) if before else "",
        news=news(before.plan, plan) if before else (),
        leads=leads[: people.MOST],
        leads_said=" ".join(filter(None, (people.leaderless(entries) if leads else "", people.left_out(leads)))),
        bodies=bodies[: people.MOST],
        bodies_said=people.left_out(bodies),
        funds=people.funds(entries, projects, told),
        looks=said,
        notes=notes,
        axis=scale.axis(),
        groups=_groups(plan, lines),
        matrix=people.matrix(entries, told),
        years=years([edition.plan for edition in editions]) if before else None,
    )


def _end(project: Project) -> tuple[str, str]:
    return (project.period.end or "" if project.period else "", project.name.casefold())


def _line(edition: Edition, project: Project, entry: Entry, told: Told, scale: Scale, today: date | None) -> Line:
    page, period = page_of(project), project.period
    return Line(
        name=project.name,
        time=period.text if period else "",
        end=day(period.end) if period and period.end else "",
        bar=scale.bar(period),
        state=state(period, today),
        funders=", ".join(told.funds[key] for key in entry.funders),
        leaders=", ".join(told.names[key] for key in entry.leaders),
        partners=", ".join(told.names[key] for key in entry.partners if key not in entry.leaders),
        page=page,
        link=edition.page(page),
        sure=sure(project),
        doubtful=project.confidence < SURE,
        also=_also(project),
    )


def _also(project: Project) -> str:
    """The other themes of a project, which stands under its first."""
    others = project.themes[1:]
    said = ngettext("also in theme {numbers}", "also in themes {numbers}", len(others))
    return said.format(numbers=listed([str(number) for number in others])) if others else ""


def _groups(plan: Plan, lines: dict[str, Line]) -> list[Group]:
    """The projects by theme, each under the first of its themes; those of none last."""
    found: dict[int | None, list[Line]] = {theme.number: [] for theme in plan.themes} | {None: []}
    for project in plan.projects:
        found[project.themes[0] if project.themes else None].append(lines[project.id])
    titles: dict[int | None, str] = {theme.number: f"{theme.number} {theme.title or ''}".strip() for theme in plan.themes}
    return [Group(titles.get(number) or _("No theme"), group) for number, group in found.items() if group]


def _ends(projects: Sequence[Project]) -> list[Ranked]:
    """How many projects end in each year, in the order of the years."""
    counts = Counter(p.period.end[:4] for p in projects if p.period and p.period.end)
    most = max(counts.values(), default=1)
    names = {year: listed([p.name for p in projects if p.period and p.period.end and p.period.end[:4] == year]) for year in counts}
    found = [Ranked(year, counts[year], round(100 * counts[year] / most, 2), said=names[year]) for year in sorted(counts)]
    others = [p for p in projects if not (p.period and p.period.end)]
    if others:
        said = listed([p.name for p in others])
        found.append(Ranked(_("end open or not known"), len(others), round(100 * min(len(others) / most, 1), 2), said=said))
    return found


def _tiles(plan: Plan, entries: Sequence[Entry], asking: int, today: date | None) -> list[tuple[str, str, str]]:
    """(number, what it counts, what is said beside it); `asking` is how many projects need a look."""
    projects = plan.projects
    known = [p.budget.amount for p in projects if p.budget and p.budget.currency == "EUR"]
    bodies = len({key for entry in entries for key in entry.bodies})
    payers = len({key for entry in entries for key in entry.funders})
    themes = ngettext("in {count} theme", "in {count} themes", len(plan.themes)).format(count=len(plan.themes))
    found = [
        (str(len(projects)), ngettext("project", "projects", len(projects)), themes),
        (str(bodies), ngettext("organisation takes part", "organisations take part", bodies), ""),
        (str(payers), ngettext("funder", "funders", payers), ""),
        (str(asking), ngettext("project to check", "projects to check", asking), ""),
    ]
    if known:
        said = ngettext("told of {count} project", "told of {count} projects", len(known)).format(count=len(known))
        found.insert(3, (f"{decimal(sum(known), '#,##0')} €", _("budgets that are known"), said))
    if today:
        states = Counter(state(p.period, today) for p in projects)
        run = states["running"] + states["this-year"]
        words = [
            ngettext("{count} has ended", "{count} have ended", states["ended"]).format(count=states["ended"]),
            ngettext("{count} begins later", "{count} begin later", states["upcoming"]).format(count=states["upcoming"]),
            _("time of {count} not known").format(count=states["unknown"]),
        ]
        found.insert(1, (str(run), _("under way on {day}").format(day=day(today.isoformat())), ", ".join(words)))
    return found
