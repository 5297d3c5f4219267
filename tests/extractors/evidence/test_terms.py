"""The lexicon's terms are found as spaCy's own span ruler finds them, and a text costs its words, whatever the lexicon holds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Span

from extractors.evidence.language import pipeline, term_patterns
from extractors.lexicon import lexicon
from extractors.text.tokens import Term, tokens_of

LANGUAGES = ("fi", "sv", "en")


@lru_cache
def _ruler(language: str) -> Any:
    nlp = pipeline(language)
    ruler: Any = nlp.create_pipe("span_ruler", config={"spans_key": "ruled", "validate": False})
    ruler.add_patterns(term_patterns(lexicon(language)))
    return ruler


def _told(terms: Iterable[Term | Span]) -> list[tuple[int, int, str, str]]:
    return [(term.start, term.end, term.label_, term.id_) for term in terms]


@lru_cache
def _words(language: str) -> list[str]:
    """Every word of the lexicon's terms, as written there."""
    words = lexicon(language)
    names = [name for term in (*words.funders, *words.organisations) for name in (*term.names, *term.short)]
    return sorted(
        {word for name in (*names, *words.words("roles", "coordinator"), *words.words("status", "ongoing")) for word in name.split()}
    )


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_terms_are_those_of_the_span_ruler(language: str, data: st.DataObject) -> None:
    some = st.sampled_from(_words(language)) | st.sampled_from([",", "ja", "och", "Silta", "hanke", "OKM:n", "ESR-hanke", "projekt"])
    text = " ".join(data.draw(st.lists(some, max_size=25)))
    doc = pipeline(language)(text)
    assert _told(tokens_of(doc).terms) == _told(_ruler(language)(doc).spans["ruled"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_the_lexicon_is_found_by_itself(language: str) -> None:
    nlp = pipeline(language)
    for term in (*lexicon(language).funders, *lexicon(language).organisations):
        for name in term.names:
            assert term.id in [found.id_ for found in tokens_of(nlp(name)).terms], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_all_terms_are_in_tries(language: str) -> None:
    terms: Any = pipeline(language).get_pipe("terms")
    assert len(terms._rest) <= 5 < 100 < sum(map(len, terms._tries.values()))
