"""Which item of the old edition is which of the new one: by its words first, then by its place in the outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.compare.grams import grams
from pipeline.compare.linkage import Comparison, Level, Levels, Link, equal, graded, link, overlap, similarity
from pipeline.compare.outline import Node
from pipeline.compare.same import even

PRIOR = -6.0
TEXT = (Level(-8), Level(0.5), Level(3, "similar text"), Level(6, "similar text"), Level(10, "similar text"), Level(20, "same text"))
TEXT_ALIKE = (47, 60, 75, 90, 100)
WORDS = (Level(-3), Level(-1), Level(1, "shared words"), Level(4, "shared words"), Level(6, "mostly the same words"))
WORDS_SHARED = (0.06, 0.14, 0.25, 0.45)
PLACE = (Level(-3), Level(0, "same theme"), Level(3, "same list"))
PARENT = (Level(-1), Level(1, "same parent"))
CHILDREN = (Level(0), Level(0), Level(4, "same sub-items"), Level(10, "same sub-items"))
NEIGHBOURS = (Level(0), Level(2, "same neighbour"), Level(4, "same neighbours"))


def match_items(old: Sequence[Node], new: Sequence[Node], themes: Mapping[int, int]) -> list[Link]:
    """The items of two editions, matched; `themes` gives the place of the new theme for an old one's."""
    if not old or not new:
        return []
    sides = (old, new)
    texts = [[even(node.item.text) for node in side] for side in sides]
    folded = [[text.casefold() for text in side] for side in texts]
    alike = graded(similarity(*folded), TEXT_ALIKE)
    # The same words in another order are alike, not the same.
    alike = np.where(equal(*folded), len(TEXT) - 1, np.minimum(alike, len(TEXT) - 2)).astype(np.int8)
    words = overlap(*([grams(text) for text in side] for side in texts)).jaccard()
    parents = [[_text(side, node.parent) or "-" for node in side] for side in sides]
    children = overlap(*([frozenset(even(child.text) for child in node.item.children) for node in side] for side in sides)).jaccard()
    return link(
        [
            Comparison(alike, TEXT),
            Comparison(graded(words, WORDS_SHARED), WORDS),
            Comparison(_places(old, new, themes), PLACE),
            Comparison(graded(similarity(*parents), (75,)), PARENT),
            Comparison(graded(children, (1e-6, 0.4, 0.8)), CHILDREN),
            Comparison(_neighbours(old, new), NEIGHBOURS),
        ],
        PRIOR,
    )


def _text(side: Sequence[Node], place: int | None) -> str:
    return "" if place is None else even(side[place].item.text)


def _places(old: Sequence[Node], new: Sequence[Node], themes: Mapping[int, int]) -> Levels:
    """0 in another theme, 1 in the same theme's other list, 2 in the same list."""
    theme = [
        [str(themes.get(n.theme, "gone")) if n.theme is not None else "none" for n in old],
        [str(n.theme) if n.theme is not None else "none" for n in new],
    ]
    same_theme = equal(*theme)
    same_list = equal([n.list for n in old], [n.list for n in new])
    return np.where(same_theme, np.where(same_list, 2, 1), 0).astype(np.int8)


def _neighbours(old: Sequence[Node], new: Sequence[Node]) -> Levels:
    """How many of the items before and after are the same; the beginning and the end of a list count as such."""
    before = equal(*([_text(side, n.before) or f"first of {n.list}" for n in side] for side in (old, new)))
    after = equal(*([_text(side, n.after) or f"last of {n.list}" for n in side] for side in (old, new)))
    return before.astype(np.int8) + after.astype(np.int8)
