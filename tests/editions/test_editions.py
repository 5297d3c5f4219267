"""Whole editions end to end: every value that a deck's source states is read from the deck's PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extraction import Extraction
from pipeline.output import to_json, with_path
from tests.editions.expected import ROOT, SOURCES, differences, editions
from tests.reading import reading

edition = editions(SOURCES)


def test_every_value_is_read(edition: tuple[Path, Extraction]) -> None:
    source, extraction = edition
    count, wrong = differences(source, extraction.plan)
    assert wrong == []
    assert count > 50


def test_every_word_is_placed(edition: tuple[Path, Extraction]) -> None:
    _, extraction = edition
    assert extraction.ledger.read == extraction.ledger.placed > 200
    assert not extraction.ledger.lost
    assert not extraction.ledger.doubled


def test_every_value_points_at_its_place(edition: tuple[Path, Extraction]) -> None:
    _, extraction = edition
    for project in extraction.plan.projects:
        assert {"name"} <= project.spans.keys()
        for spans in project.spans.values():
            for span in spans:
                assert span.bbox is not None
                x0, top, x1, bottom = span.bbox
                assert 0 <= x0 < x1 <= 970
                assert 0 <= top < bottom <= 545


def test_a_project_with_a_guess_scores_less_than_any_without(edition: tuple[Path, Extraction]) -> None:
    _, extraction = edition
    guesses = ("unclear-", "conflicting-period", "conflicting-funder", "conflicting-partner")
    unsure = {finding.project_id for finding in extraction.plan.findings if finding.code.startswith(guesses)}
    scores = {project.id: project.confidence for project in extraction.plan.projects}
    highest = max((scores[id_] for id_ in unsure if id_), default=0)
    assert highest < min(score for id_, score in scores.items() if id_ not in unsure)


@pytest.mark.slow
def test_the_committed_output_is_what_the_sample_gives() -> None:
    for source in (ROOT / "samples").glob("*.pdf"):
        plan = reading(source).plan
        target = ROOT / "output/samples" / f"{plan.plan.id}.json"
        assert target.read_text(encoding="utf-8") == to_json(with_path(plan, source, target))
