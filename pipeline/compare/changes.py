"""From what is the same to what changed: the changes of the plan and its themes, and how any change is put down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.compare.guards import two_languages
from pipeline.compare.linkage import DOUBTFUL, Link
from pipeline.compare.matching import Matching
from pipeline.compare.outline import Node, nodes
from pipeline.compare.parts import Group
from pipeline.compare.same import period_key, region_key, same_title
from pipeline.compare.theme_flows import Flows
from pipeline.compare.wording import as_of_words, language_words, region_words, years_words
from pipeline.translation import _, decimal
from schemas.diff import Change, ChangedField, ItemList, Kind, Names, Places, ProjectSides, ThemeItems, ThemePair
from schemas.plan import Item, Plan, Project, ProjectFields, Span, Theme


@dataclass(frozen=True)
class Editions:
    """Both editions and what is the same in them."""

    old: Plan
    new: Plan
    matching: Matching

    @cached_property
    def two_languages(self) -> bool:
        """Whether the editions are in two languages, so that their texts are not compared."""
        return two_languages(self.old, self.new)

    @cached_property
    def themes(self) -> dict[int, int]:
        """The new number of each old theme that there still is."""
        return {self.old.themes[link.old].number: self.new.themes[link.new].number for link in self.matching.themes}

    @cached_property
    def nodes(self) -> tuple[list[Node], list[Node]]:
        """The items of both editions."""
        return nodes(self.old), nodes(self.new)


@dataclass(frozen=True)
class Side:
    """One side of a change: who is meant, its id, its theme's number, its value, its places."""

    names: Sequence[str] = ()
    ids: Sequence[str] = ()
    theme: int | None = None
    value: Any = None
    spans: Sequence[Span] = ()
    projects: Sequence[Project] = ()
    """The projects whose fields are told: of those that came, went, merged, were split or followed."""


NOTHING = Side()


def change(
    kind: Kind,
    old: Side,
    new: Side,
    message: str,
    *,
    field: ChangedField | None = None,
    item_list: ItemList | None = None,
    match: Link | Group | None = None,
) -> Change:
    """A change as the JSON has it; `match` says why both sides are the same, and a doubtful one is said in the message."""
    likelihood = match.likelihood if match else 1.0
    return Change.model_validate(
        {
            "kind": kind,
            "subject": Names(old=list(old.names), new=list(new.names)),
            "ids": Names(old=list(old.ids), new=list(new.ids)),
            "theme": ThemePair(old=old.theme, new=new.theme),
            "list": item_list,
            "field": field,
            "old": old.value,
            "new": new.value,
            "message": doubted(message, kind, likelihood),
            "likelihood": likelihood,
            "evidence": list(match.evidence) if match else [],
            "spans": Places(old=list(old.spans), new=list(new.spans)),
            "projects": _told_projects(old, new),
        }
    )


def _told_projects(old: Side, new: Side) -> ProjectSides | None:
    """The fields of the projects of both sides, without places; none where no side has any."""
    if not old.projects and not new.projects:
        return None
    return ProjectSides(old=[_fields(p) for p in old.projects], new=[_fields(p) for p in new.projects])


def _fields(project: Project) -> ProjectFields:
    return ProjectFields.model_validate({name: getattr(project, name) for name in ProjectFields.model_fields})


def doubted(message: str, kind: Kind, likelihood: float) -> str:
    """The message, with a word of doubt where the match is doubtful."""
    if likelihood >= DOUBTFUL:
        return message
    if kind in ("project_merged", "project_split"):
        said = _("{message} (doubtful that they belong together: likelihood {likelihood})")
    else:
        said = _("{message} (doubtful that both are the same: likelihood {likelihood})")
    return said.format(message=message, likelihood=decimal(likelihood, "0.00"))


