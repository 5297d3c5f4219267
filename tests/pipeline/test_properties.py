"""What holds for all inputs: no word is lost, every value lies in its text, dates keep their order."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.evidence.entry.fields import read_entry
from extractors.evidence.names import LONGEST_SLUG, slug, tidy_name
from extractors.evidence.time.dates import Point, interval
from extractors.text.tokenizer import PATTERNS, TOKEN
from pipeline.extraction import extract_document
from pipeline.readers import Document
from pipeline.readers.text import read_text
from schemas.document import Passage

WORDS = st.sampled_from(
    """
    Silta hanke Hankkeessa kehitetään ESR+ EAKR. OKM:n valtionavustus 1.1.2024-31.12.2025. 1.8.2023- 2024 kevät 2025
    saakka. Kemin kaupunki Oy ry, ja sekä / - – • ● ( ) (koordinaattori) Hallinnoija: Nykytila Vahvuudet: Hankkeet 1) 2)
    Teema 31.2.2024 työ- Valtakunnallinen. Alkamassa. opisto Opisto OAMK mukana 10 korkeakoulua AMIF; vuoden loppuun &
    "Nimi" esim. 8/2024 -hanke
    """.split()
)
LINES = st.lists(WORDS, max_size=14).map(" ".join)
TEXTS = st.lists(st.one_of(LINES, st.just(""), st.just("\f"), st.just("\n\n\n")), min_size=1, max_size=25).map("\n".join)
POINTS = st.one_of(
    st.builds(Point, st.integers(1990, 2060)),
    st.builds(Point, st.integers(1990, 2060), st.integers(1, 12)),
    st.builds(Point, st.integers(1990, 2060), st.integers(1, 12), st.integers(1, 28)),
    st.builds(Point, st.integers(1990, 2060), season=st.integers(21, 24)),
)


@pytest.mark.slow
@settings(max_examples=150)
@given(TEXTS.filter(lambda text: bool(text.strip())))
def test_no_word_is_lost_or_doubled(text: str) -> None:
    pages = read_text(Path("x.txt"), text.encode())
    extraction = extract_document(Document(Path("x.txt"), "0" * 64, "text/plain", pages))
    assert not extraction.ledger.lost
    assert not extraction.ledger.doubled
    assert extraction.ledger.read == extraction.ledger.placed


@settings(max_examples=150)
@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join))
def test_every_mark_lies_in_the_entry(text: str) -> None:
    entry = read_entry(Passage(text, ()), 1, None, "fi")
    assert entry.one("name") is not None
    for mark in entry.marks:
        assert 0 <= mark.start < mark.end <= len(text)


@given(st.text(max_size=200))
def test_tokens_hold_every_character(text: str) -> None:
    assert "".join(match.group() for match in TOKEN.finditer(text)) == re.sub(r"\s+", "", text)


@given(st.text(alphabet="aÅb1.:,;)-+@/ '_e\u0301", max_size=40))
def test_plain_words_are_told_first_and_no_other_way(text: str) -> None:
    others = re.compile("|".join(pattern for name, pattern in PATTERNS.items() if name != "plain"))
    assert [match.span() for match in TOKEN.finditer(text)] == [match.span() for match in others.finditer(text)]


@given(st.one_of(st.none(), POINTS), POINTS)
def test_an_interval_keeps_its_order(start: Point | None, end: Point) -> None:
    found = interval(start, end)
    if found is None:
        assert start is not None
        assert end.last() < start.first()
    elif found.start and found.end:
        assert date.fromisoformat(found.start) <= date.fromisoformat(found.end)


@given(st.text(max_size=80))
def test_slugs_are_ascii(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text * 50)) <= LONGEST_SLUG


@given(st.text(max_size=80))
def test_a_tidy_name_stays_as_it_is(text: str) -> None:
    once = tidy_name(text)
    assert tidy_name(once) == once
