"""A history follows what absorbs, keeps a name, or comes back; editions of several regions are warned of."""

from __future__ import annotations

from typing import Any

from pipeline.compare.history import history
from schemas.history import Track
from schemas.plan import Plan
from tests.pipeline.compare.editions import plan, project, theme

OHJAAMO = {
    "name": "Ohjaamo kaikille",
    "description": "Ohjausta kaikenikäisille ilman ajanvarausta.",
    "period": "2023-01-01/2026-12-31",
    "partners": ["Rovaniemen kaupunki"],
}
ILTAKOULU = {
    "name": "Yrittäjän iltakoulu",
    "description": "Aloittaville yrittäjille kirjanpitoa ja markkinointia.",
    "period": "2023-01-01/2026-12-31",
    "partners": ["Lapin Yrittäjät ry"],
}
TOGETHER = {
    **OHJAAMO,
    "description": "Ohjausta kaikenikäisille ilman ajanvarausta. Mukana on nyt Yrittäjän iltakoulu: kirjanpitoa ja markkinointia.",
    "partners": ["Rovaniemen kaupunki", "Lapin Yrittäjät ry"],
}
SIMHE = {"name": "Simhe", "description": "Korkeasti koulutetut löytävät opintoihin.", "period": "2022-01-01/2024-12-31"}


def edition(years: str, *rows: dict[str, Any], title: str = "Ohjaus", region: str = "Lappi") -> Plan:
    found = [project(row) for row in rows]
    made = plan([theme(1, title, found)], found, years=years)
    return made.model_copy(update={"plan": made.plan.model_copy(update={"region": region})})


def tracks(*editions: Plan) -> dict[str, Track]:
    return {track.name: track for track in history(editions).projects}


def test_one_that_absorbs_another_keeps_its_track() -> None:
    found = tracks(edition("2022/2025", OHJAAMO, ILTAKOULU), edition("2024/2027", TOGETHER))
    assert [seen.edition for seen in found["Ohjaamo kaikille"].seen] == [0, 1]
    assert [seen.edition for seen in found["Yrittäjän iltakoulu"].seen] == [0]


def test_the_part_that_keeps_the_name_of_what_was_split_keeps_its_track() -> None:
    found = tracks(edition("2022/2025", TOGETHER), edition("2024/2027", OHJAAMO, ILTAKOULU))
    assert [seen.edition for seen in found["Ohjaamo kaikille"].seen] == [0, 1]
    assert [seen.edition for seen in found["Yrittäjän iltakoulu"].seen] == [1]


def test_one_that_is_back_says_so_with_what_changed_over_the_gap() -> None:
    later = {**SIMHE, "period": "2022-01-01/2027-12-31"}
    found = tracks(edition("2022/2025", OHJAAMO, SIMHE), edition("2024/2027", OHJAAMO), edition("2026/2030", OHJAAMO, later))
    steps = [(step.edition, step.message) for step in found["Simhe"].changes]
    assert steps[1:] == [
        (2, "is back; it was last seen in the edition 2022-2025"),
        (2, "end 2024-12-31 → 2027-12-31 (36 months later)"),
    ]


def test_a_theme_that_is_back_goes_on() -> None:
    found = history([edition("2022/2025", OHJAAMO), edition("2024/2027", SIMHE, title="Ennakointi"), edition("2026/2030", OHJAAMO)])
    track = next(track for track in found.themes if track.name == "Ohjaus")
    assert [seen.edition for seen in track.seen] == [0, 2]


def test_editions_of_several_regions_are_warned_of() -> None:
    mixed = history([edition("2022/2025", OHJAAMO), edition("2024/2027", OHJAAMO, region="Kainuu")])
    assert [finding.code for finding in mixed.findings or ()] == ["two-regions"]
    assert history([edition("2022/2025", OHJAAMO), edition("2024/2027", OHJAAMO)]).findings is None
