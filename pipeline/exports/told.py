"""What the workbook and the report are made of: the rows of all tables, and who and what their keys name, edition by edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.editions import plan_period
from pipeline.exports.codelists import codelist_rows
from pipeline.exports.identifiers import Identifiers
from pipeline.exports.organisations import Organisations
from pipeline.exports.rows import funder_organisation, partner_organisation, rows_of, theme_key
from pipeline.translation import said
from schemas.plan import Plan, Project
from schemas.tables import FINDINGS, ORGANISATIONS, TABLES, Row
from schemas.whole_tables import CODELISTS, IDENTIFIERS


@dataclass(frozen=True)
class Entry:
    """A project of an edition, by keys: its row, its themes, who pays, leads and takes part, how many findings are open."""

    row: Row
    edition: str
    themes: list[str]
    funders: list[str]
    leaders: list[str]
    partners: list[str]
    open: int

    @property
    def bodies(self) -> list[str]:
        """All who take part, those who lead first, once each."""
        return list(dict.fromkeys([*self.leaders, *self.partners]))


@dataclass
class Told:
    """Everything that the workbook tells."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {table.name: [] for table in TABLES})
    entries: list[Entry] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    """What each finding says in the language that is spoken, in the order of their rows."""
    names: dict[str, str] = field(default_factory=dict)
    """What keys of editions, themes, projects and organisations name, as people call it."""
    funds: dict[str, str] = field(default_factory=dict)
    """What most projects call each body that pays: `ESR+`."""
    regions: dict[str, list[tuple[tuple[str, str], str, Path]]] = field(default_factory=dict)
    """Each region's editions, one a period: period, key and JSON."""

    @property
    def newest(self) -> list[str]:
        """The keys of each region's newest edition."""
        return [max(editions, key=lambda edition: edition[0])[1] for editions in self.regions.values()]

    @property
    def order(self) -> list[str]:
        """The keys of all editions, region by region, the newest first."""
        by_time = (sorted(editions, key=lambda edition: edition[0], reverse=True) for editions in self.regions.values())
        return [key for editions in by_time for _, key, _ in editions]


def told(editions: Iterable[tuple[str, Path, Plan]]) -> Told:
    """What there is to tell of editions, each with its key and its JSON; none is kept."""
    found, organisations, identifiers, called = Told(), Organisations(), Identifiers(), dict[str, Counter[str]]()
    for edition, path, plan in editions:
        organisations.add(plan)
        identifiers.add(plan, edition)
        found.regions.setdefault(_series(found, plan, edition), []).append((plan_period(plan), edition, path))
        found.names[edition] = edition_name(plan)
        for theme in plan.themes:
            found.names[theme_key(edition, theme.number)] = f"{theme.number} {theme.title or ''}".strip()
        for table, row in rows_of(plan, edition):
            found.rows[table.name].append(row)
        _entries(found, plan, edition)
        for funder in (funder for project in plan.projects for funder in project.funders):
            called.setdefault(funder_organisation(funder), Counter())[funder.name] += 1
        found.messages += [said(finding) for finding in plan.findings]
    found.rows[ORGANISATIONS.name] = list(organisations.rows())
    found.rows[IDENTIFIERS.name] = list(identifiers.rows(organisations))
    found.rows[CODELISTS.name] = list(codelist_rows())
    found.names |= {str(row[0]): str(row[1]) for row in found.rows[ORGANISATIONS.name]}
    found.funds = {key: min(names, key=lambda name: (-names[name], name)) for key, names in called.items()}
    assert len(found.messages) == len(found.rows[FINDINGS.name])
    return found


def _series(found: Told, plan: Plan, edition: str) -> str:
    """The series of editions that a plan belongs to: its region's. Of two plans of one region and period neither follows the other,
    so the second one has a series of its own."""
    name = plan.plan.region or plan.plan.id
    periods = [period for period, _key, _path in found.regions.get(name, ())]
    return f"{name} ({edition})" if plan_period(plan) in periods else name


def edition_name(plan: Plan) -> str:
    """An edition in a few words: region and years, else its title or id."""
    info = plan.plan
    years = info.period.text if info.period else ""
    return f"{info.region} {years}".strip() if info.region else info.title or info.id


def _entries(found: Told, plan: Plan, edition: str) -> None:
    rows = {row[2]: row for row in found.rows["projects"][-len(plan.projects) :]} if plan.projects else {}
    for project in plan.projects:
        row = rows[project.id]
        found.names[str(row[0])] = project.name
        found.entries.append(_entry(plan, edition, project, row))


def _entry(plan: Plan, edition: str, project: Project, row: Row) -> Entry:
    leaders = [partner_organisation(partner) for partner in project.partners if partner.role == "coordinator"]
    others = [partner_organisation(partner) for partner in project.partners if partner.role != "coordinator"]
    funders = list(dict.fromkeys(funder_organisation(funder) for funder in project.funders))
    asking = sum(1 for finding in plan.findings if finding.project_id == project.id and finding.settled is None)
    themes = [theme_key(edition, number) for number in project.themes]
    return Entry(row, edition, themes, funders, list(dict.fromkeys(leaders)), list(dict.fromkeys(others)), asking)
