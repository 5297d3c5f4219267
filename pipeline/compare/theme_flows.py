"""Where what stood in a theme that is gone went, and where what stands in a new one came from: themes that were merged or split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.compare.outline import Node
from pipeline.translation import _, listed, ngettext
from schemas.plan import Plan, Project, Theme

Pair = tuple[int, int]
"""A place among the older edition's things and one among the newer's."""


@dataclass(frozen=True)
class Flows:
    """What is the same in both editions, from the side whose theme has no like: `pairs` give places here and there."""

    here: Plan
    there: Plan
    nodes: tuple[list[Node], list[Node]]
    items: tuple[Pair, ...]
    projects: tuple[Pair, ...]

    def flows(self, place: int) -> Iterator[str]:
        """In words, how much of a theme stands in which of the other edition's, those with most first; `place` is in the list of themes."""
        theme = self.here.themes[place]
        items = Counter(self.nodes[1][there].theme for mine, there in self.items if self.nodes[0][mine].theme == place)
        projects = Counter(number for mine, there in self.projects for number in _shared(theme, self._project(mine), self._other(there)))
        own = sum(1 for node in self.nodes[0] if node.theme == place), sum(theme.number in p.themes for p in self.here.projects)
        counts = {number: (items[at], projects[number]) for at, number in enumerate(t.number for t in self.there.themes)}
        for number, (points, found) in sorted(counts.items(), key=lambda pair: (-sum(pair[1]), pair[0])):
            if points or found:
                yield _("theme {number}: {what}").format(what=_amounts(points, found, own), number=number)

    def _project(self, place: int) -> Project:
        return self.here.projects[place]

    def _other(self, place: int) -> Project:
        return self.there.projects[place]


def _shared(theme: Theme, mine: Project, theirs: Project) -> Iterable[int]:
    return theirs.themes if theme.number in mine.themes else ()


def _amounts(items: int, projects: int, own: tuple[int, int]) -> str:
    """`7 of 19 items and 3 of 4 projects`."""
    said = []
    if items:
        said.append(ngettext("{count} of {all} items", "{count} of {all} items", items).format(count=items, all=own[0]))
    if projects:
        said.append(ngettext("{count} of {all} projects", "{count} of {all} projects", projects).format(count=projects, all=own[1]))
    return listed(said)
