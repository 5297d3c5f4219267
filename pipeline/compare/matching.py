"""All that is the same in two editions: themes first, then projects, the merged and the split, then items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.compare.guards import two_languages
from pipeline.compare.items import match_items
from pipeline.compare.linkage import Link
from pipeline.compare.outline import nodes
from pipeline.compare.parts import Group, find_groups
from pipeline.compare.projects import match_projects
from pipeline.compare.sequels import find_sequels
from pipeline.compare.themes import match_themes
from schemas.plan import Plan


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


def match(old: Plan, new: Plan) -> Matching:
    """Match two editions. Which one is the old makes no difference: match(b, a) is match(a, b) flipped."""
    # Where two matchings are as good, the one that is found depends on which side comes first; so that is settled here.
    if _text(new) < _text(old):
        return _match(new, old).flipped()
    return _match(old, new)


def _text(plan: Plan) -> list[str]:
    """All that an edition says, in an order that does not go by where it stands."""
    return sorted(plan.model_dump_json(exclude={"source", "findings"}).split('"'))


def _match(old: Plan, new: Plan) -> Matching:
    texts = not two_languages(old, new)
    themes = match_themes(old, new, texts=texts)
    numbers = _numbers(old, new, themes)
    projects = match_projects(old.projects, new.projects, numbers, texts=texts)
    groups = find_groups(old.projects, new.projects, projects, numbers) if texts else []
    grouped_old = {i for group in groups for i in group.old}
    grouped_new = {j for group in groups for j in group.new}
    kept = [link for link in projects if link.old not in grouped_old and link.new not in grouped_new]
    kept, followed = find_sequels(old.projects, new.projects, kept, (grouped_old, grouped_new)) if texts else (kept, [])
    items = match_items(nodes(old), nodes(new), {link.old: link.new for link in themes}) if texts else []
    return Matching(tuple(themes), tuple(kept), tuple(groups), tuple(items), tuple(followed))


def _numbers(old: Plan, new: Plan, themes: list[Link]) -> Mapping[int, int]:
    """The new number of each old theme that there still is."""
    return {old.themes[link.old].number: new.themes[link.new].number for link in themes}
