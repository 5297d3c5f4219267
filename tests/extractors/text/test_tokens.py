"""The tokens of a text say what spaCy's say."""

from __future__ import annotations

import gc
import re
import weakref
from random import Random

import pytest
import spacy
from spacy.tokens import Doc
from spacy.util import filter_spans

from extractors.evidence.language import pipeline
from extractors.evidence.parties.funders import longest
from extractors.text.tokenizer import INITIALS, LETTERS, LOCAL, PARTS, PATTERNS
from extractors.text.tokens import Term, tokens_of

TEXTS = [
    "",
    "Silta.",
    "Silta nuorille. Hankkeessa rakennetaan siltoja. 1.8.2023–31.7.2026. ESR+ ja Kemin kaupunki (Y-tunnus 1234567-1).",
    "OKM:n erityisavustus, VALO-hanke! Lue lisää: www.silta.fi, nimi@silta.fi; A. Virtanen",
    "Kevät2022-31.12.2024, työ- ja elinkeinoministeriö | Lapin liitto…",
]
ATTRIBUTES = ("i", "idx", "text", "lower_", "lemma_", "norm_", "whitespace_")
OF_WORDS = ("is_punct", "is_alpha", "is_title")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_they_say_what_spacys_say(text: str, language: str) -> None:
    doc = pipeline(language)(pipeline(language).make_doc(text)) if text else pipeline(language).make_doc(text)
    tokens = tokens_of(doc)
    for name in ATTRIBUTES:
        assert [getattr(token, name) for token in tokens] == [getattr(token, name) for token in doc], name
    # What a word is by itself the pipeline's own spaCy is not asked for, and does not work out.
    whole = Doc(spacy.blank(language).vocab, [token.text for token in tokens], [token.whitespace_ != "" for token in tokens])
    for name in OF_WORDS:
        assert [getattr(token, name) for token in tokens] == [getattr(token, name) for token in whole], name
    assert [token.is_address for token in tokens] == [token.like_email or token.like_url for token in whole]
    for token, own in zip(doc, tokens, strict=True):
        # Sentences are told on ours alone; spaCy is told of them here, to be asked for them.
        token.is_sent_start = own.is_sent_start
    assert [(s.start, s.end) for s in tokens.sents] == ([(s.start, s.end) for s in doc.sents] if text else [])
    for start in range(len(doc)):
        for end in range(start, len(doc) + 1):
            assert tokens.said(start, end) == doc[start:end].text
            assert tokens.said(start, end, blank=True) == doc[start:end].text_with_ws


def test_what_components_tell_of_a_text_is_told_of_its_doc_and_of_no_other() -> None:
    doc = pipeline("fi")(TEXTS[2])
    told = tokens_of(doc)._
    assert all((told.periods, told.funders, told.organisation_tokens, told.business_ids))
    assert (doc._.periods, doc._.funders, doc._.business_ids) == (told.periods, told.funders, told.business_ids)
    assert pipeline("fi").make_doc(TEXTS[2])._.periods == ()


@pytest.mark.parametrize("seed", range(20))
def test_the_longest_of_terms_that_overlap(seed: int) -> None:
    random = Random(seed)
    doc = pipeline("fi").make_doc(" ".join("abcdefghij"))
    edges = [sorted(random.sample(range(len(doc) + 1), 2)) for _ in range(8)]
    terms = [Term(start, end, "FUNDER", str(number)) for number, (start, end) in enumerate(edges)]
    kept = filter_spans([doc.char_span(2 * start, 2 * end - 1, span_id=str(n)) for n, (start, end) in enumerate(edges)])
    assert [(term.start, term.end, term.id_) for term in longest(terms)] == [(span.start, span.end, span.id_) for span in kept]


@pytest.mark.parametrize(
    ("kind", "most", "text"),
    [
        ("email", LOCAL, "{many}@kunta.fi"),
        ("initials", INITIALS, "a.{dotted}"),
        ("inflected", LETTERS, "a{many}:n"),
        ("inflected", PARTS, "a{joined}:n"),
    ],
)
def test_a_pattern_looks_no_further_than_it_must_for_the_sign_that_makes_it_one(kind: str, most: int, text: str) -> None:
    # Who looked to the end of a text without blanks for each of its tokens would look for ever.
    told, not_told = (text.format(many="a" * count, dotted="a." * count, joined="-a" * count) for count in (most, most + 1))
    assert re.fullmatch(PATTERNS[kind], told)
    assert not re.match(PATTERNS[kind], not_told)


def test_no_text_is_too_long() -> None:
    (token,) = pipeline("fi").make_doc("a" * 1_000_001)
    assert len(token) == 1_000_001


def test_a_texts_tokens_are_gone_with_the_last_who_has_them() -> None:
    """Without Python's search for what refers to itself in circles: a document's tokens take too much room to wait for that."""
    gc.disable()
    try:
        doc = pipeline("fi")("Silta kootaan Kemissä. Hanke alkaa 1/2024.")
        here = weakref.ref(tokens_of(doc))
        assert tokens_of(doc).sents
        assert tokens_of(doc)[0].doc is here()
        del doc
        assert here() is None
    finally:
        gc.enable()
