"""Generated editions: the same for the same seed, read from a PDF as they are given as pages, and true to their own key."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.readers.pdf import read_pdf
from schemas.document import Page, Word
from tests.generated.edition import make
from tests.generated.families import all_shapes

NEAR = 0.06
"""Points that a coordinate may differ by, since a PDF writes them rounded."""


@pytest.mark.parametrize("family", all_shapes())
def test_one_seed_gives_one_edition(family: str) -> None:
    assert (make(family, 5).pdf, make(family, 5).gold) == (make(family, 5).pdf, make(family, 5).gold)
    assert make(family, 5).pdf != make(family, 6).pdf


@pytest.mark.parametrize("family", all_shapes())
def test_the_pdf_is_read_as_the_pages_that_were_given(family: str) -> None:
    edition = make(family, 3)
    read = read_pdf(Path("edition.pdf"), edition.pdf)
    assert [_looks(page) for page in edition.pages] == [_looks(page) for page in read]
    for given, found in zip(edition.pages, read, strict=True):
        for one, other in zip(given.words, found.words, strict=True):
            assert _places(one) == pytest.approx(_places(other), abs=NEAR)


def _looks(page: Page) -> tuple[object, ...]:
    """Everything of a page but its coordinates, and of its grids how many cells they have."""
    words = [(word.text, word.size, word.bold, word.look) for word in page.words]
    grids = [[[cell is None for cell in row] for row in grid] for grid in page.grids]
    return page.number, round(page.width), words, grids, page.frames


def _places(word: Word) -> tuple[float, ...]:
    return (*word.place, *word.edges)


@pytest.mark.parametrize("family", all_shapes())
def test_every_word_of_an_edition_stands_once_in_its_key(family: str) -> None:
    edition = make(family, 4)
    gold = edition.gold
    texts = [text for slide in gold["slides"] for text in slide["headings"]]
    texts += [mention["text"] for mention in gold["mentions"]]
    texts += [item["text"] for items in _lists(gold) for item in _flat(items)]
    words = [word.text for page in edition.pages for word in page.words if word.text.strip("•◦▪–-►")]
    placed = [word for text in texts for word in text.split() if word.strip("•◦▪–-►")]
    assert sorted(placed) == sorted(words)


def _lists(gold: dict) -> list[list[dict]]:
    found = [gold["phenomena"]]
    for theme in gold["themes"]:
        found += [theme["current_state"]["items"], theme["strengths"], theme["development_targets"]]
    return found


def _flat(items: list[dict]) -> list[dict]:
    return [one for item in items for one in (item, *_flat(item["children"]))]


@pytest.mark.parametrize("family", all_shapes())
def test_the_words_of_a_field_say_its_value(family: str) -> None:
    edition = make(family, 2)
    texts = {(page.number, word.number): word.text for page in edition.pages for word in page.words}
    named = 0
    for element in edition.key.elements:
        if element.said is not None and element.words:
            name = " ".join(texts[place] for place in element.fields["name"])
            assert element.said.project.name.casefold() in name.casefold()
            named += 1
    assert named == len(edition.gold["mentions"]) > 0


@pytest.mark.parametrize("family", all_shapes())
def test_nothing_is_drawn_over_the_page_or_over_other_text(family: str) -> None:
    for seed in range(4):
        for page in make(family, seed).pages:
            for word in page.words:
                x0, top, x1, bottom = word.place
                assert min(x0, top, page.width - x1, page.height - bottom) >= 0, (seed, word)
            for one, other in _neighbours(page):
                assert not _overlap(one, other), (seed, one, other)


def _neighbours(page: Page) -> list[tuple[Word, Word]]:
    words = sorted(page.words, key=lambda word: word.place[1])
    return [(one, other) for n, one in enumerate(words) for other in words[n + 1 : n + 40] if other.place[1] < one.place[3]]


def _overlap(one: Word, other: Word) -> bool:
    """Whether two words cover each other by more than the air round their letters."""
    wide = min(one.place[2], other.place[2]) - max(one.place[0], other.place[0])
    tall = min(one.place[3], other.place[3]) - max(one.place[1], other.place[1])
    return wide > 1 and tall > 0.45 * min(one.size, other.size)
