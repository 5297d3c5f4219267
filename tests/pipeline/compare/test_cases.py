"""Tables of cases: what is the same, what is a change and how it is told."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.compare import diff
from pipeline.compare.projects import match_projects
from pipeline.compare.same import even, even_title, organisation_key
from pipeline.compare.wording import description_words, funders_words, partners_words, period_words
from tests.pipeline.compare.editions import funder, partner, period, plan, project, theme

KEYS = {"text": even, "title": even_title, "organisation": organisation_key}
# Another project of each edition, so that rarity means something.
OTHERS = [
    project({"name": f"{name} {town}", "partners": [f"{town} kunta"], "period": f"20{year}-05-01/20{year + 2}-04-30"})
    for year, (name, town) in enumerate([("Silta", "Kolarin"), ("Väylä", "Savukosken"), ("Portti", "Posion")], start=21)
]


def cases(name: str) -> list[Any]:
    """The rows of a table."""
    rows: list[Any] = tomllib.loads((Path(__file__).parent / "cases" / f"{name}.toml").read_text(encoding="utf-8"))["cases"]
    return rows


def _id(case: Any) -> str:
    return str(case.get("about") or f"{case.get('old')} → {case.get('new')}")[:80]


@pytest.mark.parametrize("case", cases("same"), ids=_id)
def test_noise(case: Any) -> None:
    key = KEYS[case["what"]]
    assert (key(case["old"]) == key(case["new"])) is case["same"]


@pytest.mark.parametrize("case", cases("periods"), ids=_id)
def test_periods(case: Any) -> None:
    old, new = (period(case.get(side)) for side in ("old", "new"))
    editions = [plan([theme(1, "Ohjaus")], [project({"name": "Silta"}).model_copy(update={"period": p})]) for p in (old, new)]
    told = diff(*editions).changes
    assert [change.message for change in told] == ([case["words"]] if case["words"] else [])
    assert period_words(old, new) == case["words"] or not case["words"]


@pytest.mark.parametrize("case", cases("projects"), ids=_id)
def test_same_project(case: Any) -> None:
    links = match_projects([project(case["old"]), *OTHERS], [*OTHERS, project(case["new"])], {1: 1})
    found = [link for link in links if link.old == 0]
    assert bool(found) is case["same"]
    if found:
        assert (found[0].new, case["why"] in found[0].evidence) == (len(OTHERS), True)


@pytest.mark.parametrize("case", cases("items"), ids=_id)
def test_reworded_item(case: Any) -> None:
    lists = [
        ["Opisto on lähellä jokaista kuntaa", case[side], "Kesäyliopisto tuo luentoja", "Kirjastoissa voi opiskella"]
        for side in ("old", "new")
    ]
    old, new = (plan([theme(1, "Ohjaus", strengths=texts)]) for texts in lists)
    kinds = [change.kind for change in diff(old, new).changes]
    assert kinds == (["item_reworded"] if case["same"] else ["item_added", "item_removed"])


@pytest.mark.parametrize("split", [False, True], ids=["merged", "split"])
@pytest.mark.parametrize("case", cases("merges"), ids=_id)
def test_merged_and_split(case: Any, split: bool) -> None:
    parts, whole = [project(row) for row in case["parts"]], project(case["whole"])
    sides = [plan([theme(1, "Ohjaus", projects)], projects) for projects in ([*parts, *OTHERS], [*OTHERS, whole])]
    told = diff(*reversed(sides)) if split else diff(*sides)
    groups = [change for change in told.changes if change.kind in ("project_merged", "project_split")]
    if case["kind"] == "none":
        assert groups == []
        return
    (change,) = told.changes
    names = ([p.name for p in parts], [whole.name])
    assert change.kind == ("project_split" if split else "project_merged")
    assert (change.subject.old, change.subject.new) == (names[::-1] if split else names)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (["Kemin kaupunki"], ["Kemin kaupunki", "Lapin AMK"], "partner added: Lapin AMK"),
        (["Kemin kaupunki", "Lapin AMK"], ["Kemin kaupunki"], "partner removed: Lapin AMK"),
        (["Kemin kaupunki"], ["Tornion kaupunki"], "partner changed: Kemin kaupunki → Tornion kaupunki"),
        (["Lapin AMK"], ["Lapin AMK*"], "role of Lapin AMK changed: partner → coordinator"),
        (["REDU", "Kemi"], ["Luksia", "Sodankylän kunta", "Kemi"], "partners added: Luksia, Sodankylän kunta; partner removed: REDU"),
    ],
)
def test_partners(old: list[str], new: list[str], words: str) -> None:
    assert partners_words(list(map(partner, old)), list(map(partner, new))) == words


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (["ESR+"], ["STEA"], "funder changed: ESR+ → STEA"),
        ([], ["JTF"], "funder added: JTF"),
        (["OKM|valtionavustus"], ["OKM|erityisavustus"], "instrument of OKM changed: valtionavustus → erityisavustus"),
        (["OKM"], ["OKM|erityisavustus"], "instrument of OKM changed: no instrument named → erityisavustus"),
    ],
)
def test_funders(old: list[str], new: list[str], words: str) -> None:
    assert funders_words(list(map(funder, old)), list(map(funder, new))) == words


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Ohjaus alkaa keväällä.", "Ohjaus alkaa syksyllä", "description reworded: 1 word in, 1 out"),
        # Dashes, quotes and blanks are no words.
        (
            "Mukana 60 % kunnista, 3 400 nuorta – ”hyvä” työpaja alkaa keväällä.",
            'Mukana 60% kunnista, 3400 nuorta - "hyvä" työ-paja alkaa nyt, syksyllä.',
            "description reworded: 2 words in, 1 out",
        ),
        ("Ohjaus alkaa.", None, "description removed"),
    ],
)
def test_descriptions(old: str, new: str | None, words: str) -> None:
    assert description_words(old, new) == words


def test_funds_are_the_same_by_any_of_their_names() -> None:
    rows = [project({"name": "Silta", "funders": [name]}) for name in ("ESR+", "Euroopan sosiaalirahasto plus")]
    assert diff(*(plan([theme(1, "Ohjaus", [row])], [row]) for row in rows)).changes == []


def test_what_hangs_under_a_reworded_item_has_not_moved() -> None:
    targets = [
        [(text, ["Kielet", "Kulttuurit", "Perehdytys"]), "Ennakointi"] for text in ("Moninaiset työyhteisöt:", "Työpaikoille tukea:")
    ]
    old, new = (plan([theme(1, "Ohjaus", development_targets=tree)]) for tree in targets)
    assert [change.kind for change in diff(old, new).changes] == ["item_reworded"]


def test_where_a_theme_has_another_number_nothing_in_it_has_moved() -> None:
    row = {"name": "Silta", "partners": ["Kemin kaupunki"]}
    lists = {"strengths": ["Yhteinen tietovaranto"], "development_targets": [("Kielet", ["Suomi", "Saame"])]}
    old_project, new_project = project({**row, "themes": [1]}), project({**row, "themes": [2]})
    old = plan([theme(1, "Ohjaus", [old_project], **lists)], [old_project])
    new = plan([theme(1, "Ennakointi", strengths=["Skenaariot"]), theme(2, "Ohjaus", [new_project], **lists)], [new_project])
    assert [change.kind for change in diff(old, new).changes] == ["theme_added", "theme_renumbered"]


def test_a_removed_item_and_its_sub_items_are_told_each_by_itself() -> None:
    old, new = (plan([theme(1, "Ohjaus", strengths=["Opisto on lähellä", *more])]) for more in ([("Kielet", ["Suomi", "Saame"])], []))
    assert [change.subject.old for change in diff(old, new).changes] == [["Kielet"], ["Suomi"], ["Saame"]]


def test_a_doubtful_match_says_so() -> None:
    rows = [
        project({"name": name, "partners": ["Lapin AMK", "Kideve Oy"], "period": "2023-03-01/2026-02-28", "funders": ["ESR+"]})
        for name in ("Kelo", "Paikkatiedosta apua")
    ]
    (change,) = diff(*(plan([theme(1, "Ohjaus", [row])], [row]) for row in rows)).changes
    assert change.kind == "project_renamed"
    assert change.likelihood < 0.9
    assert f"doubtful that both are the same: likelihood {change.likelihood:.2f}" in change.message
