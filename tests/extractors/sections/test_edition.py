"""What an edition is, from its title and its words: ids, slugs, the language of texts without small words."""

from __future__ import annotations

import pytest

from extractors.evidence.names import LONGEST_SLUG, slug
from extractors.lexicon import lexicon
from extractors.sections.edition import edition_id, language_of, region_in
from tests.cases import table


@pytest.mark.parametrize(("language", "title", "id_"), table("editions", "ids"))
def test_a_title_gives_an_id_that_can_be_read(language: str, title: str, id_: str) -> None:
    assert edition_id(title, lexicon(language), "file") == id_


def test_without_a_title_the_file_gives_the_id() -> None:
    assert edition_id(None, lexicon("fi"), "Plan Ä") == "plan-a"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_an_id_of_a_long_title_keeps_its_years(language: str) -> None:
    found = edition_id("Osaaminen " * 40 + "2024–2028", lexicon(language), "file")
    assert len(found) <= LONGEST_SLUG
    assert found.startswith("osaaminen-osaaminen-")
    assert found.endswith("-2024-2028")


@pytest.mark.parametrize(("text", "expected"), table("editions", "slugs"))
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_long_slug_ends_with_a_whole_word() -> None:
    assert slug("polku " * 40) == "-".join(["polku"] * 16)
    assert slug("p" * 300) == "p" * LONGEST_SLUG


@pytest.mark.parametrize(("text", "language"), table("editions", "languages"))
def test_the_language_of_a_text_without_small_words(text: str, language: str) -> None:
    assert language_of([text]) == language


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_region_is_found_by_each_of_its_names(language: str) -> None:
    words = lexicon(language)
    for name, shown in words.regions.items():
        for text in (name, name.upper(), f"2 Silta {name.title()}", f"{name}s plan 2030"):
            assert region_in(text, words) == shown, text
    assert region_in("Silta nuorille 2030", words) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [("Pohjois-Savon plan", "Pohjois-Savo"), ("Osaajia Lapissa", "Lappi"), ("South of Savo", None), ("Silta Savossa", None)],
)
def test_a_region_is_found_inflected_and_as_a_whole(text: str, found: str | None) -> None:
    assert region_in(text, lexicon("fi")) == found
