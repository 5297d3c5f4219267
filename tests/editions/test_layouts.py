"""The sample of 2026-2030 laid out anew (samples/layouts.py): every layout gives the same projects, and nothing changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.compare import diff
from pipeline.extraction import Extraction
from tests.editions.expected import ROOT, project_differences, quick
from tests.reading import reading

SOURCE = ROOT / "samples/pohjois-pohjanmaa-2026-2030.yaml"
LAYOUTS = sorted((ROOT / "tests/editions/layouts").glob("*.pdf"))


@pytest.fixture(scope="module", params=quick(LAYOUTS))
def laid_out(request: pytest.FixtureRequest) -> Extraction:
    path: Path = request.param
    return reading(path)


def test_every_project_is_read(laid_out: Extraction) -> None:
    count, wrong = project_differences(SOURCE, laid_out.plan)
    assert wrong == []
    assert count > 150


def test_every_word_is_placed(laid_out: Extraction) -> None:
    assert laid_out.ledger.read == laid_out.ledger.placed > 500
    assert laid_out.plan.unassigned == []


@pytest.mark.slow
def test_another_layout_is_no_change(laid_out: Extraction) -> None:
    changes = diff(reading(SOURCE.with_suffix(".pdf")).plan, laid_out.plan).changes
    # The layouts that are reports have no line on their cover but the title, and that is told.
    assert [(change.kind, change.subject.old) for change in changes] in ([], [("text_changed", ["Keksitty painos esittelyä varten"])])


@pytest.mark.slow
@pytest.mark.parametrize(("old", "new"), [("close", "zebra"), ("wide", "forms")])
def test_labels_of_a_table_that_another_layout_does_not_have_are_no_change(old: str, new: str) -> None:
    sides = [reading(next(path for path in LAYOUTS if path.stem.endswith(f"--{name}"))).plan for name in (old, new)]
    assert diff(sides[0], sides[1]).changes == []


def test_there_are_nine_layouts() -> None:
    assert len(LAYOUTS) == 9
