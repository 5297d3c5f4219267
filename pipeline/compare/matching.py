"""All that is the same in two editions: themes first, then projects, the merged and the split, then items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.compare.guards import two_languages
from pipeline.compare.items import match_items
from pipeline.compare.linkage import Link
from pipeline.compare.outline import Node, nodes
from pipeline.compare.parts import Group, find_groups
from pipeline.compare.projects import match_projects
from pipeline.compare.sequels import find_sequels
from pipeline.compare.settled import node_keys, nodes_in, order_of, project_key
from pipeline.compare.themes import match_themes
from schemas.plan import Plan, Project


@dataclass(frozen=True)
class Matching:
    """What is the same; links and groups by places in the lists of themes, projects and items (as `nodes` gives them)."""

    themes: tuple[Link, ...]
    projects: tuple[Link, ...]
    groups: tuple[Group, ...]
    items: tuple[Link, ...]
    followed: tuple[Link, ...] = ()
    """Pairs of projects of one line, the one of which begins when the other has ended; which is told by their periods."""

    def flipped(self) -> Matching:
        """The same, seen from the other side."""
        themes, projects, items, followed = (
            tuple(sorted((link.flipped() for link in links), key=lambda link: link.old))
            for links in (self.themes, self.projects, self.items, self.followed)
        )
        return Matching(themes, projects, tuple(group.flipped() for group in self.groups), items, followed)


@dataclass(frozen=True)
class _Side:
    """An edition with its projects and items in the order of what they say, and where each of them stands in the edition."""

    plan: Plan
    projects: list[Project]
    nodes: list[Node]
    project_places: list[int]
    node_places: list[int]
    key: tuple[Any, ...]
    """All that it says, by which it is settled which of two editions is looked at first."""


def _side(plan: Plan) -> _Side:
    every = nodes(plan)
    keys = [project_key(p) for p in plan.projects], node_keys(every)
    order = order_of(keys[0]), order_of(keys[1])
    titles = [(theme.number, theme.title or "") for theme in plan.themes]
    key = (sorted(keys[0]), sorted(keys[1]), titles, plan.plan.model_dump_json())
    return _Side(plan, [plan.projects[i] for i in order[0]], nodes_in(order[1], every), *order, key)


def match(old: Plan, new: Plan) -> Matching:
    """Match two editions. Which one is the old makes no difference: match(b, a) is match(a, b) flipped; nor does the order of
    projects and items."""
    # Where two matchings are as good, the one that is found depends on which side comes first and on the order of things; so
    # both are settled here, by what the editions say.
    sides = _side(old), _side(new)
    return _match(sides[1], sides[0]).flipped() if sides[1].key < sides[0].key else _match(*sides)


def _match(old: _Side, new: _Side) -> Matching:
    texts = not two_languages(old.plan, new.plan)
    themes = match_themes(old.plan, new.plan, texts=texts)
    numbers = _numbers(old.plan, new.plan, themes)
    projects = match_projects(old.projects, new.projects, numbers, texts=texts)
    groups = find_groups(old.projects, new.projects, projects, numbers) if texts else []
    grouped_old = {i for group in groups for i in group.old}
    grouped_new = {j for group in groups for j in group.new}
    kept = [link for link in projects if link.old not in grouped_old and link.new not in grouped_new]
    kept, followed = find_sequels(old.projects, new.projects, kept, (grouped_old, grouped_new)) if texts else (kept, [])
    items = match_items(old.nodes, new.nodes, {link.old: link.new for link in themes}) if texts else []
    places = old.project_places, new.project_places
    return Matching(
        tuple(themes),
        _placed(kept, *places),
        tuple(group.placed(*places) for group in groups),
        _placed(items, old.node_places, new.node_places),
        _placed(followed, *places),
    )


def _placed(links: Sequence[Link], old: Sequence[int], new: Sequence[int]) -> tuple[Link, ...]:
    """Links by the places where things stand in their editions."""
    found = [link.placed(old[link.old], new[link.new]) for link in links]
    return tuple(sorted(found, key=lambda link: link.old))


def _numbers(old: Plan, new: Plan, themes: list[Link]) -> Mapping[int, int]:
    """The new number of each old theme that there still is."""
    return {old.themes[link.old].number: new.themes[link.new].number for link in themes}
