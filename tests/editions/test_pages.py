"""Editions of other regions, made up and laid out in other ways (tests/editions/pages): every value, item and note is read."""

from __future__ import annotations

from pathlib import Path

from pipeline.extraction import Extraction
from tests.editions.expected import PAGES, editions, page_differences

edition = editions(PAGES)


def test_every_value_is_read(edition: tuple[Path, Extraction]) -> None:
    source, extraction = edition
    count, wrong = page_differences(source, extraction.plan)
    assert wrong == []
    assert count >= 20


def test_every_word_is_placed(edition: tuple[Path, Extraction]) -> None:
    _, extraction = edition
    assert extraction.ledger.read == extraction.ledger.placed > 60
    assert not extraction.ledger.lost
    assert not extraction.ledger.doubled


def test_there_are_editions() -> None:
    assert len(PAGES) >= 12
