"""What changed of the projects: those that came, went, merged or split, and the fields of those that stayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from pipeline.compare.changes import NOTHING, Editions, Side, change
from pipeline.compare.entries import entry_changes
from pipeline.compare.linkage import Link
from pipeline.compare.parts import Group
from pipeline.compare.reviewed import CORRECTIONS, as_read, by_reviewer, told
from pipeline.compare.same import even, funder_key, partner_key, same_bodies
from pipeline.compare.sequels import ends_before
from pipeline.compare.wording import (
    budget_words,
    code_words,
    description_words,
    funders_words,
    partners_words,
    period_words,
    removed_words,
    same_period,
    scope_words,
    status_words,
)
from pipeline.compare.written import same_writing
from pipeline.translation import _, day, listed, pgettext, quoted
from schemas.diff import Change, ChangedField, Kind
from schemas.plan import Budget, Plan, Project, Span

# What a change of these two fields is called.
KINDS: dict[str, Kind] = {"name": "project_renamed", "themes": "project_moved"}


def project_changes(editions: Editions) -> Iterator[Change]:
    """Every change of a project, in the order of the new edition, those that are gone last."""
    matching = editions.matching
    links = {link.new: link for link in matching.projects}
    groups = {group.new[0]: group for group in matching.groups}
    of_groups = {j for group in matching.groups for j in group.new}
    followed = {link.new: link for link in _followed(editions)}
    for j, project in enumerate(editions.new.projects):
        if j in groups:
            yield _grouped(editions, groups[j])
        elif j in links:
            yield from _kept(editions, links[j])
        elif j in followed:
            yield _goes_on(editions, followed[j])
        elif j not in of_groups:
            yield change("project_added", NOTHING, _whole([project]), _("project added"))
    stayed = {link.old for link in (*matching.projects, *followed.values())} | {i for group in matching.groups for i in group.old}
    period = editions.new.plan.period
    for i, project in enumerate(editions.old.projects):
        if i not in stayed:
            message = removed_words(project.period, period.start if period else None)
            yield change("project_removed", _whole([project]), NOTHING, message)


def _followed(editions: Editions) -> list[Link]:
    """The projects that ended and that another goes on with; read backwards, nothing goes on with what came later."""
    old, new = editions.old.projects, editions.new.projects
    return [link for link in editions.matching.followed if ends_before(old[link.old].period, new[link.new].period)]


def _goes_on(editions: Editions, link: Link) -> Change:
    old, new = editions.old.projects[link.old], editions.new.projects[link.new]
    end, start = (old.period.end if old.period else None), (new.period.start if new.period else None)
    said = _("{old} ended {end}; followed by {new}, which began {start}")
    message = said.format(old=quoted(old.name), end=day(end or ""), new=quoted(new.name), start=day(start or ""))
    return change("project_followed", _whole([old]), _whole([new]), message, match=link)


def _grouped(editions: Editions, group: Group) -> Change:
    old = [editions.old.projects[i] for i in group.old]
    new = [editions.new.projects[j] for j in group.new]
    merged = len(old) > 1
    said = _("merged: {old} into {new}") if merged else _("split: {old} into {new}")
    message = said.format(**{side: listed([quoted(p.name) for p in found]) for side, found in (("old", old), ("new", new))})
    return change("project_merged" if merged else "project_split", _whole(old), _whole(new), message, match=group)


def _kept(editions: Editions, link: Link) -> Iterator[Change]:
    """What changed of a project that is in both editions."""
    old, new = editions.old.projects[link.old], editions.new.projects[link.new]
    before = _differences(editions, as_read(old), as_read(new))
    differences = _differences(editions, old, new)
    for field, message in differences.items():
        kind, (a, b) = KINDS.get(field, "project_changed"), (_spans(side, field) for side in (old, new))
        values = (None, None) if field == "name" else (getattr(old, field), getattr(new, field))
        alone = by_reviewer(old, new, field) and field not in before
        said = told(message, alone) if by_reviewer(old, new, field) else message
        found = change(
            kind,
            _side([old], a, values[0]),
            _side([new], b, values[1]),
            said,
            field=None if field in KINDS else cast(ChangedField, field),
            match=link,
        )
        yield found.model_copy(update={"group": CORRECTIONS}) if alone else found
    if not editions.two_languages:
        yield from entry_changes(editions, link, frozenset(differences))


def _differences(editions: Editions, old: Project, new: Project) -> dict[str, str]:
    """What differs of a project, by the field's name, each with the difference in words."""
    found: dict[str, str] = {}
    if not editions.two_languages and not same_writing(old.name, new.name):
        found["name"] = _("renamed: {old} → {new}").format(old=old.name, new=new.name)
    if {editions.themes.get(number) for number in old.themes} != set(new.themes):
        found["themes"] = _moved(editions, old, new)
    return found | {field: message for field, message in _fields(old, new) if field != "description" or not editions.two_languages}


