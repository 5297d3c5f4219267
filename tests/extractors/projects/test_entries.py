"""What is read of the projects on a page, field by field: headers and sums of tables, cards, groups, facts over the name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.plan.assembly import assemble_tree
from extractors.records.opening import record_of
from extractors.records.scope import Scope
from extractors.records.tables import row_readings
from schemas.mention import Entry
from tests.extractors.drawn import tree

PAGES = tomllib.loads((Path(__file__).parent / "entries.toml").read_text(encoding="utf-8"))["page"]


MISREAD = pytest.mark.xfail(strict=True, reason="read otherwise today")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"], marks=[MISREAD] * case.get("misread", False)) for case in PAGES])
def test_what_is_read_of_each_project(case: dict[str, Any]) -> None:
    found = assemble_tree(tree(case["drawing"]), "fi").contents.entries
    assert [_told(entry) for entry in found] == case["entries"]
    described = [entry.passage.text[mark.start : mark.end] for entry in found if (mark := entry.one("description"))]
    assert described == case.get("descriptions", [])


def _told(entry: Entry) -> str:
    """Name; period; funders; partners; status."""
    name, period, status = entry.one("name"), entry.one("period"), entry.one("status")
    fields = [
        str(name.value) if name else "",
        period.value.edtf if period else "",
        "+".join(mark.value.name for mark in entry.of("funders")),
        "+".join(mark.value.name for mark in entry.of("partners")),
        str(status.value) if status else "",
    ]
    return "; ".join(fields)


def test_the_name_of_a_record_is_the_best_of_its_first_lines() -> None:
    (page,) = tree("40 80 12 Kemin kaupunki\n40 110 14b Silta nuorille\n40 140 12 1.3.2024–31.12.2025").pages
    record = record_of(page.leaves, Scope("fi", "projects"))
    assert record.name is not None
    assert record.name.text == "Silta nuorille"


def test_a_row_with_few_of_the_cells_that_most_have_is_no_record() -> None:
    (page,) = tree(next(case["drawing"] for case in PAGES if case["name"].startswith("a sum"))).pages
    (table,) = (region for region in page.walk() if region.rows)
    (found,) = row_readings(table, Scope("fi", "projects"))
    assert len(found.records) == 2
    assert [leaf.text for leaf in found.rest] == ["Yhteensä"]


TAKING_PART = """
40 30 24b Hankkeet
grid 40,300,480,620,900 100,130,160,190
50 105 12b Hanke
310 105 12b Kesto
490 105 12b Rahoittaja
630 105 12b {header}
50 135 12 Silta nuorille
310 135 12 2024–2025
490 135 12 ESR+
630 135 12 {name}
50 165 12 Laituri aikuisille
310 165 12 2023–2026
490 165 12 JTF
630 165 12 Kemin kaupunki
"""


@pytest.mark.parametrize(
    ("header", "name", "asked"),
    [
        ("Kumppanit", "Laiturilinja", []),
        ("Hakija", "Pohjolan Tervaporukka", []),
        ("Kumppanit", "sovitaan myöhemmin", ["unclear-text"]),
        ("Kumppanit", "Tervaporukan", ["unclear-partner"]),
        ("Puuha", "Laiturilinja", ["unclear-partner"]),
    ],
)
def test_a_name_that_no_rule_knows_is_a_guess_only_where_no_label_says_who_takes_part(header: str, name: str, asked: list[str]) -> None:
    found = assemble_tree(tree(TAKING_PART.format(header=header, name=name)), "fi").contents.entries
    assert [problem.code for problem in found[0].problems] == asked
