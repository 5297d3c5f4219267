"""Projects that are made, split, joined, moved and taken away: their mentions go where they go, with all their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractors.evidence.entry.fields import read_entry
from extractors.evidence.names import free_id
from extractors.projects.resolve import resolve
from extractors.text.passage import joined, spans_of
from pipeline.corrections.outlines import unclaimed, with_theme
from pipeline.corrections.words import REVIEWER, Pages, passage_of
from schemas.corrections import Seen
from schemas.document import Passage
from schemas.plan import Finding, Fragment, Mention, Plan, Project, Reviewed, Span

# The fields that are read again where a project's text is another one.
READ = ("acronym", "description", "period", "funders", "partners", "scope", "status", "budget", "code")


def read_again(passage: Passage, page: int, theme: int | None, language: str) -> tuple[Project, list[Finding]]:
    """The project that the rules read from a text, and what is to be said of it."""
    found = resolve([read_entry(passage, page, theme, language)])
    return found.projects[0], list(found.findings)


def added(plan: Plan, project: Project, findings: Sequence[Finding], behind: int | None = None) -> Plan:
    """The plan with a project more, behind another one; else behind those of the pages before it. Its id is one that is free."""
    id_ = free_id(project.name, {other.id for other in plan.projects})
    new = project.model_copy(update={"id": id_})
    page = new.mentions[0].page
    at = sum(1 for p in plan.projects if p.mentions and p.mentions[0].page <= page) if behind is None else behind + 1
    before = [p.id for p in plan.projects[:at]]
    plan = plan.model_copy(
        update={
            "projects": [*plan.projects[:at], new, *plan.projects[at:]],
            "findings": [*plan.findings, *(found.model_copy(update={"project_id": id_}) for found in findings)],
        }
    )
    for number in new.themes:
        ids = next(theme.project_ids for theme in plan.themes if theme.number == number)
        place = 1 + max((i for i, other in enumerate(ids) if other in before), default=-1)
        plan = with_theme(plan, number, project_ids=[*ids[:place], id_, *ids[place:]])
    return plan


def without(plan: Plan, place: int) -> Plan:
    """The plan without a project; what was found of it goes, what was found of its words stays. Its mentions stand nowhere now."""
    gone = plan.projects[place]
    kept = [
        _of_no_project(found, gone.id) for found in plan.findings if not (found.project_id == gone.id and "project" in (found.values or {}))
    ]
    themes = [t.model_copy(update={"project_ids": [i for i in t.project_ids if i != gone.id]}) for t in plan.themes]
    projects = [*plan.projects[:place], *plan.projects[place + 1 :]]
    return plan.model_copy(update={"projects": projects, "findings": kept, "themes": themes})


def _of_no_project(found: Finding, gone: str) -> Finding:
    return found.model_copy(update={"project_id": None}) if found.project_id == gone else found


def removed(plan: Plan, place: int) -> Plan:
    """The plan without a project, its words claimed by nothing."""
    mentions = plan.projects[place].mentions
    return unclaimed(without(plan, place), [Fragment(text=m.text, spans=_by_reviewer(m.spans)) for m in mentions])


def _by_reviewer(spans: Sequence[Span]) -> list[Span]:
    return [span.model_copy(update={"rule": REVIEWER}) for span in spans]


def put_together(project: Project, told: Seen, before: Sequence[Mention]) -> Project:
    """The project, with the word that a reviewer said what belongs to it; `before`: what the rules had read."""
    by = dict(project.by or {})
    read = by["mentions"].read if "mentions" in by else [mention.model_dump(mode="json") for mention in before]
    by["mentions"] = Reviewed(who="reviewer", date=told.date.isoformat() if told.date else None, note=told.note, read=read)
    order = list(Project.model_fields)
    return project.model_copy(update={"by": dict(sorted(by.items(), key=lambda pair: order.index(pair[0])))})


def with_project(plan: Plan, place: int, project: Project) -> Plan:
    """The plan with another project at a place; its themes list it where it stands now."""
    before = plan.projects[place]
    plan = plan.model_copy(update={"projects": [*plan.projects[:place], project, *plan.projects[place + 1 :]]})
    for theme in plan.themes:
        ids = theme.project_ids
        if theme.number in project.themes and project.id not in ids:
            plan = with_theme(plan, theme.number, project_ids=[*ids, project.id])
        elif theme.number not in project.themes and before.id in ids:
            plan = with_theme(plan, theme.number, project_ids=[i for i in ids if i != before.id])
    return plan


def themes_of(mentions: Sequence[Mention]) -> list[int]:
    """The themes that mentions stand in."""
    return sorted({mention.theme for mention in mentions if mention.theme is not None})


def split(plan: Plan, place: int, mention: Mention, parts: Sequence[Passage], language: str, told: Seen) -> Plan:
    """The plan with a mention's parts as projects of their own; the first part stays with the project, its values as far as
    they stand in it. Where the mention is one part, it leaves the project."""
    project = plan.projects[place]
    new = parts if len(parts) == 1 else parts[1:]
    kept = [_cut(m, parts[0]) if m is mention else m for m in project.mentions if m is not mention or len(parts) > 1]
    first = _of_mentions(project, kept, parts[0], mention, language) if len(parts) > 1 else _left(project, kept)
    plan = with_project(plan, place, put_together(first, told, project.mentions))
    for number, part in enumerate(new):
        page = spans_of(part)[0].page if part.words else mention.page
        read, findings = read_again(part, page, mention.theme, language)
        plan = added(plan, put_together(read, told, []), findings, place + number)
    return plan


def _cut(mention: Mention, part: Passage) -> Mention:
    return mention.model_copy(update={"text": part.text, "spans": spans_of(part)})


def _left(project: Project, mentions: Sequence[Mention]) -> Project:
    """A project with the mentions that are left to it; its values stand in them, or were said twice."""
    return project.model_copy(update={"mentions": list(mentions), "themes": themes_of(mentions)})


def _of_mentions(project: Project, mentions: Sequence[Mention], part: Passage, cut: Mention, language: str) -> Project:
    read, _ = read_again(part, cut.page, cut.theme, language)
    letters = _letters("".join(mention.text for mention in mentions))
    update: dict[str, Any] = {"mentions": list(mentions), "themes": themes_of(mentions)}
    spans = dict(project.spans)
    for field in READ:
        told = "".join(span.text for span in project.spans.get(field, []))
        if not told or _letters(told) in letters:
            continue
        update[field] = getattr(read, field)
        spans.pop(field)
        spans |= {field: read.spans[field]} if field in read.spans else {}
    return project.model_copy(update={**update, "spans": spans})


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def join(plan: Plan, into: int, other: int, pages: Pages, language: str, told: Seen) -> Plan:
    """The plan with two projects as one: what the first lacks comes from the second, or from the text of both read as one."""
    first, second = plan.projects[into], plan.projects[other]
    a, b = first.mentions[-1], second.mentions[0]
    parts = [passage_of(m.text, m.spans, pages) for m in (a, b)]
    mentions, sources = [*first.mentions, *second.mentions], [second]
    if a.page == b.page and a.theme == b.theme and parts[0] and parts[1]:
        both = joined([part for part in parts if part])
        mentions = [*first.mentions[:-1], a.model_copy(update={"text": both.text, "spans": spans_of(both)}), *second.mentions[1:]]
        sources = [read_again(both, a.page, a.theme, language)[0], second]
    update: dict[str, Any] = {"mentions": mentions, "themes": themes_of(mentions)}
    spans = dict(first.spans)
    for field in READ:
        source = next((s for s in sources if getattr(s, field) not in (None, [])), None)
        if source is None:
            continue
        longer = field == "description" and first.description and (source.description or "").startswith(first.description)
        if getattr(first, field) in (None, []) or longer:
            update[field] = getattr(source, field)
            spans |= {field: source.spans[field]} if field in source.spans else {}
    merged = put_together(first.model_copy(update={**update, "spans": spans}), told, first.mentions)
    plan = with_project(plan, into, merged)
    findings = [found for found in plan.findings if not _answered(found, merged)]
    return without(plan.model_copy(update={"findings": findings}), other)


def _answered(found: Finding, project: Project) -> bool:
    """Whether a finding misses what the project has now."""
    fields = {"missing-period": project.period, "missing-funder": project.funders, "missing-partner": project.partners}
    return found.project_id == project.id and fields.get(found.code) not in (None, [])
