"""What each kind of correction does to an edition, and when it is applied, offered or stale."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.plan import Plan
from tests.pipeline.corrections.made import TEXT, corrected, project, read, seen, text_seen, told, words

PLAN = read().plan
Row = dict[str, Any]


def shown(plan: Plan, name: str, field: str) -> Any:
    """A field in a few words: a list as names, a coordinator with a star, a period as EDTF."""
    value = getattr(project(plan, name), field)
    if isinstance(value, list):
        return [(part.name + ("*" if getattr(part, "role", "") == "coordinator" else "")) for part in value]
    return value.edtf if field == "period" and value else value


# project, field, what is replaced, what is put there, what the project says then
VALUES = [
    ("Laituri", "period", None, "1.2.2025–31.1.2027", "2025-02-01/2027-01-31"),
    ("Silta", "period", "1.1.2024-31.12.2025", "kevät 2024 – syksy 2026", "2024-21/2026-23"),
    ("Silta", "period", "1.1.2024-31.12.2025", None, None),
    ("Silta", "description", "Nuoret oppivat korjaamaan koneita.", "Nuoret oppivat.", "Nuoret oppivat."),
    ("Silta", "funders", "ESR+", "JTF", ["JTF"]),
    ("Silta", "funders", None, "OKM", ["ESR+", "OKM"]),
    ("Silta", "funders", None, "Esr +", ["Esr +"]),
    ("Silta", "funders", None, "ESR", ["ESR+", "ESR"]),
    ("Silta", "funders", "ESR+", None, []),
    ("Masto", "funders", None, "Kehitysyhtiön oma raha", ["Kehitysyhtiön oma raha"]),
    ("Silta", "partners", "Lapin yliopisto", "Lapin ammattikorkeakoulu", ["Kemin kaupunki", "Lapin ammattikorkeakoulu"]),
    ("Silta", "partners", "Kemin kaupunki", None, ["Lapin yliopisto"]),
    ("Silta", "scope", None, "national", "national"),
    ("Silta", "status", None, "ended", "ended"),
    ("Silta", "code", None, "S30123", "S30123"),
]


@pytest.mark.parametrize(("name", "field", "before", "value", "expected"), VALUES)
def test_a_value_is_what_the_reviewer_says(name: str, field: str, before: str | None, value: str | None, expected: object) -> None:
    row = {**seen(PLAN, name), "field": field, "date": "2026-03-02", "note": "puhelimessa"}
    row |= ({"read": before} if before else {}) | ({"value": value} if value else {})
    found = corrected(value=[row])
    assert shown(found.plan, name, field) == expected
    by = (project(found.plan, name).by or {})[field]
    assert (by.who, by.date, by.note) == ("reviewer", "2026-03-02", "puhelimessa")
    assert by.read == project(PLAN, name).model_dump(mode="json").get(field)
    assert (found.held, found.left, words(found.plan)) == (1, 0, words(PLAN))


def test_what_is_known_has_its_id() -> None:
    found = corrected(
        value=[
            {**seen(PLAN, "Masto"), "field": "funders", "value": "ESR+"},
            {**seen(PLAN, "Masto"), "field": "partners", "value": "Lapin ammattikorkeakoulu", "role": "coordinator"},
        ]
    ).plan
    masto = project(found, "Masto")
    assert [(funder.name, funder.id) for funder in masto.funders] == [("ESR+", "esf-plus")]
    assert [(p.name, p.role) for p in masto.partners] == [("Kemin kaupunki", "partner"), ("Lapin ammattikorkeakoulu", "coordinator")]
    assert masto.partners[1].id == "lapin-ammattikorkeakoulu"


def test_a_corrected_name_keeps_the_id_and_what_was_read_and_is_sure() -> None:
    found = project(
        corrected(value=[{**seen(PLAN, "Silta"), "field": "name", "read": "Silta", "value": "SILTA - nuorten polku"}]).plan, "SILTA"
    )
    assert (found.id, found.name, found.acronym) == ("silta", "SILTA - nuorten polku", "SILTA")
    assert (found.field_confidence or {})["name"] == 1
    assert (found.by or {})["name"].read == "Silta"


def test_all_five_fields_by_a_reviewer_are_sure() -> None:
    rows = [
        {**seen(PLAN, "Masto"), "field": field, "value": value}
        for field, value in (("name", "Masto 2"), ("description", "Uusi."), ("period", "2024"), ("funders", "JTF"), ("partners", "Oy Ab"))
    ]
    assert project(corrected(value=rows).plan, "Masto").confidence == 1
    assert project(corrected(value=rows[1:]).plan, "Masto").confidence == project(PLAN, "Masto").confidence


def test_a_missing_value_that_a_reviewer_gave_is_missed_no_more() -> None:
    found = corrected(value=[{**seen(PLAN, "Laituri"), "field": "period", "value": "2025"}]).plan
    assert "missing-period" in [one.code for one in PLAN.findings]
    assert "missing-period" not in [one.code for one in found.findings]


def test_a_question_that_a_correction_answers_is_settled_and_the_guess_is_none() -> None:
    guess = seen(PLAN, "Purje")
    one = {**guess, "field": "period", "read": "1.3.2024-28.2.2027", "value": "1.3.2024-28.2.2027", "note": "kysytty"}
    other = {**guess, "field": "partners", "read": "Ruori"}
    found = corrected(value=[one]).plan
    settled = {finding.code: finding.settled for finding in found.findings if finding.project_id == "purje"}
    assert settled["several-periods"] is not None
    assert settled["several-periods"].note == "kysytty"
    assert settled["unclear-partner"] is None
    assert project(found, "Purje").confidence == project(PLAN, "Purje").confidence < 0.7
    assert project(corrected(value=[one, other]).plan, "Purje").confidence == 0.7


def test_a_split_project_is_read_again_and_no_word_is_lost() -> None:
    found = corrected(split=[{**seen(PLAN, "Purje"), "begins": ["Ruori."]}]).plan
    purje, ruori = project(found, "Purje"), project(found, "Ruori")
    assert [p.name for p in found.projects] == ["Silta", "Laituri", "Masto", "Purje", "Ruori", "Köli"]
    assert (purje.id, shown(found, "Purje", "period"), shown(found, "Purje", "funders")) == ("purje", "2024-03-01/2027-02-28", ["JTF"])
    assert (ruori.id, shown(found, "Ruori", "period"), shown(found, "Ruori", "funders")) == ("ruori", "2025-08-01/2027-07-31", ["OKM"])
    assert (shown(found, "Purje", "partners"), shown(found, "Ruori", "partners")) == (["Rovaniemen kaupunki"], ["Inarin kunta"])
    assert ruori.mentions[0].text.startswith("Ruori. Yrittäjät")
    assert found.themes[1].project_ids == ["purje", "ruori", "koli"]
    assert words(found) == words(PLAN)


def test_a_value_of_a_part_holds_after_the_split() -> None:
    part = corrected(split=[{**seen(PLAN, "Purje"), "begins": ["Ruori."]}]).plan
    found = corrected(
        value=[{**seen(part, "Ruori"), "field": "partners", "value": "Utsjoen kunta"}],
        split=[{**seen(PLAN, "Purje"), "begins": ["Ruori."]}],
    )
    assert shown(found.plan, "Ruori", "partners") == ["Inarin kunta", "Utsjoen kunta"]


def test_what_is_said_of_a_project_holds_after_it_was_split_or_joined() -> None:
    begins, into = {"begins": ["Ruori."]}, {"into": seen(PLAN, "Laituri")}
    found = corrected(
        value=[
            {**seen(PLAN, "Purje"), "field": "partners", "value": "Muonion kunta"},
            {**seen(PLAN, "Masto"), "field": "partners", "value": "Ranuan kunta"},
        ],
        move=[{**seen(PLAN, "Laituri"), "theme": 2}],
        split=[{**seen(PLAN, "Purje"), **begins}],
        join=[{**seen(PLAN, "Masto"), **into}],
    )
    assert (found.held, found.left) == (5, 0)
    assert shown(found.plan, "Purje", "partners") == ["Rovaniemen kaupunki", "Muonion kunta"]
    assert shown(found.plan, "Laituri", "partners")[-1] == "Ranuan kunta"
    assert project(found.plan, "Laituri").themes == [2]


def test_projects_that_are_one_are_joined() -> None:
    found = corrected(join=[{**seen(PLAN, "Masto"), "into": seen(PLAN, "Laituri")}]).plan
    laituri = project(found, "Laituri")
    assert "masto" not in [p.id for p in found.projects]
    assert (shown(found, "Laituri", "period"), shown(found, "Laituri", "funders")) == ("2024/2026", ["ESR+"])
    assert laituri.mentions[0].text.endswith("Kemin kaupunki.")
    assert found.themes[0].project_ids == ["silta", "laituri"]
    assert "masto" not in [one.project_id for one in found.findings]
    assert ("missing-period", "laituri") not in [(one.code, one.project_id) for one in found.findings]
    assert words(found) == words(PLAN)


def test_a_project_moves_to_another_theme() -> None:
    found = corrected(move=[{**seen(PLAN, "Masto"), "theme": 2}]).plan
    masto = project(found, "Masto")
    assert (masto.themes, masto.mentions[0].theme, (masto.by or {})["themes"].read) == ([2], 2, [1])
    assert [theme.project_ids for theme in found.themes] == [["silta", "laituri"], ["purje", "koli", "masto"]]


def test_an_item_moves_to_another_list() -> None:
    found = corrected(move=[{**text_seen("Verkosto kokoontuu keväällä", 2), "list": "strengths"}]).plan
    assert [item.text for item in found.themes[0].strengths] == ["Verkosto kokoontuu keväällä"]
    assert [item.text for item in found.themes[0].current_state.items] == ["Teollisuus investoi vetyyn ja teräkseen"]
    assert words(found) == words(PLAN)


def test_a_removed_project_leaves_its_words_to_nobody() -> None:
    found = corrected(remove=[seen(PLAN, "Masto")]).plan
    assert [p.id for p in found.projects] == ["silta", "laituri", "purje", "koli"]
    assert [text.text for text in found.unassigned] == ["Masto. Hitsaajat harjoittelevat telakalla. 2024-2026. Kemin kaupunki."]
    assert "masto" not in [one.project_id for one in found.findings] + found.themes[0].project_ids
    assert words(found) == words(PLAN)


def test_what_is_said_of_a_removed_project_is_settled_by_that() -> None:
    row = seen(PLAN, "Masto")
    found = corrected(remove=[row], value=[{**row, "field": "period", "value": "2025"}], settle=[{**row, "code": "missing-funder"}])
    assert (told(found.plan), found.held, found.left) == ([], 3, 0)


def test_a_text_becomes_a_project_an_item_and_a_partner() -> None:
    item = text_seen("Kemin seudun mökkiyhdistys", 2)
    made = corrected(make=[{**item, "what": "project", "theme": 1}]).plan
    assert made.projects[0].name == "Kemin seudun mökkiyhdistys"
    assert made.themes[0].project_ids == ["kemin-seudun-mokkiyhdistys", "silta", "laituri", "masto"]
    partner = corrected(make=[{**item, "what": "partner", "of": seen(PLAN, "Laituri")}]).plan
    assert shown(partner, "Laituri", "partners") == ["Tornion kaupunki", "Kemin seudun mökkiyhdistys"]
    assert [m.page for m in project(partner, "Laituri").mentions] == [3, 2]
    phenomenon = corrected(make=[{**item, "what": "item", "list": "phenomena"}]).plan
    assert [one.text for one in phenomenon.phenomena] == ["Kemin seudun mökkiyhdistys"]
    for plan in (made, partner, phenomenon):
        assert words(plan) == words(PLAN)
        assert "Kemin seudun mökkiyhdistys" not in [one.text for one in plan.themes[0].development_targets]


def test_a_settled_finding_stays_and_is_settled() -> None:
    row = {**seen(PLAN, "Laituri"), "code": "missing-period", "why": "absent", "date": "2026-03-02", "values": {"project": "Laituri"}}
    found = corrected(settle=[row])
    settled = [one for one in found.plan.findings if one.settled]
    assert [(one.code, one.project_id, one.settled and one.settled.date) for one in settled] == [
        ("missing-period", "laituri", "2026-03-02")
    ]
    assert len(found.plan.findings) == len(PLAN.findings)


OTHER = TEXT.replace("Verkosto kokoontuu keväällä", "Verkosto kokoontuu syksyllä")
LAYOUT = TEXT.replace(
    "• Silta. Nuoret oppivat korjaamaan koneita. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki, Lapin yliopisto.",
    "• Silta. Nuoret oppivat korjaamaan koneita. ESR+. Kemin kaupunki, Lapin yliopisto. 1.1.2024-31.12.2025.",
)
LONGER = TEXT.replace("oppivat korjaamaan koneita.", "oppivat korjaamaan koneita ja moottoreita Kemissä.")
MENDED = LONGER.replace("1.1.2024-31.12.2025", "1.1.2024-30.6.2026")
RENAMED = LONGER.replace("Silta.", "Silta 2.")
GONE = TEXT.replace("• Silta. Nuoret oppivat korjaamaan koneita. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki, Lapin yliopisto.\n", "")
PERIOD = {"field": "period", "read": "1.1.2024-31.12.2025", "value": "1.1.2024-30.6.2026"}
FUNDER = {"field": "funders", "value": "OKM"}
# what the reviewer said of Silta, the text of the other edition, what becomes of it
HOLDS: list[tuple[str, Row, str, str]] = [
    ("value", PERIOD, TEXT, "applied"),
    ("value", PERIOD, OTHER, "applied"),
    ("value", PERIOD, LAYOUT, "applied"),
    ("value", PERIOD, LONGER, "applied"),
    ("value", PERIOD, MENDED, "applied"),
    ("value", {**PERIOD, "value": "1.1.2024-31.8.2026"}, MENDED, "offered-correction"),
    ("value", PERIOD, RENAMED, "offered-correction"),
    ("value", PERIOD, GONE, "stale-correction"),
    ("value", FUNDER, LAYOUT, "applied"),
    ("value", FUNDER, LONGER, "offered-correction"),
    ("value", {"field": "funders", "read": "ESR+", "value": "JTF"}, LONGER, "applied"),
    ("value", {"field": "funders", "read": "EAKR", "value": "JTF"}, LONGER, "offered-correction"),
    ("remove", {}, LAYOUT, "applied"),
    ("remove", {}, LONGER, "offered-correction"),
    ("remove", {}, GONE, "stale-correction"),
    ("move", {"theme": 2}, LAYOUT, "applied"),
    ("move", {"theme": 2}, LONGER, "offered-correction"),
    ("move", {"theme": 9}, TEXT, "stale-correction"),
    ("join", {"into": seen(PLAN, "Laituri")}, LAYOUT, "applied"),
    ("join", {"into": seen(PLAN, "Laituri")}, LONGER, "offered-correction"),
    ("join", {"into": seen(PLAN, "Laituri")}, GONE, "stale-correction"),
    ("split", {"begins": ["Kemin"]}, LONGER, "applied"),
    ("split", {"begins": ["Torniossa"]}, TEXT, "offered-correction"),
    ("split", {"begins": ["Kemin"]}, GONE, "stale-correction"),
]


@pytest.mark.parametrize(("kind", "said", "text", "expected"), HOLDS)
def test_it_holds_where_the_same_text_stands_and_is_told_where_not(kind: str, said: Row, text: str, expected: str) -> None:
    found = corrected(text, **{kind: [{**seen(PLAN, "Silta"), **said}]})
    before = read(text).plan
    assert words(found.plan) == words(before)
    if expected == "applied":
        assert (told(found.plan), found.held, found.left) == ([], 1, 0)
        assert found.plan.projects != before.projects
    else:
        assert (told(found.plan), found.held, found.left) == ([expected], 0, 1)
        assert found.plan.projects == before.projects


@pytest.mark.parametrize(
    ("text", "expected"),
    [(LAYOUT, "settled"), (TEXT.replace("Aikuiset", "Vanhemmat aikuiset"), "offered-correction"), (GONE, "settled")],
)
def test_what_was_settled_is_settled_where_the_text_is_the_same(text: str, expected: str) -> None:
    row = {**seen(PLAN, "Laituri"), "code": "missing-period", "values": {"project": "Laituri"}}
    found = corrected(text, settle=[row]).plan
    assert (told(found) or ["settled"]) == [expected]
    (missing,) = [one for one in found.findings if one.code == "missing-period"]
    assert (missing.settled is not None) == (expected == "settled")


def test_two_texts_that_are_the_same_are_told_apart_by_the_project_s_id_or_not_at_all() -> None:
    twice = TEXT.replace(
        "• Köli.", "• Silta. Nuoret oppivat korjaamaan koneita. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki, Lapin yliopisto.\n• Köli."
    )
    assert [len(p.mentions) for p in read(twice).plan.projects if p.id == "silta"] == [2]
    found = corrected(twice, value=[{**seen(PLAN, "Silta"), **PERIOD}])
    assert shown(found.plan, "Silta", "period") == "2024-01-01/2026-06-30"


def test_of_two_corrections_of_one_thing_the_later_holds_and_the_other_is_told() -> None:
    early, late = {**PERIOD, "date": "2026-03-02"}, {**PERIOD, "value": "2024-2027", "date": "2026-03-05"}
    rows = [{**seen(PLAN, "Silta"), **one} for one in (late, early)]
    found = corrected(value=rows)
    assert shown(found.plan, "Silta", "period") == "2024/2027"
    assert (told(found.plan), found.held, found.left) == (["offered-correction"], 1, 1)
    assert corrected(value=rows[::-1]) == found


def test_the_message_names_what_was_corrected() -> None:
    (stale,) = [one for one in corrected(GONE, value=[{**seen(PLAN, "Silta"), **PERIOD}]).plan.findings if one.code == "stale-correction"]
    assert stale.message == "“Silta” (p. 3): a correction does not hold here (period: 1.1.2024-31.12.2025 → 1.1.2024-30.6.2026)"
    assert (stale.project_id, stale.severity) == (None, "warning")


PARTS = corrected(split=[{**seen(PLAN, "Purje"), "begins": ["Ruori."]}]).plan
SPLIT = {"split": [{**seen(PLAN, "Purje"), "begins": ["Ruori."]}]}
# what is said of a part, or of the words of what is no project; the projects then, and the strengths of theme 2
OF_PARTS: list[tuple[dict[str, list[Row]], list[str], list[str]]] = [
    ({**SPLIT, "remove": [seen(PARTS, "Ruori")]}, ["Silta", "Laituri", "Masto", "Purje", "Köli"], []),
    ({**SPLIT, "join": [{**seen(PARTS, "Ruori"), "into": seen(PLAN, "Köli")}]}, ["Silta", "Laituri", "Masto", "Purje", "Köli"], []),
    (
        {"split": [*SPLIT["split"], {**seen(PARTS, "Ruori"), "begins": ["OKM."]}]},
        ["Silta", "Laituri", "Masto", "Purje", "Ruori", "Inarin kunta", "Köli"],
        [],
    ),
    (
        {
            "remove": [seen(PLAN, "Masto")],
            "make": [
                {
                    **{key: value for key, value in seen(PLAN, "Masto").items() if key not in ("project", "name")},
                    "what": "item",
                    "theme": 2,
                    "list": "strengths",
                }
            ],
        },
        ["Silta", "Laituri", "Purje", "Köli"],
        [project(PLAN, "Masto").mentions[0].text],
    ),
]


@pytest.mark.parametrize(("tables", "names", "strengths"), OF_PARTS)
def test_what_is_said_of_what_a_correction_made_holds(tables: dict[str, list[Row]], names: list[str], strengths: list[str]) -> None:
    found = corrected(**tables)
    assert ([p.name for p in found.plan.projects], found.left) == (names, 0)
    assert [item.text for item in found.plan.themes[1].strengths] == strengths
    assert words(found.plan) == words(PLAN)
