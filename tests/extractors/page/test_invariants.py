"""What holds of the tree of any page: no word is lost or doubled, each paragraph exists once, rows and columns share them."""

from __future__ import annotations

import itertools
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.page.tree import Tree, tree_of
from extractors.text.passage import Joiner
from schemas.document import Page, Shape, Word
from schemas.region import Leaf, Region

WORDS = ("Silta", "ja", "rakentaa", "2024–2025", "ESR+", "•", "Laituri.", "kunta", "työ-", "jatkuu", "siltoja", "kotiin", "3")
LEFTS = (40.0, 60.0, 300.0, 310.0, 560.0)
TOPS = tuple(float(top) for top in range(20, 520, 16))
EDGES = (30.0, 290.0, 550.0, 800.0)


@st.composite
def pages(draw: st.DrawFn) -> list[Page]:
    """One to three pages with lines at places that may line up, boxes around some, a ruled table on some, in which cells may be missing,
    and another one drawn over it."""
    found = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        places = draw(st.lists(st.tuples(st.sampled_from(LEFTS), st.sampled_from(TOPS)), max_size=14, unique=True))
        words: list[Word] = []
        for left, top in places:
            size, bold = draw(st.sampled_from((12.0, 12.0, 12.0, 20.0))), draw(st.integers(0, 3)) == 0
            x = left
            for text in draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)):
                words.append(Word(text, number, len(words), (x, top, x + len(text) * size / 2, top + size), size=size, bold=bold))
                x += len(text) * size / 2 + size / 4
        boxes = draw(st.lists(st.tuples(st.sampled_from(EDGES[:2]), st.sampled_from(TOPS[:20]), st.integers(20, 200)), max_size=4))
        shapes = tuple(Shape((left, top, left + 250.0, top + height), (0.9,)) for left, top, height in boxes)
        whole = tuple(tuple((a, top, b, top + 60.0) for a, b in itertools.pairwise(EDGES)) for top in (100.0, 160.0, 220.0))
        missing = draw(st.sets(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=4))
        ruled = tuple(tuple(None if (r, c) in missing else cell for c, cell in enumerate(row)) for r, row in enumerate(whole))
        over = tuple(tuple((x, top, x + 120.0, top + 40.0) for x in (180.0, 300.0)) for top in (130.0, 170.0))
        grids = (*((ruled,) if draw(st.booleans()) else ()), *((over,) if draw(st.integers(0, 3)) == 0 else ()))
        found.append(Page(number, 960, 540, tuple(words), grids=grids, shapes=shapes))
    return found


def words_of(tree: Tree) -> Counter[int]:
    """How often each word, by id(), stands in the tree's leaves and running lines."""
    found: Counter[int] = Counter()
    for blocks in (*([leaf.block for leaf in page.leaves] for page in tree.pages), *tree.running):
        for block in blocks:
            found.update({id(word) for word in block.passage.words})
    return found


def parts_of(region: Region) -> Counter[int]:
    """How often each paragraph, by id(), is a leaf of the tree."""
    return Counter(id(leaf) for inner in region.walk() if (leaf := inner.leaf) is not None)


@given(pages())
@settings(max_examples=60)
def test_every_word_is_in_exactly_one_paragraph_or_running_line(drawn: list[Page]) -> None:
    found = words_of(tree_of(drawn, Joiner()))
    bullets = {id(word) for page in drawn for word in page.words if word.text == "•"}
    assert set(found.values()) <= {1}
    assert {id(word) for page in drawn for word in page.words} - bullets <= set(found)


@given(pages())
@settings(max_examples=60)
def test_each_paragraph_exists_once_and_rows_hold_the_same_ones(drawn: list[Page]) -> None:
    for page in tree_of(drawn, Joiner()).pages:
        assert set(parts_of(page).values()) <= {1}
        for region in page.walk():
            if region.rows:
                across = Counter(id(leaf) for row in region.rows for cell in row if cell for leaf in cell.leaves)
                assert across == Counter(map(id, region.leaves))


@given(pages())
@settings(max_examples=30)
def test_the_same_pages_give_the_same_tree(drawn: list[Page]) -> None:
    def told(leaf: Leaf) -> tuple[object, ...]:
        return leaf.text, leaf.page, leaf.block.level, leaf.box

    once, again = (tree_of(drawn, Joiner()) for _ in range(2))
    assert [list(map(told, page.leaves)) for page in once.pages] == [list(map(told, page.leaves)) for page in again.pages]


@given(pages())
@settings(max_examples=30)
def test_a_column_is_read_to_its_end_before_the_next(drawn: list[Page]) -> None:
    """No leaf of a column without rows stands between leaves of another; columns stand from left to right."""
    for page in tree_of(drawn, Joiner()).pages:
        for region in page.walk():
            if region.kind != "beside" or region.rows:
                continue
            homes = [number for leaf in region.leaves for number, part in enumerate(region.parts) if leaf in part.leaves]
            assert homes == sorted(homes)
            lefts = [part.box[0] for part in region.parts]
            # What a large title heads stands before the panel beside it, whichever is further left.
            assert lefts == sorted(lefts) or [part.kind == "box" for part in region.parts] == [False, True]
