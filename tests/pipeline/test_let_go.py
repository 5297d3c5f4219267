"""What was held of a file is gone by the time that its edition is said, which is said piece by piece and is the same put together."""

from __future__ import annotations

import gc
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extractors.text.kept import let_go
from pipeline import outcome, understanding
from pipeline.ahead import ReadingHere
from pipeline.extraction import extract
from pipeline.limits import DEFAULT, Clock
from pipeline.outcome import Outcome, Piece, put_together
from schemas.document import Page, Word
from schemas.plan import Span
from schemas.region import Leaf, Region
from tests.editions.expected import ROOT

SAMPLE = ROOT / "samples" / "pohjois-pohjanmaa-2026-2030.pdf"
HELD = (Page, Word, Leaf, Region)


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
        understanding._say_one(documents, DEFAULT, Clock(), False, None, say)
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


def test_an_edition_is_said_in_pieces_of_so_many_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome, "AT_ONCE", 7)
    *pieces, last = (message for message in said(SAMPLE) if not isinstance(message, tuple))
    assert isinstance(last, Outcome)
    assert not last.plan.projects
    assert all(isinstance(piece, Piece) and 0 < len(piece.entries) <= 7 for piece in pieces)
    assert put_together(last, pieces).plan == extract(SAMPLE).plan


def test_what_models_keep_beside_their_values_is_shared() -> None:
    plan = extract(SAMPLE).plan
    spans = [span for project in plan.projects for spans in project.spans.values() for span in spans]
    assert all(type(span) is Span for span in spans)
    assert len(spans) > 100
    assert len({id(span.model_fields_set) for span in spans}) <= 2
    assert all(span.__pydantic_extra__ is None for span in spans)
