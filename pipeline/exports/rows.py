"""An edition as rows of the tables (schemas/tables.py)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from extractors.evidence.names import slug
from pipeline.compare.same import fund_key, organisation_key
from pipeline.exports.place_rows import page_rows, place_of, project_rows, spans_of
from schemas.plan import Finding, Funder, Item, Partner, Period, Plan, Project
from schemas.tables import EDITIONS, FINDINGS, FUNDERS, ITEMS, MENTIONS, PARTNERS, PROJECTS, THEMES, Row, Table, Value

JOINT = "; "


def rows_of(plan: Plan, edition: str) -> Iterator[tuple[Table, Row]]:
    """Every row of an edition but those of the organisations; `edition` is its key."""
    info, source = plan.plan, plan.source
    file = (source.filename, source.sha256, source.media_type, source.page_count, source.extractor)
    about = (edition, info.id, info.title, info.region, info.language)
    keys = {theme.number: theme_key(edition, theme.number) for theme in plan.themes}
    yield EDITIONS, (*about, *period_of(info.period), *file, plan.schema_version, source.path)
    yield from _items(plan.phenomena, edition, None, "phenomena")
    for theme in plan.themes:
        key = theme_key(edition, theme.number)
        yield THEMES, (key, edition, theme.number, theme.title, theme.current_state.as_of)
        yield from _items(theme.current_state.items, edition, theme.number, "current_state")
        yield from _items(theme.strengths, edition, theme.number, "strengths")
        yield from _items(theme.development_targets, edition, theme.number, "development_targets")
    for project in plan.projects:
        yield from _project(project, edition)
        yield from project_rows(project, f"{edition}/{project.id}", edition, plan.themes)
    for place, finding in enumerate(plan.findings, start=1):
        yield from _finding(finding, edition, place)
    yield from page_rows(plan, edition, keys)


def _finding(finding: Finding, edition: str, place: int) -> Iterator[tuple[Table, Row]]:
    key, settled = f"{edition}/finding-{place}", finding.settled
    concerned = f"{edition}/{finding.project_id}" if finding.project_id else None
    said = (finding.severity, finding.code, finding.message, concerned, "yes" if settled else None)
    values = json.dumps(finding.values, ensure_ascii=False) if finding.values is not None else None
    more = (_day(settled.date) if settled else None, settled.note if settled else None, values)
    yield FINDINGS, (key, edition, place, *said, *place_of(finding.spans), *more)
    yield from spans_of(finding.spans, edition, finding=key)


def theme_key(edition: str, number: int) -> str:
    """The key of a theme."""
    return f"{edition}/{number}"


def funder_organisation(funder: Funder) -> str:
    """The key of the organisation that a funder is."""
    return slug(fund_key(funder))


def partner_organisation(partner: Partner) -> str:
    """The key of the organisation that a partner is."""
    return slug(organisation_key(partner.name, partner.id))


def period_of(period: Period | None) -> tuple[Value, ...]:
    """A period's four columns."""
    if period is None:
        return (None, None, None, None)
    return (period.text, period.edtf, _day(period.start), _day(period.end))


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _items(items: Sequence[Item], edition: str, theme: int | None, name: str) -> Iterator[tuple[Table, Row]]:
    head = f"{edition}/{name}" if theme is None else f"{edition}/{theme}/{name}"
    belongs = (edition, None if theme is None else theme_key(edition, theme), name)

    def walk(siblings: Sequence[Item], parent: str | None, path: str, level: int) -> Iterator[tuple[Table, Row]]:
        for place, item in enumerate(siblings, start=1):
            number = f"{path}.{place}" if path else str(place)
            key = f"{head}/{number}"
            yield ITEMS, (key, *belongs, parent, place, level, item.text, *place_of(item.spans))
            yield from spans_of(item.spans, edition, item=key)
            yield from walk(item.children, key, number, level + 1)

    yield from walk(items, None, "", 0)


def _project(project: Project, edition: str) -> Iterator[tuple[Table, Row]]:
    key = f"{edition}/{project.id}"
    budget = project.budget
    money = (budget.text, budget.amount, budget.currency) if budget else (None, None, None)
    named = (key, edition, project.id, project.name, project.acronym, project.description)
    where = place_of(project.spans.get("name", []))
    yield PROJECTS, (*named, *period_of(project.period), project.scope, project.status, *money, project.code, project.confidence, *where)
    for place, mention in enumerate(project.mentions, start=1):
        theme = None if mention.theme is None else theme_key(edition, mention.theme)
        box = place_of(mention.spans) if mention.spans else (mention.page, None, None, None, None)
        own = f"{key}/mention-{place}"
        yield MENTIONS, (own, key, edition, theme, place, mention.text, *box)
        yield from spans_of(mention.spans, edition, mention=own)
    for place, funder in enumerate(project.funders, start=1):
        said = (funder.name, funder.id, funder.instrument, funder.text, funder_organisation(funder), funder.business_id)
        yield FUNDERS, (f"{key}/funder-{place}", key, edition, place, *said)
    for place, partner in enumerate(project.partners, start=1):
        shown = (partner.name, partner.role, partner.text, partner_organisation(partner), partner.business_id, partner.id)
        yield PARTNERS, (f"{key}/partner-{place}", key, edition, place, *shown)


def flat_rows(plan: Plan, edition: str) -> Iterator[Row]:
    """The rows of the one flat table of projects."""
    titles = {theme.number: f"{theme.number} {theme.title}" if theme.title else str(theme.number) for theme in plan.themes}
    for project in plan.projects:
        budget = project.budget
        codes = (found.code for found in plan.findings if found.project_id == project.id and found.settled is None)
        yield (
            f"{edition}/{project.id}",
            edition,
            plan.plan.region,
            project.id,
            project.name,
            project.acronym,
            project.description,
            *period_of(project.period),
            _joined(titles.get(number, str(number)) for number in project.themes),
            _joined(f"{f.name} ({f.instrument})" if f.instrument else f.name for f in project.funders),
            _joined(funder.id for funder in project.funders if funder.id),
            _joined(partner.name for partner in project.partners if partner.role == "coordinator"),
            _joined(partner.name for partner in project.partners if partner.role != "coordinator"),
            project.scope,
            project.status,
            budget.amount if budget else None,
            budget.currency if budget else None,
            project.code,
            project.confidence,
            _joined(codes),
            _joined(str(mention.page) for mention in project.mentions),
        )


def _joined(values: Iterable[str]) -> str | None:
    """The values once each in their order, parted by `; `; None where there are none."""
    return JOINT.join(dict.fromkeys(values)) or None
