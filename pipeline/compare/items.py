"""Which item of the old edition is which of the new one: by its words first, then by its place in the outline; never by its neighbours,
so that another order changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.compare.calibration import ITEMS, Curve
from pipeline.compare.candidates import ALL, Pairs, candidates, likeness, link_pairs, same, shared, word_keys
from pipeline.compare.grams import grams
from pipeline.compare.linkage import Comparison, Level, Levels, Link, graded
from pipeline.compare.outline import Node
from pipeline.compare.same import even
from pipeline.compare.written import letters

PRIOR = -6.0
TEXT = (Level(-8), Level(0.5), Level(3, "similar text"), Level(6, "similar text"), Level(10, "similar text"), Level(20, "same text"))
TEXT_ALIKE = (47, 60, 75, 90, 100)
WORDS = (Level(-3), Level(-1), Level(1, "shared words"), Level(4, "shared words"), Level(6, "mostly the same words"))
WORDS_SHARED = (0.06, 0.14, 0.25, 0.45)
CONTAINED = (Level(0), Level(6, "all its words are in the other"))
# The shorter text is in the longer one if so much of it is there, in so many bits, and so many words.
ALL_OF_IT, LEAST_BITS, LEAST_WORDS = 0.95, 8.0, 2
PLACE = (Level(-3), Level(0, "same theme"), Level(3, "same list"))
PARENT = (Level(-1), Level(1, "same parent"))
CHILDREN = (Level(0), Level(0), Level(4, "same sub-items"), Level(12, "same sub-items"))
# Two that are left alone in the same list are likelier the same than any two.
SOLE = Level(2, "the only ones left in the list")
# So many letters of a longer word are its beginning, which its inflected forms share.
BEGINNING = 6


def match_items(old: Sequence[Node], new: Sequence[Node], themes: Mapping[int, int], *, most: int = ALL) -> list[Link]:
    """The items of two editions, matched; `themes` gives the place of the new theme for an old one's.

    Up to `most` pairs all are looked at, of more those that share something rare.
    """
    if not old or not new:
        return []
    pairs = candidates(_keys, old, new, most=most)
    links = link_pairs(pairs, _compared(old, new, themes, pairs), PRIOR, _curve)
    return sorted([*links, *_sole(old, new, themes, links)], key=lambda link: link.old)


def _curve(_place: int) -> Curve:
    return ITEMS


def _keys(node: Node) -> frozenset[str]:
    """By what an item is looked up: its words, alone and in twos, the beginnings of long ones, its whole text."""
    text = even(node.item.text).casefold()
    return frozenset({f"= {text}", *word_keys(text), *(f"~ {word[:BEGINNING]}" for word in text.split() if len(word) > BEGINNING)})


def _compared(old: Sequence[Node], new: Sequence[Node], themes: Mapping[int, int], pairs: Pairs) -> list[Comparison]:
    """All that is compared of each pair of items."""
    sides = (old, new)
    texts = [[even(node.item.text) for node in side] for side in sides]
    folded = [[text.casefold() for text in side] for side in texts]
    alike = graded(likeness(pairs, *folded), TEXT_ALIKE)
    written = [[letters(text) for text in side] for side in folded]
    # The same words in another order are alike, not the same.
    alike = np.where(same(pairs, *written), len(TEXT) - 1, np.minimum(alike, len(TEXT) - 2))
    in_common = shared(pairs, *([grams(text) for text in side] for side in texts))
    long_enough = [np.array([len(text.split()) >= LEAST_WORDS for text in side]) for side in texts]
    contained = (in_common.least() >= ALL_OF_IT) & (in_common.shared >= LEAST_BITS) & (alike < len(TEXT) - 1)
    contained &= long_enough[0][pairs.old] & long_enough[1][pairs.new]
    # What a text has more than another is no reason against it, if it has all of the other.
    alike = np.where(contained, np.maximum(alike, 1), alike).astype(np.int8)
    words = graded(in_common.jaccard(), WORDS_SHARED)
    words = np.where(contained, np.maximum(words, 1), words).astype(np.int8)
    children = shared(pairs, *([frozenset(even(child.text) for child in node.item.children) for node in side] for side in sides))
    parents = [["-" if node.parent is None else even(side[node.parent].item.text) for node in side] for side in sides]
    return [
        Comparison(alike, TEXT),
        Comparison(words, WORDS),
        Comparison(contained.astype(np.int8), CONTAINED),
        Comparison(_places(old, new, themes, pairs), PLACE),
        Comparison(graded(likeness(pairs, *parents), (75,)), PARENT),
        Comparison(graded(children.jaccard(), (1e-6, 0.4, 0.8)), CHILDREN),
    ]


def _places(old: Sequence[Node], new: Sequence[Node], themes: Mapping[int, int], pairs: Pairs) -> Levels:
    """0 in another theme, 1 in the same theme's other list, 2 in the same list."""
    here = [_theme(node, themes) for node in old]
    there = [str(node.theme) if node.theme is not None else "none" for node in new]
    same_list = same(pairs, [node.list for node in old], [node.list for node in new])
    return np.where(same(pairs, here, there), np.where(same_list, 2, 1), 0).astype(np.int8)


def _theme(node: Node, themes: Mapping[int, int]) -> str:
    return "none" if node.theme is None else str(themes.get(node.theme, "gone"))


def _sole(old: Sequence[Node], new: Sequence[Node], themes: Mapping[int, int], links: Sequence[Link]) -> list[Link]:
    """The items that are left, one on each side of a list, where that they are alone tips the balance."""
    parents = {link.old: link.new for link in links}
    left: dict[tuple[str, str, int | None], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    known = {link.old for link in links}, {link.new for link in links}
    for i, node in enumerate(old):
        if i not in known[0]:
            left[_theme(node, themes), node.list, None if node.parent is None else parents.get(node.parent, -1)][0].append(i)
    for j, node in enumerate(new):
        if j not in known[1]:
            left["none" if node.theme is None else str(node.theme), node.list, node.parent][1].append(j)
    alone = [(mine[0], theirs[0]) for mine, theirs in left.values() if len(mine) == len(theirs) == 1]
    if not alone:
        return []
    pairs = Pairs(*np.array(sorted(alone), dtype=np.int64).T)
    compared = _compared(old, new, themes, pairs)
    return link_pairs(pairs, [*compared, Comparison(np.zeros(len(alone), dtype=np.int8), (SOLE,))], PRIOR, _curve)
