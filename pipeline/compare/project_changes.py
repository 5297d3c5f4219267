"""What changed of the projects: those that came, went, merged or split, and the fields of those that stayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.compare.changes import NOTHING, Editions, Side, change
from pipeline.compare.linkage import Link
from pipeline.compare.parts import Group
from pipeline.compare.same import even, funder_key, partner_key, same_sets
from pipeline.compare.wording import ended_words, funders_words, partners_words, period_words, same_period, text_words, value_words
from schemas.diff import Change, ChangedField
from schemas.plan import Plan, Project, Span


def project_changes(editions: Editions) -> Iterator[Change]:
    """Every change of a project, in the order of the new edition, those that are gone last."""
    matching = editions.matching
    links = {link.new: link for link in matching.projects}
    groups = {group.new[0]: group for group in matching.groups}
    told = {j for group in matching.groups for j in group.new}
    for j, project in enumerate(editions.new.projects):
        if j in groups:
            yield _grouped(editions, groups[j])
        elif j in links:
            yield from _kept(editions, links[j])
        elif j not in told:
            yield change("project_added", NOTHING, _side([project], _places(project)), "project added")
    stayed = {link.old for link in matching.projects} | {i for group in matching.groups for i in group.old}
    period = editions.new.plan.period
    for i, project in enumerate(editions.old.projects):
        if i not in stayed:
            message = f"project removed; {ended_words(project.period, period.start if period else None)}"
            yield change("project_removed", _side([project], _places(project)), NOTHING, message)


def _grouped(editions: Editions, group: Group) -> Change:
    old = [editions.old.projects[i] for i in group.old]
    new = [editions.new.projects[j] for j in group.new]
    merged = len(old) > 1
    names = " and ".join(f"“{p.name}”" for p in (old if merged else new))
    message = f"merged: {names} into “{new[0].name}”" if merged else f"split: “{old[0].name}” into {names}"
    before, after = (_side(side, [span for p in side for span in _places(p)]) for side in (old, new))
    return change("project_merged" if merged else "project_split", before, after, message, match=group)


def _kept(editions: Editions, link: Link) -> Iterator[Change]:
    """What changed of a project that is in both editions."""
    old, new = editions.old.projects[link.old], editions.new.projects[link.new]
    if even(old.name) != even(new.name):
        yield change(
            "project_renamed",
            _side([old], _spans(old, "name")),
            _side([new], _spans(new, "name")),
            f"renamed: {old.name} → {new.name}",
            match=link,
        )
    if {editions.themes.get(number) for number in old.themes} != set(new.themes):
        yield change(
            "project_moved",
            _side([old], _places(old), old.themes),
            _side([new], _places(new), new.themes),
            f"moved from {_themes(editions.old, old.themes)} to {_themes(editions.new, new.themes)}",
            match=link,
        )
    for field, message in _fields(old, new):
        yield change(
            "project_changed",
            _side([old], _spans(old, field), getattr(old, field)),
            _side([new], _spans(new, field), getattr(new, field)),
            message,
            field=field,
            match=link,
        )


def _fields(old: Project, new: Project) -> Iterator[tuple[ChangedField, str]]:
    """The fields that differ, each with the difference in words."""
    if even(old.description or "") != even(new.description or ""):
        yield "description", text_words("description", old.description, new.description)
    if not same_period(old.period, new.period):
        yield "period", period_words(old.period, new.period)
    if not same_sets(map(funder_key, old.funders), map(funder_key, new.funders)):
        yield "funders", funders_words(old.funders, new.funders)
    if not same_sets(map(partner_key, old.partners), map(partner_key, new.partners)):
        yield "partners", partners_words(old.partners, new.partners)
    if old.scope != new.scope:
        yield "scope", value_words("scope", old.scope, new.scope)
    if old.status != new.status:
        yield "status", value_words("status", old.status, new.status)


def _side(projects: Sequence[Project], spans: Sequence[Span], value: Any = None) -> Side:
    first = projects[0].themes
    return Side([p.name for p in projects], [p.id for p in projects], first[0] if first else None, value, spans)


def _places(project: Project) -> list[Span]:
    return [span for mention in project.mentions for span in mention.spans]


def _spans(project: Project, field: str) -> list[Span]:
    """Where the field was read; where it was not given, the whole entry."""
    return project.spans.get(field) or _places(project)


def _themes(plan: Plan, numbers: Sequence[int]) -> str:
    titles = {theme.number: theme.title for theme in plan.themes}
    return " and ".join(f"theme {n}" + (f" “{titles[n]}”" if titles.get(n) else "") for n in numbers) or "no theme"
