"""One event is told once, two projects of one line are two, and what speaks against a diff is said first."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.compare import diff
from pipeline.compare.sequels import Sequel, sequel
from pipeline.compare.succession import succession
from schemas.diff import Diff
from schemas.plan import Plan
from tests.pipeline.compare.editions import plan, project, theme

SILTA = {"description": "Yritykset oppivat toisiltaan verkossa.", "partners": ["Kemin kaupunki", "Lapin AMK"], "funders": ["ESR+"]}
FIRST = {**SILTA, "name": "Silta", "period": "2021-01-01/2022-12-31"}
SECOND = {**SILTA, "name": "Silta 2.0", "period": "2023-01-01/2025-12-31"}
YEARS = "2023-01-01/2024-12-31"
THIRD = {**SILTA, "name": "Silta 3", "period": "2026-01-01/2028-12-31"}


def compared(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Diff:
    return diff(*(plan([theme(1, "Ohjaus", rows)], rows) for rows in (list(map(project, old)), list(map(project, new)))))


def _rows(partner: str, names: str) -> list[dict[str, Any]]:
    years = range(2021, 2021 + len(names))
    return [
        {"name": f"{name} {year}", "partners": [partner], "period": f"{year}-01-01/2028-12-31"}
        for name, year in zip(names, years, strict=True)
    ]


def test_an_authority_that_another_follows_is_one_event() -> None:
    names = ("Kallio", "Lähde", "Virta")
    rows = [[{**row, "name": name} for row, name in zip(_rows(p, "abc"), names, strict=True)] for p in (OLD_BODY, NEW_BODY)]
    changes = compared(*rows).changes
    assert [change.group for change in changes] == ["kymenlaakson-ely-keskus"] * 3
    assert "its successor since 2026-01-01" in changes[0].message


OLD_BODY, NEW_BODY = "Kymenlaakson ELY-keskus", "Kaakkois-Suomen elinvoimakeskus"


@pytest.mark.parametrize(
    ("old", "new", "until"),
    [
        (OLD_BODY, NEW_BODY, "2025-12-31"),
        ("NTM-centralen i Nyland", "Livskraftscentralen i Nyland", "2025-12-31"),
        ("Kymenlaakson sosiaali- ja terveyspalvelujen kuntayhtymä", "Kymenlaakson hyvinvointialue", "2022-12-31"),
        ("Valvira", "Lupa- ja valvontavirasto", "2025-12-31"),
        ("Kemin kaupunki", "Lapin hyvinvointialue", None),
        ("Lapin ELY-keskus", "Hämeen ELY-keskus", None),
    ],
)
def test_which_body_follows_another(old: str, new: str, until: str | None) -> None:
    found = succession(old, new)
    assert (found.until if found else None) == until
    # Read backwards it is the same event.
    assert succession(new, old) == found


@pytest.mark.parametrize(
    ("name", "stem", "number"),
    [
        ("Silta", "silta", 1),
        ("Silta 2.0", "silta", 2),
        ("SILTA 3 - osaajien polku", "silta", 3),
        ("Silta-hanke 2", "silta", 2),
        ("Silta II", "silta", 2),
        ("Silta jatkohanke", "silta", 2),
        ("Bron fortsättning", "bron", 2),
        ("Silta (2.0)", "silta", 2),
        ("Silta (jatkohanke)", "silta", 2),
        ("Silta - jatkohanke", "silta", 2),
        ("Osaajien polku (OSPO)", "ospo", 1),
        ("Osaajien polku (OSPO) 2.0", "ospo", 2),
        ("Osaajien polku 2 (OSPO)", "ospo", 2),
        ("OSPO - osaajien polku 2.0", "ospo", 2),
        ("Silta, vaihe 1", "silta", 1),
        ("Silta 2. vaihe", "silta", 2),
        ("Bron, etapp 2", "bron", 2),
        ("Bridge, phase 3", "bridge", 3),
        ("Ennakointi 2030", "ennakointi 2030", 1),
    ],
)
def test_the_line_of_a_name(name: str, stem: str, number: int) -> None:
    assert sequel(name) == Sequel(stem, number)


def test_a_project_that_goes_on_where_another_ended_is_another() -> None:
    (change,) = compared([FIRST], [SECOND]).changes
    assert (change.kind, change.subject.old, change.subject.new) == ("project_followed", ["Silta"], ["Silta 2.0"])
    assert change.projects is not None
    assert [p.name for p in (*change.projects.old, *change.projects.new)] == ["Silta", "Silta 2.0"]


def test_of_a_line_of_three_one_ended_and_one_is_new() -> None:
    assert [change.kind for change in compared([FIRST, SECOND], [SECOND, THIRD]).changes] == ["project_added", "project_removed"]


def test_one_whose_time_goes_on_was_renamed() -> None:
    longer = {**SECOND, "period": "2021-01-01/2025-12-31"}
    assert [change.kind for change in compared([FIRST], [longer]).changes] == ["project_renamed", "project_changed"]


def test_twins_and_copies_are_doubtful() -> None:
    data = {"partners": ["Lapin AMK", "REDU"], "period": "2024-03-01/2026-02-28", "funders": ["ESR+"]}
    twins = compared([{**data, "name": "Osaajia kaupan alalle"}], [{**data, "name": "Osaajia logistiikka-alalle"}])
    text = "Metsäalan ammattilaiset oppivat käyttämään paikkatietoa omassa työssään."
    copies = compared(
        [{"name": "Kelo", "description": text, "partners": ["Metsäkeskus"], "period": "2021-03-01/2024-02-28"}],
        [{"name": "Taimi ja tanhua", "description": text, "partners": ["Sallan kunta"], "period": "2023-01-01/2025-12-31"}],
    )
    for found in (twins, copies):
        renamed = next(change for change in found.changes if change.kind == "project_renamed")
        assert renamed.likelihood < 0.9
        assert renamed.severity == "look"


def test_a_merger_under_a_new_name_is_told_by_the_partners_together() -> None:
    parts = [
        {
            "name": "Hehku",
            "description": "Kausityö.",
            "partners": ["Sallan kunta", "Kemin Digipolis Oy"],
            "period": "2023-01-01/2024-12-31",
        },
        {"name": "Kipinä", "description": "Opettajat.", "partners": ["Luksia", "Kideve Oy"], "period": "2023-01-01/2024-12-31"},
    ]
    partners = ["Sallan kunta", "Luksia", "Kideve Oy", "Kemin Digipolis Oy"]
    whole = {"name": "Uusi väylä", "description": "Taidot käyttöön.", "partners": partners, "period": "2025-01-01/2027-12-31"}
    (change,) = compared(parts, [whole]).changes
    assert (change.kind, len(change.subject.old)) == ("project_merged", 2)


def test_where_a_removed_theme_went_is_said() -> None:
    rows = [project({"name": name, "themes": [number]}) for name, number in (("Silta", 1), ("Väylä", 2))]
    moved = [rows[0], project({"name": "Väylä", "themes": [1]})]
    old = plan(
        [theme(1, "Ohjaus", rows, strengths=["Opisto on lähellä"]), theme(2, "Ennakointi", rows, strengths=["Kielet opitaan"])], rows
    )
    new = plan([theme(1, "Ohjaus", moved, strengths=["Opisto on lähellä", "Kielet opitaan"])], moved)
    (removed,) = [change for change in diff(old, new).changes if change.kind == "theme_removed"]
    assert removed.message == "theme 2 removed; of it went to theme 1: 1 of 1 items and 1 of 1 projects"
    assert removed.items is not None
    assert [item.text for item in removed.items.strengths] == ["Kielet opitaan"]


# --- guards ---


def _edition(
    years: str = "2024/2028", region: str = "Lappi", language: str = "fi", sha: str = "0", extractor: str = "planex 0.1.0"
) -> Plan:
    rows = [project({**FIRST, "partners": ["Kemin kaupunki"]})]
    made = plan([theme(1, "Ohjaus", rows, strengths=["Opisto on lähellä"])], rows, years=years)
    info = made.plan.model_copy(update={"region": region, "language": language})
    source = made.source.model_copy(update={"sha256": sha * 64, "extractor": extractor})
    return made.model_copy(update={"plan": info, "source": source})


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ({}, {"sha": "1"}, []),
        ({"years": "2026/2030"}, {"years": "2024/2028", "sha": "1"}, ["swapped-editions"]),
        ({}, {"region": "Kainuu", "sha": "1"}, ["two-regions"]),
        ({"region": "Pohjanmaa"}, {"region": "Österbotten", "sha": "1"}, []),
        ({}, {"language": "sv", "sha": "1"}, ["two-languages"]),
        ({}, {}, ["same-file"]),
        ({}, {"extractor": "planex 0.2.0"}, ["read-anew"]),
        ({}, {"extractor": "planex 0.2.0", "sha": "1"}, ["older-reader"]),
    ],
)
def test_what_is_said_first(old: dict[str, str], new: dict[str, str], codes: list[str]) -> None:
    assert [finding.code for finding in diff(_edition(**old), _edition(**new)).findings or ()] == codes


def test_what_differs_in_a_file_read_anew_is_the_reading() -> None:
    other = _edition(extractor="planex 0.2.0")
    renamed = other.model_copy(update={"projects": [other.projects[0].model_copy(update={"name": "Silta töihin"})]})
    assert {(change.group, change.severity) for change in diff(_edition(), renamed).changes} == {("read-anew", "minor")}


def test_of_two_languages_dates_funders_and_partners_are_compared_and_texts_are_not() -> None:
    finnish = {"name": "Silta", "description": "Yritykset oppivat.", "period": "2024-03-01/2026-02-28", "partners": ["Vaasan kaupunki"]}
    swedish = {
        "name": "Bron",
        "description": "Företag lär sig.",
        "period": "2024-03-01/2026-02-28",
        "partners": ["Vasa stad", "Närpes stad"],
    }
    old = plan([theme(1, "Ohjaus", [project(finnish)], strengths=["Kielet"])], [project(finnish)])
    made = plan([theme(1, "Handledning", [project(swedish)], strengths=["Språk"])], [project(swedish)])
    new = made.model_copy(update={"plan": made.plan.model_copy(update={"language": "sv"})})
    language, partner = diff(old, new).changes
    assert language.message == "language: fi → sv"
    # By its data alone a project is known with doubt.
    assert partner.message.startswith("partner added: Närpes stad (doubtful")
    assert diff(old, new).account is None
