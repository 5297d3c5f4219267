"""The lexicon's terms are found as spaCy's own span ruler finds them, and a text costs its words, whatever the lexicon holds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractors.evidence.language import pipeline, term_patterns
from extractors.lexicon import lexicon
from extractors.text.tokens import Term, Tokens

LANGUAGES = ("fi", "sv", "en")
# So many terms begin with one word at most.
MOST = 24


@lru_cache
def _ruler(language: str) -> Any:
    ruler: Any = spacy.blank(language).create_pipe("span_ruler", config={"spans_key": "ruled", "validate": False})
    ruler.add_patterns(term_patterns(lexicon(language)))
    return ruler


def _told(terms: Iterable[Term | Span]) -> list[tuple[int, int, str, str]]:
    """What is told of each term, those that begin and end together in the order of what is told."""
    return sorted((term.start, term.end, term.label_, term.id_) for term in terms)


def _spacys(tokens: Tokens, vocab: Vocab) -> Doc:
    doc = Doc(vocab, words=[token.text for token in tokens], spaces=[bool(token.whitespace_) for token in tokens])
    for token, own in zip(doc, tokens, strict=True):
        token.lemma_, token.norm_ = own.lemma_, own.norm_
    return doc


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
    tokens, ruler = pipeline(language)(text), _ruler(language)
    assert [(term.start, term.end) for term in tokens.terms] == sorted((term.start, term.end) for term in tokens.terms)
    doc = ruler(_spacys(tokens, ruler.nlp.vocab))
    assert _told(tokens.terms) == _told(doc.spans["ruled"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_the_lexicon_is_found_by_itself(language: str) -> None:
    for term in (*lexicon(language).funders, *lexicon(language).organisations):
        for name in term.names:
            assert term.id in [found.id_ for found in pipeline(language)(name).terms], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_terms_begin_with_the_same_word(language: str) -> None:
    """A word costs the terms that begin with it."""
    words = [ways for begun in pipeline(language).terms._ways.values() for ways in begun.values()]
    assert max(map(len, words)) <= MOST < sum(map(len, words)) / MOST
