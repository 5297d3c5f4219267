"""What most texts are not is told at once, and what was found in a text is not looked for again: with the same answer as the long way."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.evidence import labels, leaf
from extractors.evidence.entry import fields
from extractors.evidence.entry.fields import read_entry
from extractors.evidence.entry.kinds import Kinds
from extractors.evidence.headings import HeadingReader, heading_reader
from extractors.evidence.label_parts import LabelParts
from extractors.evidence.language import pipeline
from extractors.evidence.leaf import divider, evidence_of
from extractors.lexicon import languages
from schemas.document import Passage

TABLE = tomllib.loads((Path(__file__).parent / "evidence.toml").read_text(encoding="utf-8"))
TEXTS = sorted({case["text"] for case in TABLE["evidence"]})
ENTRY = "Kaaripolku nuorille. Hankkeessa rakennetaan polkuja. 1.8.2023–31.7.2026. ESR+. Kemin kaupunki."


def forbidden(*_: Any, **__: Any) -> Any:
    raise AssertionError("the long way was taken")


def test_an_entry_of_one_paragraph_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    evidence_of(ENTRY, "fi")
    alone = fields._read.__wrapped__(ENTRY, "fi", 11, (), ())
    monkeypatch.setattr(fields, "read", forbidden)
    assert fields._read.__wrapped__(ENTRY, "fi", 11, (), ()) == alone
    # How it is divided depends on what is told with it, not on how it was divided before.
    assert [mark.value for mark in alone[0] if mark.field == "name"] == ["Kaaripolku"]
    (name,) = read_entry(Passage(ENTRY, ()), 1, None, "fi").of("name")
    assert name.value == "Kaaripolku nuorille"
    with pytest.raises(AssertionError, match="long way"):
        fields._read.__wrapped__(ENTRY, "fi", 0, (21,), ())


@pytest.mark.parametrize(
    ("language", "text", "tried"),
    [
        ("en", "Its focus is industrious.", False),
        ("en", "Tell us of it.", True),
        ("fi", "Alueen osaajat", False),
        ("fi", "Lue lisää", True),
    ],
)
def test_terms_as_written_are_looked_for_among_words(language: str, text: str, tried: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp, asked = pipeline(language), []
    terms: Any = nlp.get_pipe("terms")
    rest = terms._rest
    monkeypatch.setattr(terms, "_rest", lambda doc: asked.append(doc) or rest(doc))
    nlp(text)
    assert bool(asked) == tried


@pytest.mark.parametrize("text", ["Kaaripolku nuorille", "Yhteistyössä rakennetaan polkuja", "Arbetslivets broar", "Bridges of the north"])
def test_what_begins_like_no_label_is_tried_in_no_language(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    labels._may_begin(text.split()[0].lower())
    monkeypatch.setattr(LabelParts, "field", forbidden)
    monkeypatch.setattr(LabelParts, "question", forbidden)
    assert labels.field_of.__wrapped__(text) is None


@pytest.mark.parametrize(
    "text", ["Hankkeen nimi", "Kuka rahoittaa?", "1 000 €", "t€", "(€)", "Rahoitus (1 000 €)", "Mitä, missä", "Vem finansierar?"]
)
def test_labels_are_those_that_some_language_has(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = labels.field_of.__wrapped__(text)
    monkeypatch.setattr(labels, "_may_begin", lambda word: True)
    assert labels.field_of.__wrapped__(text) == told


def test_a_label_has_a_colon_or_asks() -> None:
    asked, closed, neither = ("Kuka rahoittaa? Kaaren rahasto", "Rahoittaja: Kaaren rahasto", "Rahoittaja Kaaren rahasto")
    assert [[label.field for label in leaf._colon_labels(text)] for text in (asked, closed, neither)] == [["funders"], ["funders"], []]


def test_a_name_without_a_plans_words_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HeadingReader, "title", forbidden)
    assert not heading_reader("fi").names_plan("Kaaripolku nuorille – osaajia alueelle")


@pytest.mark.parametrize("language", sorted(languages()))
def test_plans_are_named_by_the_same_titles(language: str) -> None:
    reader = heading_reader(language)
    words = [*reader.plan_words, *reader.portfolios, "silta", "hankkeet", "projekt", "projects"]
    titles = [
        text for word in words for text in (word, f"Kaaren {word}", f"{word.title()} 2024–2028", f"2. {word} (2024)", f"{word}: tila")
    ]
    assert [reader.names_plan(title) for title in titles] == [reader.title(title).plan for title in titles]
    assert {reader.names_plan(title) for title in titles} == {False, True}


def test_a_text_that_says_no_data_is_prose_sentence_by_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, silent = divider("fi"), 0
    for text in (*TEXTS, "Hankkeessa rakennetaan siltoja (ja polkuja; portaita). Työ jatkaa kokeilua."):
        seen = evidence_of(text, "fi")
        kinds = Kinds(seen.doc, seen.kinds, reader.is_plain, reader.reader.is_verb, reader._opens_clause)
        long_way = [(s.start, reader._data_from(seen.doc, kinds, s.start, s.end), s.end) for s in seen.doc.sents]
        assert reader.sentences(seen.doc, seen.kinds) == long_way, text
        silent += not any(seen.kinds)
    assert silent > 1
