"""The diff tells a reviewer's correction from a change of the plan."""

from __future__ import annotations

import pytest

from pipeline.compare import diff
from pipeline.translation import speaking
from tests.pipeline.corrections.made import TEXT, corrected, read, seen

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


@pytest.mark.parametrize(("language", "word"), [("fi", "tarkastaja"), ("sv", "granskare")])
def test_it_is_said_in_the_reader_s_language(language: str, word: str) -> None:
    with speaking(language):
        (change,) = diff(PLAN, corrected(value=[PERIOD]).plan, language=language).changes
    assert word in change.message
