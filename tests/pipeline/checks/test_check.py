"""`planex check`: what a data steward is told before publishing, and what not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.checks.rules import check
from pipeline.checks.said import HINTS, SENTENCES
from pipeline.output import to_json
from pipeline.translation import speaking
from schemas.plan import Plan, Settled
from tests.command import planex
from tests.pipeline.compare.editions import plan, project, theme
from tests.pipeline.corrections.made import read

FULL = {"name": "Silta", "period": "2025-01-01/2026-12-31", "funders": ["ESR+"], "partners": ["Kemin kaupunki"]}


def edition(*rows: dict[str, Any]) -> Plan:
    """An edition of 2024 to 2028 with one theme, in which nothing is odd but what the rows tell."""
    projects = [project({**FULL, **row}) for row in rows]
    return plan([theme(1, "Teema", projects, current_state=["Tila"], strengths=["Vahvuus"], development_targets=["Kohde"])], projects)


# what the projects are, what is said
CASES: list[tuple[list[dict[str, Any]], list[str]]] = [
    ([{}], []),
    ([{"period": "2021-01-01/2023-12-31"}], ["ended-project"]),
    ([{"period": "2021-01-01/2024-01-31"}], []),
    ([{"period": "2029-01-01/2030-12-31"}], ["late-project"]),
    ([{"period": "2020-01-01/2028-12-31"}], ["long-period"]),
    ([{"period": "2024-01-31/2025-12-31"}], ["odd-day"]),
    ([{"period": "2024-01-01/2025-12-30"}], ["odd-day"]),
    ([{"period": "2024-01-01/2025-11-01"}], ["odd-day"]),
    ([{"period": "2024-01-01/2025-11-30"}], []),
    ([{"period": None}], []),
    ([{"funders": []}], ["no-funder"]),
    ([{}, {"name": "Laituri", "partners": ["Kemin kaupunkki"]}], ["like-spellings"]),
    ([{}, {"name": "Laituri", "partners": ["Tornion kaupunki"]}], []),
    ([{"partners": ["Yritys 1 Oy", "Yritys 2 Oy"]}], []),
    ([{"name": "Silta"}, {"name": "SILTA"}], ["duplicate-name"]),
    ([{"name": "Silta " * 30}], ["long-field"]),
    ([{"description": "x" * 1501}], ["long-field"]),
    ([{"description": "x" * 1500}], []),
]


@pytest.mark.parametrize(("rows", "expected"), CASES)
def test_what_is_odd_of_projects_is_said(rows: list[dict[str, Any]], expected: list[str]) -> None:
    assert [said.code for said in check(edition(*rows))] == expected


@pytest.mark.parametrize("edtf", ["2024-01-31", "(" * 20, "0000-00-00/9999-99-99"])
def test_an_interval_that_is_none_is_passed_by(edtf: str) -> None:
    found = edition({})
    period = found.projects[0].period
    assert period
    odd = found.projects[0].model_copy(update={"period": period.model_copy(update={"edtf": edtf})})
    assert check(found.model_copy(update={"projects": [odd]})) == []


def test_one_organisation_in_two_spellings_has_one_id() -> None:
    found = edition({}, {"name": "Laituri"})
    bodies = [
        project.partners[0].model_copy(update={"id": "lapin-amk", "name": name})
        for project, name in zip(found.projects, ("Lapin AMK", "Lapin ammattikorkeakoulu"), strict=True)
    ]
    projects = [project.model_copy(update={"partners": [body]}) for project, body in zip(found.projects, bodies, strict=True)]
    (said,) = check(found.model_copy(update={"projects": projects}))
    assert (said.code, said.severity, said.message) == (
        "two-spellings",
        "info",
        "one organisation in two spellings: “Lapin AMK” and “Lapin ammattikorkeakoulu”",
    )


def test_a_theme_without_projects_and_a_list_that_other_themes_have() -> None:
    found = plan([theme(1, "Teema", [], current_state=["Tila"]), theme(2, "Toinen", [])])
    assert [(said.code, said.values) for said in check(found)] == [
        ("theme-without-projects", {"theme": "1 Teema"}),
        ("theme-without-projects", {"theme": "2 Toinen"}),
        ("empty-list", {"theme": "2 Toinen", "list": "current_state"}),
    ]


def test_a_settled_absence_is_quiet() -> None:
    found = read().plan
    assert "no-funder" in [said.code for said in check(found)]
    settled = [f.model_copy(update={"settled": Settled(date=None, note=None)}) if f.code == "missing-funder" else f for f in found.findings]
    assert "no-funder" not in [said.code for said in check(found.model_copy(update={"findings": settled}))]


def test_only_a_day_that_is_asked_for_counts() -> None:
    found = edition({"status": "ongoing"})
    assert check(found) == []
    assert [said.code for said in check(found, date(2027, 1, 1))] == ["over-today"]
    assert check(found, date(2026, 12, 31)) == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_is_said_in_finnish_and_swedish_with_a_hint(language: str) -> None:
    assert set(SENTENCES) == set(HINTS)
    for rows, expected in CASES:
        english = [(said.message, said.hint) for said in check(edition(*rows))]
        with speaking(language):
            other = [(said.message, said.hint) for said in check(edition(*rows))]
        assert len(other) == len(expected)
        assert not {part for pair in english for part in pair} & {part for pair in other for part in pair}


@pytest.mark.slow
def test_the_command_says_pages_and_strict_is_for_scripts(tmp_path: Path) -> None:
    good, odd = tmp_path / "hyvä.json", tmp_path / "outo.json"
    good.write_text(to_json(edition({})), encoding="utf-8")
    odd.write_text(to_json(read().plan), encoding="utf-8")
    fine = planex("check", good, "--strict")
    assert (fine.returncode, fine.stdout) == (0, f"{good}: nothing to look at\n")
    loose, strict = planex("check", odd), planex("check", good, odd, "--strict")
    assert (loose.returncode, strict.returncode) == (0, 1)
    line = f"{odd}: warning no-funder: p. 3: Masto: no funder – Add the funder, or settle the finding if the plan names none."
    assert line in loose.stdout.splitlines()
    assert planex("check", tmp_path / "x.json").returncode == 2
    wrong = planex("check", good, "--today", "huomenna")
    assert (wrong.returncode, wrong.stderr) == (2, "planex: --today: huomenna: a day like 2026-03-02, or now\n")