def plan_changes(editions: Editions) -> Iterator[Change]:
    """What changed of the plan as a whole."""
    old, new = editions.old, editions.new

    def side(plan: Plan, value: Any) -> Side:
        return Side([plan.plan.title or plan.plan.id], value=value, spans=_cover(plan))

    if not editions.two_languages and not same_title(old.plan.title, new.plan.title):
        message = _("title: {old} → {new}").format(old=old.plan.title or _("no title"), new=new.plan.title or _("no title"))
        yield change("plan_changed", side(old, old.plan.title), side(new, new.plan.title), message, field="title")
    if region_key(old.plan.region) != region_key(new.plan.region):
        message = region_words(old.plan.region, new.plan.region)
        yield change("plan_changed", side(old, old.plan.region), side(new, new.plan.region), message, field="region")
    if period_key(old.plan.period) != period_key(new.plan.period):
        message = years_words(old.plan.period, new.plan.period)
        yield change("plan_changed", side(old, old.plan.period), side(new, new.plan.period), message, field="period")
    if old.plan.language != new.plan.language:
        message = language_words(old.plan.language, new.plan.language)
        yield change("plan_changed", side(old, old.plan.language), side(new, new.plan.language), message, field="language")


def _cover(plan: Plan) -> list[Span]:
    return next((s.headings[0].spans for s in plan.slides if s.kind == "cover" and s.headings), [])


def theme_changes(editions: Editions) -> Iterator[Change]:
    """Themes that came and went, and what changed of those that stayed."""
    old, new = editions.old, editions.new
    links = {link.new: link for link in editions.matching.themes}
    for place, theme in enumerate(new.themes):
        if place not in links:
            flows = list(_flows(editions, backwards=True).flows(place))
            said = _("theme {number} added; it has from {flows}") if flows else _("theme {number} added")
            message = said.format(number=theme.number, flows="; ".join(flows))
            found = change("theme_added", NOTHING, _theme(new, theme), message)
            yield found.model_copy(update={"items": _items(theme)})
            continue
        link = links[place]
        before = old.themes[link.old]
        sides = _theme(old, before), _theme(new, theme)
        if not editions.two_languages and not same_title(before.title, theme.title):
            message = _("retitled: {old} → {new}").format(old=before.title or _("no title"), new=theme.title or _("no title"))
            yield change("theme_retitled", *sides, message, match=link)
        if before.number != theme.number:
            sides = _theme(old, before, before.number), _theme(new, theme, theme.number)
            message = _("theme {old} is now theme {new}").format(old=before.number, new=theme.number)
            yield change("theme_renumbered", *sides, message, match=link)
        years = before.current_state.as_of, theme.current_state.as_of
        if years[0] != years[1]:
            sides = _theme(old, before, years[0]), _theme(new, theme, years[1])
            yield change("theme_changed", *sides, as_of_words(*years), field="as_of", match=link)
    stayed = {link.old for link in editions.matching.themes}
    for place, theme in enumerate(old.themes):
        if place not in stayed:
            flows = list(_flows(editions, backwards=False).flows(place))
            said = _("theme {number} removed; of it went to {flows}") if flows else _("theme {number} removed")
            message = said.format(number=theme.number, flows="; ".join(flows))
            found = change("theme_removed", _theme(old, theme), NOTHING, message)
            yield found.model_copy(update={"items": _items(theme)})


def _flows(editions: Editions, *, backwards: bool) -> Flows:
    """What went from theme to theme; backwards, what came from which."""
    matching = editions.matching.flipped() if backwards else editions.matching
    projects = [(link.old, link.new) for link in matching.projects] + [(i, j) for g in matching.groups for i in g.old for j in g.new]
    sides = (editions.new, editions.old) if backwards else (editions.old, editions.new)
    nodes = editions.nodes[::-1] if backwards else editions.nodes
    return Flows(*sides, (nodes[0], nodes[1]), tuple((link.old, link.new) for link in matching.items), tuple(projects))


def _items(theme: Theme) -> ThemeItems:
    """The items of a theme that came or went, without their places, which the edition has."""
    return ThemeItems(
        as_of=theme.current_state.as_of,
        current_state=_without_places(theme.current_state.items),
        strengths=_without_places(theme.strengths),
        development_targets=_without_places(theme.development_targets),
    )


def _without_places(items: Sequence[Item]) -> list[Item]:
    return [Item(text=item.text, children=_without_places(item.children), spans=[]) for item in items]


def _theme(plan: Plan, theme: Theme, value: Any = None) -> Side:
    spans = next((s.headings[0].spans for s in plan.slides if s.theme == theme.number and s.headings), [])
    return Side([theme.title or str(theme.number)], [str(theme.number)], theme.number, value, spans)
