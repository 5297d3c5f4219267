"""The closing table of an extraction: it fits a terminal of 80 columns, and says what to look at project by project."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from pipeline.editions import load
from pipeline.looks import groups
from pipeline.show import _findings, _table
from pipeline.translation import LANGUAGES, speaking
from schemas.plan import Plan, Settled
from tests.editions.expected import ROOT

SAMPLE = sorted((ROOT / "output/samples").glob("*.json"))[0]


def shown(plan: Plan, language: str) -> str:
    file = StringIO()
    with speaking(language):
        console = Console(file=file, width=80, force_terminal=True, color_system=None, legacy_windows=False)
        console.print(_table(plan))
        _findings(console, plan)
    return file.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_80_columns(language: str) -> None:
    found = shown(load(SAMPLE), language)
    assert max(map(len, found.splitlines())) <= 80
    assert len(found.splitlines()) > 20


def test_a_project_is_named_once_above_what_is_to_be_looked_at() -> None:
    found = shown(load(SAMPLE), "fi")
    assert found.count("Toisto koulutus") == 1
    place = found.index("Toisto koulutus")
    assert found[place:].count("varoitus") >= 2


def test_of_a_conflict_both_values_are_shown() -> None:
    found = " ".join(shown(load(SAMPLE), "en").split())
    assert "(p. 10: 28.2.2025 saakka ↔ p. 17: 31.3.2025 saakka)" in found


def test_the_gravest_come_first_and_what_is_settled_not_at_all() -> None:
    plan = load(SAMPLE)
    severities = [look.finding.severity for group in groups(plan) for look in group.looks]
    assert len(severities) == len(plan.findings)
    first = [group.looks[0].finding.severity for group in groups(plan) if group.project]
    assert first == sorted(first, key=["error", "warning", "info"].index)
    settled = plan.findings[-1].model_copy(update={"settled": Settled(date="2026-03-02", note=None)})
    quiet = plan.model_copy(update={"findings": [*plan.findings[:-1], settled]})
    assert sum(len(group.looks) for group in groups(quiet)) == len(plan.findings) - 1
