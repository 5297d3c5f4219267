"""What an edition is, from its title and its words: ids, slugs, the language of texts without small words."""

from __future__ import annotations

import pytest

from extractors.evidence.names import LONGEST_SLUG, slug
from extractors.lexicon import lexicon
from extractors.sections.edition import edition_id, language_of
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