def _fields(old: Project, new: Project) -> Iterator[tuple[ChangedField, str]]:
    """The fields that differ, each with the difference in words."""
    if not same_writing(old.description, new.description):
        yield "description", description_words(old.description, new.description)
    if not same_period(old.period, new.period):
        yield "period", period_words(old.period, new.period)
    if not same_bodies(old.funders, new.funders, funder_key):
        yield "funders", funders_words(old.funders, new.funders)
    if not same_bodies(old.partners, new.partners, partner_key):
        yield "partners", partners_words(old.partners, new.partners)
    if old.scope != new.scope:
        yield "scope", scope_words(old.scope, new.scope)
    if old.status != new.status:
        yield "status", status_words(old.status, new.status)
    if _money(old.budget) != _money(new.budget):
        yield "budget", budget_words(old.budget, new.budget)
    if even(old.code or "") != even(new.code or ""):
        yield "code", code_words(old.code, new.code)


def _money(budget: Budget | None) -> tuple[float, str] | None:
    """What a budget is told by: 1,2 M€ and 1 200 000 € are the same."""
    return None if budget is None else (budget.amount, budget.currency)


def _side(projects: Sequence[Project], spans: Sequence[Span], value: Any = None) -> Side:
    # Of several projects the theme is that of the first in the deck, in whatever order they are listed.
    theme = min((p.themes[0] for p in projects if p.themes), default=None)
    return Side([p.name for p in projects], [p.id for p in projects], theme, value, spans)


def _whole(projects: Sequence[Project]) -> Side:
    """Projects with their fields and every place where they stand."""
    return replace(_side(projects, [span for p in projects for span in _places(p)]), projects=projects)


def _places(project: Project) -> list[Span]:
    return [span for mention in project.mentions for span in mention.spans]


def _spans(project: Project, field: str) -> list[Span]:
    """Where the field was read; where it was not given, and of its themes, the whole entry."""
    return project.spans.get(field) or _places(project)


def _moved(editions: Editions, old: Project, new: Project) -> str:
    """Which themes a project is no longer in, and which it is now in besides; by their titles, since numbers may have another meaning."""
    before = {number: editions.themes.get(number) for number in old.themes}
    gone = [number for number, now in before.items() if now not in new.themes]
    come = [number for number in new.themes if number not in before.values()]
    said = []
    if gone:
        said.append(_("no longer in {themes}").format(themes=_themes(editions.old, gone)))
    if come:
        said.append(_("now in {themes}").format(themes=_themes(editions.new, come)))
    if not old.themes or not new.themes:
        said.append(_("before in no theme") if not old.themes else _("now in no theme"))
    return ", ".join(said)


def _themes(plan: Plan, numbers: Sequence[int]) -> str:
    titles = {theme.number: theme.title for theme in plan.themes}
    named, numbered = _("“{title}” (theme {number})"), pgettext("in", "theme {number}")
    return listed([(named if titles.get(n) else numbered).format(number=n, title=titles.get(n)) for n in numbers])
