"""What is odd in an edition, project by project, among its organisations, theme by theme; no rule knows a day but the one it is given."""

from __future__ import annotations

import calendar
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from rapidfuzz import fuzz

from pipeline.checks.said import Said
from pipeline.translation import listed, quoted
from schemas.findings import Values
from schemas.plan import Plan, Project, Span, Theme

# Longer than so many letters is hardly any such field.
LONGEST = {"name": 140, "description": 1500, "funders": 90, "partners": 110}
# A project of more years is rare.
LONG_YEARS = 8
# Names this alike (0 to 100) may be two spellings of one.
ALIKE = 93


def check(plan: Plan, today: date | None = None) -> list[Said]:
    """Everything that is odd in an edition, warnings first; `today` is the day that it is looked at, None where no day is asked."""
    found = [
        *(said for project in plan.projects for said in _project(plan, project, today)),
        *_organisations(plan),
        *_names(plan),
        *(said for theme in plan.themes for said in _theme(plan, theme)),
    ]
    return sorted(found, key=lambda said: said.severity != "warning")


def _project(plan: Plan, project: Project, today: date | None) -> Iterator[Said]:
    yield from _span_of_plan(plan, project)
    yield from _days(project)
    settled = {found.code for found in plan.findings if found.project_id == project.id and found.settled}
    if not project.funders and "missing-funder" not in settled:
        yield Said("warning", "no-funder", {"project": project.name}, _places(project, "name"))
    yield from _lengths(project)
    end = project.period.end if project.period else None
    if today and end and end < today.isoformat() and project.status in ("ongoing", "upcoming"):
        yield Said("warning", "over-today", {"project": project.name, "end": end, "status": project.status}, _places(project, "period"))


def _span_of_plan(plan: Plan, project: Project) -> Iterator[Said]:
    """A project that ended before the plan begins, or begins after its end."""
    whole, own = plan.plan.period, project.period
    if not whole or not own:
        return
    if own.end and whole.start and own.end < whole.start:
        yield Said("warning", "ended-project", {"project": project.name, "end": own.end, "start": whole.start}, _places(project, "period"))
    if own.start and whole.end and own.start > whole.end:
        yield Said("warning", "late-project", {"project": project.name, "start": own.start, "end": whole.end}, _places(project, "period"))


def _days(project: Project) -> Iterator[Said]:
    """Days on which projects hardly begin or end, where the plan tells days; and periods that are too long."""
    period, places = project.period, _places(project, "period")
    if not period or not period.edtf:
        return
    # An end that is a day is the first or the last one that the period can mean; a stranger's edition may have anything for an interval.
    first, _, last = period.edtf.partition("/")
    if first == period.start and (day := date.fromisoformat(first)).day == _days_in(day):
        yield Said("info", "odd-day", {"project": project.name, "day": first, "side": "start"}, places)
    if last == period.end and ((day := date.fromisoformat(last)).day == 1 or (_days_in(day) == 31 and day.day == 30)):
        yield Said("info", "odd-day", {"project": project.name, "day": last, "side": "end"}, places)
    if period.start and period.end and (years := int(period.end[:4]) - int(period.start[:4])) >= LONG_YEARS:
        yield Said("warning", "long-period", {"project": project.name, "count": years}, places)


def _days_in(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _lengths(project: Project) -> Iterator[Said]:
    texts = [("name", project.name), ("description", project.description or "")]
    texts += [("funders", funder.name) for funder in project.funders] + [("partners", partner.name) for partner in project.partners]
    for field, text in texts:
        if len(text) > LONGEST[field]:
            values: Values = {"project": project.name, "field": field, "count": len(text), "text": f"{text[:60]}…"}
            yield Said("warning", "long-field", values, _places(project, field))


def _organisations(plan: Plan) -> Iterator[Said]:
    """Organisations in two spellings: under one id, or so alike that one may be misspelt."""
    by_id: dict[str, set[str]] = defaultdict(set)
    where: dict[str, list[Span]] = defaultdict(list)
    ids: dict[str, str | None] = {}
    for project in plan.projects:
        for field, bodies in (("funders", project.funders), ("partners", project.partners)):
            for body in bodies:
                ids[body.name] = body.id
                where[body.name] += [span for span in project.spans.get(field, []) if span.text and span.text in body.text] or _places(
                    project, field
                )
                if body.id:
                    by_id[body.id].add(body.name)
    for names in by_id.values():
        if len(names) > 1:
            yield _spelt("info", "two-spellings", sorted(names), where)
    for one, other in itertools.combinations(sorted(ids), 2):
        apart = ids[one] is None or ids[other] is None or ids[one] != ids[other]
        if apart and _alike(one, other):
            yield _spelt("warning", "like-spellings", [one, other], where)


def _alike(one: str, other: str) -> bool:
    """Whether two names differ by a slip of the pen: hardly at all, and not in a number."""
    digits = [[char for char in name if char.isdigit()] for name in (one, other)]
    return digits[0] == digits[1] and fuzz.ratio(one.casefold(), other.casefold()) >= ALIKE


def _spelt(severity: str, code: str, names: Sequence[str], where: dict[str, list[Span]]) -> Said:
    spans = [span for name in names for span in where[name]]
    return Said("warning" if severity == "warning" else "info", code, {"names": listed([quoted(name) for name in names])}, spans)


def _names(plan: Plan) -> Iterator[Said]:
    """Names that several projects have."""
    named: dict[str, list[Project]] = defaultdict(list)
    for project in plan.projects:
        named[" ".join("".join(c if c.isalnum() else " " for c in project.name.casefold()).split())].append(project)
    for projects in named.values():
        if len(projects) > 1:
            spans = [span for project in projects for span in _places(project, "name")]
            yield Said("warning", "duplicate-name", {"name": quoted(projects[0].name), "count": len(projects)}, spans)


def _theme(plan: Plan, theme: Theme) -> Iterator[Said]:
    title = f"{theme.number} {theme.title}" if theme.title else str(theme.number)
    spans = [span for slide in plan.slides if slide.theme == theme.number for part in slide.headings[:1] for span in part.spans]
    if not theme.project_ids:
        yield Said("warning", "theme-without-projects", {"theme": title}, spans)
    for name in ("current_state", "strengths", "development_targets"):
        if not _items(theme, name) and any(_items(other, name) for other in plan.themes):
            yield Said("info", "empty-list", {"theme": title, "list": name}, spans)


def _items(theme: Theme, name: str) -> bool:
    return bool(theme.current_state.items if name == "current_state" else getattr(theme, name))


def _places(project: Project, field: str) -> list[Span]:
    """Where a field stands; where it stands nowhere, the beginning of each mention."""
    return project.spans.get(field) or [span for mention in project.mentions for span in mention.spans[:1]]
