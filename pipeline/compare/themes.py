"""Which theme of the old edition is which of the new one: by title, by what stands in it, a little by number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.compare.linkage import Comparison, Level, Link, equal, graded, link, overlap, similarity
from pipeline.compare.same import even, even_title
from schemas.plan import Item, Plan

PRIOR = -3.0
TITLE = (Level(-3), Level(3, "similar title"), Level(8, "similar title"), Level(14, "same title"))
ALIKE = (60, 85, 100)
CONTENT = (Level(-4), Level(1), Level(5, "shared projects and items"), Level(9, "mostly the same projects and items"))
SHARED = (0.01, 0.15, 0.4)
NUMBER = (Level(-1), Level(1, "same number"))
UNTITLED = Level(0)


# In another language a theme has another title and its items other words: its number and projects are all there is.
NUMBER_ALONE = (Level(-3), Level(6, "same number"))


def match_themes(old: Plan, new: Plan, *, texts: bool = True) -> list[Link]:
    """The themes of two editions, matched; places are those in `themes`. `texts`: whether both are in one language."""
    titles = [[even_title(theme.title) for theme in plan.themes] for plan in (old, new)]
    alike = graded(similarity(*titles), ALIKE)
    untitled = np.logical_or.outer([not t for t in titles[0]], [not t for t in titles[1]])
    title = Comparison(np.where(untitled, len(TITLE), alike).astype(np.int8), (*TITLE, UNTITLED))
    contents = overlap(*(_contents(plan) for plan in (old, new)))
    content = Comparison(graded(np.maximum(contents.of_old(), contents.of_new()), SHARED), CONTENT)
    numbers = [[str(theme.number) for theme in plan.themes] for plan in (old, new)]
    number = Comparison(equal(*numbers).astype(np.int8), NUMBER)
    if not texts:
        return link([Comparison(number.levels, NUMBER_ALONE)], PRIOR)
    return link([title, content, number], PRIOR)


def _contents(plan: Plan) -> list[frozenset[str]]:
    """The names of each theme's projects and the texts of its items."""
    names = {project.id: even(project.name) for project in plan.projects}
    return [
        frozenset(names[id] for id in theme.project_ids if id in names)
        | frozenset(_texts([*theme.current_state.items, *theme.strengths, *theme.development_targets]))
        for theme in plan.themes
    ]


def _texts(items: Sequence[Item]) -> list[str]:
    return [text for item in items for text in (even(item.text), *_texts(item.children))]
