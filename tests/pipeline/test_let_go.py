"""What was held of a file is gone by the time that its edition is said, which is said parcel by parcel and is the same put together."""

from __future__ import annotations

import gc
import pickle
import weakref
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extractors.plan import assembly
from extractors.text import kept
from extractors.text.kept import let_go
from extractors.text.tokens import Tokens
from pipeline import extraction, outcome, understanding
from pipeline.ahead import ReadingHere
from pipeline.extraction import extract, extract_document
from pipeline.limits import Clock
from pipeline.outcome import Handed, Outcome, Parcel
from pipeline.readers import read
from schemas.document import Block, Page, Passage, Word
from schemas.plan import Span
from schemas.region import Leaf, Region
from tests.editions.expected import ROOT

SAMPLE = ROOT / "samples" / "pohjois-pohjanmaa-2026-2030.pdf"
HELD = (Page, Word, Block, Leaf, Region)


def alive() -> Counter[str]:
    """How many things of each kind that is read and understood there are."""
    gc.collect()
    return Counter(type(thing).__name__ for thing in gc.get_objects() if isinstance(thing, HELD))


def said(path: Path, watch: Any = list) -> list[Any]:
    """What is said of a file; `watch` is called each time."""
    found: list[Any] = []

    def say(message: object) -> None:
        watch()
        found.append(message)

    with ReadingHere([path]) as documents:
        clock = Clock()
        understanding._say_one(documents, understanding.Asked(), clock, say)
        # It would end the process that runs the tests, some time later.
        clock.stop()
    return found


def test_pages_words_and_regions_are_gone_when_the_edition_is_said() -> None:
    let_go()
    before, counts = alive(), list[Counter[str]]()
    messages = said(SAMPLE, lambda: counts.append(alive()))
    of_pages = [count for count, message in zip(counts, messages, strict=True) if isinstance(message, tuple)]
    of_the_edition = [count for count, message in zip(counts, messages, strict=True) if not isinstance(message, tuple)]
    # While it is read there are more page by page.
    assert of_pages[-1]["Word"] - before["Word"] > 900
    assert of_the_edition
    assert all(count == before for count in of_the_edition)


def test_what_is_kept_of_paragraphs_is_gone_when_they_are_put_into_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    sound, counts = assembly.Placed, list[int]()

    def placed() -> assembly.Placed:
        counts.append(sum(cache.cache_info().currsize for cache in kept._PARAGRAPHS))
        return sound()

    monkeypatch.setattr(assembly, "Placed", placed)
    extract(SAMPLE)
    assert counts == [0]


def test_blocks_of_slides_are_gone_when_the_plan_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    # Other tests may have left some.
    sound, counts, before = extraction.resolve, list[int](), alive()["Block"]

    def resolving(*asked: Any) -> Any:
        counts.append(alive()["Block"] - before)
        return sound(*asked)

    monkeypatch.setattr(extraction, "resolve", resolving)
    found = extract(SAMPLE)
    # What is in lists waits to be made into items.
    assert counts == [sum(map(len, found.contents.lists.values()))]
    assert sum(len(slide.headings) for slide in found.plan.slides) > 40


def test_edges_of_places_are_the_same_numbers() -> None:
    spans = [span for project in extract(SAMPLE).plan.projects for found in project.spans.values() for span in found]
    edges = [edge for span in spans for edge in span.bbox or ()]
    assert len(set(map(id, edges))) == len(set(edges)) < len(edges)


def test_texts_of_a_long_document_are_gone_with_what_refers_to_itself_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_TEXTS", [])

    @kept.kept_of_texts(4)
    def read(text: str) -> Tokens:
        return Tokens(text, [(0, len(text))])

    gone = [weakref.ref(read(text)[0].doc._) for text in ("yksi", "kaksi", "kolme")]
    assert all(seen() for seen in gone)
    let_go()
    assert not any(seen() for seen in gone)


def test_rules_make_hardly_any_circles() -> None:
    """Python does not look for them while rules work (pipeline/loading.py): what refers to itself would stay as long."""
    document = read(SAMPLE)
    extract_document(document)
    gc.collect()
    gc.disable()
    try:
        extract_document(document)
        for cache in kept._TEXTS:
            cache.cache_clear()
        assert gc.collect() < 40 * len(document.pages)
    finally:
        gc.enable()


def test_an_edition_is_said_in_parcels_of_so_many_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome, "AT_ONCE", 7)
    *parcels, last = (message for message in said(SAMPLE) if not isinstance(message, tuple))
    assert isinstance(last, Outcome)
    assert not last.plan.projects
    assert all(isinstance(parcel, Parcel) and 0 < len(pickle.loads(zlib.decompress(parcel.entries))) <= 7 for parcel in parcels)
    assert Handed(last, parcels).whole().plan == extract(SAMPLE).plan


def test_what_models_keep_beside_their_values_is_shared() -> None:
    plan = extract(SAMPLE).plan
    spans = [span for project in plan.projects for spans in project.spans.values() for span in spans]
    assert all(type(span) is Span for span in spans)
    assert len(spans) > 100
    assert len({id(span.model_fields_set) for span in spans}) <= 2
    assert all(span.__pydantic_extra__ is None for span in spans)


def test_no_paragraph_region_or_word_has_a_dictionary_of_its_own() -> None:
    word = Word("Silta", 1, 0, (0.0, 0.0, 30.0, 12.0), size=12.0)
    leaf = Leaf(Block(Passage("Silta", (word,), (0,)), 1))
    region = Region("leaf", leaf.box, leaf=leaf)
    assert (leaf.text, leaf.page, leaf.style, leaf.lead, region.leaves) == ("Silta", 1, (12.0, False, False, ()), 0, (leaf,))
    assert region.leaves is region.leaves
    assert not any(hasattr(thing, "__dict__") for thing in (word, leaf, region))
