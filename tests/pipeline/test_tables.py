"""What a page rules is found as pdfplumber finds it: the cells between edges, and what is told of each path."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pdfplumber.page import Page as PlumberPage
from pdfplumber.table import edges_to_intersections, intersections_to_cells

from pipeline.formats import Reader
from pipeline.readers import read
from pipeline.readers.shown import ShownPage
from pipeline.readers.tables import cells_between
from tests.editions.expected import ROOT

PLACES = st.integers(0, 3).map(float)


def across(y: float, x0: float, x1: float) -> dict[str, Any]:
    """An edge at a height."""
    return {"orientation": "h", "x0": x0, "x1": x1, "top": y, "bottom": y}


def down(x: float, top: float, bottom: float) -> dict[str, Any]:
    """An edge at a place from the left."""
    return {"orientation": "v", "x0": x, "x1": x, "top": top, "bottom": bottom}


EDGES = st.builds(lambda edge, at, ends: edge(at, *sorted(ends)), st.sampled_from([across, down]), PLACES, st.tuples(PLACES, PLACES))


@given(st.lists(EDGES, max_size=30))
@example([down(0, 0, 1), down(2, 0, 1), across(0, 0, 2), across(1, 0, 2)])
# What should close the cell below, or on the right, ends half-way.
@example([down(0, 0, 1), down(2, 0, 1), across(0, 0, 2), across(1, 0, 1), across(1, 2, 3)])
@example([down(0, 0, 2), down(1, 0, 1), down(1, 2, 3), across(0, 0, 1), across(2, 0, 1)])
def test_the_cells_are_those_of_pdfplumber(found: list[dict[str, Any]]) -> None:
    crossings = edges_to_intersections(found, 0.1, 0.1)
    assert cells_between(crossings) == intersections_to_cells(crossings)


@pytest.mark.parametrize("reader", Reader)
def test_paths_are_told_as_pdfplumber_tells_them(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[tuple[dict[str, Any], dict[str, Any]]] = []
    process = ShownPage.process_object

    def both(page: ShownPage, drawn: Any) -> dict[str, Any]:
        told = process(page, drawn)
        found.append((told, PlumberPage.process_object(page, drawn)))
        return told

    monkeypatch.setattr(ShownPage, "process_object", both)
    for name in ("kertova", "gantt"):
        read(ROOT / "tests" / "drawn" / f"{name}.pdf", reader=reader)
    assert {told["object_type"] for told, _ in found} >= {"rect", "line"}
    assert all(told == {key: expected[key] for key in told} for told, expected in found)
