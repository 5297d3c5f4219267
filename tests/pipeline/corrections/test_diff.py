"""The diff tells a reviewer's correction from a change of the plan."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.compare import diff
from pipeline.translation import speaking
from tests.pipeline.corrections.made import TEXT, corrected, read, seen, text_seen

PLAN = read().plan
SILTA = seen(PLAN, "Silta")
PERIOD = {**SILTA, "field": "period", "read": "1.1.2024-31.12.2025", "value": "1.1.2024-30.6.2026"}
NEXT = TEXT.replace("1.1.2024-31.12.2025", "1.1.2024-31.12.2026").replace("oppivat korjaamaan", "opettelevat korjaamaan")


def test_a_correction_is_told_and_is_no_change_of_the_plan() -> None:
    after = corrected(value=[PERIOD, {**SILTA, "field": "name", "read": "Silta", "value": "Sillanrakentajat"}]).plan
    found = {change.kind: change for change in diff(PLAN, after).changes}
    assert set(found) == {"project_renamed", "project_changed"}
    assert found["project_changed"].message.startswith("corrected by a reviewer, the plan says the same: ")
    assert {change.group for change in found.values()} == {"corrections"}


def test_a_correction_of_the_older_edition_is_told_too() -> None:
    (change,) = diff(corrected(value=[PERIOD]).plan, PLAN).changes
    assert change.message.startswith("corrected by a reviewer, the plan says the same: ")


def test_a_correction_on_both_sides_is_no_change() -> None:
    after = corrected(value=[PERIOD]).plan
    assert diff(after, after).changes == []


def test_what_the_plan_changed_too_says_so() -> None:
    later = corrected(NEXT, value=[{**PERIOD, "read": "1.1.2024-31.12.2026", "value": "1.1.2024-31.12.2027"}]).plan
    (period,) = [change for change in diff(PLAN, later).changes if change.field == "period"]
    assert period.message.endswith(" (as corrected by a reviewer)")
    assert period.group is None


def test_a_change_without_a_reviewer_says_nothing_of_one() -> None:
    assert not [change for change in diff(PLAN, read(NEXT).plan).changes if "reviewer" in change.message or change.group]


@pytest.mark.parametrize(("language", "word"), [("fi", "tarkistaja"), ("sv", "granskare")])
def test_it_is_said_in_the_reader_s_language(language: str, word: str) -> None:
    with speaking(language):
        (change,) = diff(PLAN, corrected(value=[PERIOD]).plan, language=language).changes
    assert word in change.message


# What a reviewer said of a project as a whole; the kinds of changes of the diff: all are told as corrections.
SHAPES = [
    ({"split": [{**seen(PLAN, "Purje"), "begins": ["Ruori."]}]}, {"project_added", "project_changed"}),
    ({"join": [{**seen(PLAN, "Laituri"), "into": SILTA}]}, {"project_changed", "project_removed"}),
    ({"remove": [seen(PLAN, "Masto")]}, {"project_removed"}),
    ({"move": [{**seen(PLAN, "Köli"), "theme": 1}]}, {"project_moved"}),
    ({"make": [{**text_seen("Kemin seudun mökkiyhdistys", 2), "what": "project", "theme": 1}]}, {"project_added"}),
]


@pytest.mark.parametrize(("tables", "kinds"), SHAPES)
def test_what_a_reviewer_made_of_projects_is_no_change_of_the_plan(tables: dict[str, list[dict[str, Any]]], kinds: set[str]) -> None:
    after = corrected(**tables).plan
    for old, new in ((PLAN, after), (after, PLAN)):
        found = [change for change in diff(old, new).changes if change.kind.startswith("project_")]
        assert found
        assert {change.group for change in found} == {"corrections"}
    assert {change.kind for change in diff(PLAN, after).changes if change.kind.startswith("project_")} <= kinds | {"project_merged"}


def test_a_project_that_the_plan_adds_is_added_whatever_else_a_reviewer_split() -> None:
    later = TEXT.replace("• Köli.", "• Luoto. Luotsit oppivat kieliä. 1.1.2028-31.12.2029. ESR+. Kemin kaupunki.\n• Köli.")
    found = diff(PLAN, corrected(later, split=[{**seen(read(later).plan, "Purje"), "begins": ["Ruori."]}]).plan).changes
    assert {(change.subject.new[0], change.group) for change in found if change.kind == "project_added"} == {
        ("Luoto", None),
        ("Ruori", "corrections"),
    }
