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
    words = [(word.text, word.font, word.size, word.bold, word.colour, word.note) for word in page.words]
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
