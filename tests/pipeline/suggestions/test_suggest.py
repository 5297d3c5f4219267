"""From correction to rule: the lines that corrections ask for, what each would change, and a folder of one's own."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors import lexicon as lexicons
from pipeline.corrections.files import load
from pipeline.extraction import extract
from pipeline.output import to_json
from pipeline.suggestions.lines import Line, suggested
from pipeline.suggestions.preview import Edition, add, changes, stands
from pipeline.suggestions.words import term_of
from schemas.corrections import Corrections
from schemas.plan import Plan
from tests.command import planex
from tests.pipeline.corrections.made import read, seen, text_seen, toml
from tests.pipeline.review.drawn import drawn

PLAN = read().plan


def file(plan: str, *rows: dict[str, Any]) -> Corrections:
    told = [{**seen(PLAN, "Silta"), **row} for row in rows]
    return Corrections.model_validate({"plan": plan, "sha256": "0" * 64, "value": told})


def funder(value: str, read: str | None = None) -> dict[str, Any]:
    return {"field": "funders", "value": value} | ({"read": read} if read else {})


def partner(value: str, read: str | None = None) -> dict[str, Any]:
    return {"field": "partners", "value": value} | ({"read": read} if read else {})


UAS = "university_of_applied_sciences"
# what reviewers corrected, the lines: field, what, id, text, kind, how many editions
CASES: list[tuple[list[Corrections], list[tuple[str, str, str, str, str, int]]]] = [
    ([file("a", funder("Kaivosraha"))], [("funders", "new", "kaivosraha", "Kaivosraha", "fund", 1)]),
    ([file("a", funder("ESR+", "Esplus"))], [("funders", "alias", "esf-plus", "Esplus", "fund", 1)]),
    ([file("a", funder("ESR+"))], []),
    ([file("a", funder("ESR+", "JTF"))], []),
    ([file("a", partner("Meritaidon seura"))], [("partners", "new", "meritaidon-seura", "Meritaidon seura", "association", 1)]),
    ([file("a", partner("Kajon Paja Oy"))], [("partners", "new", "kajon-paja-oy", "Kajon Paja Oy", "company", 1)]),
    (
        [file("a", partner("Lapin ammattikorkeakoulu", "Lapin korkis"))],
        [("partners", "alias", "lapin-ammattikorkeakoulu", "Lapin korkis", "university_of_applied_sciences", 1)],
    ),
    (
        [file("a", funder("Aaraha"), funder("Bee-raha")), file("b", funder("Bee-raha"))],
        [("funders", "new", "bee-raha", "Bee-raha", "fund", 2), ("funders", "new", "aaraha", "Aaraha", "fund", 1)],
    ),
    ([file("a", {"field": "period", "value": "2025"}, {"field": "funders", "read": "ESR+"})], []),
]


@pytest.mark.parametrize(("files", "expected"), CASES)
def test_the_lines_that_corrections_ask_for(files: list[Corrections], expected: list[tuple[str, str, str, str, str, int]]) -> None:
    assert [(line.field, line.what, line.id, line.text, line.kind, len(line.editions)) for line in suggested(files)] == expected


@pytest.mark.parametrize(("files", "expected"), [case for case in CASES if case[1]])
def test_a_line_is_one_of_the_lexicon(files: list[Corrections], expected: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, line in enumerate(suggested(files)):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / line.file).write_text(line.toml, encoding="utf-8")
        monkeypatch.setenv("PLANEX_LEXICONS", str(folder))
        folders = lexicons._folders()
        terms = lexicons._funders(folders) if line.field == "funders" else lexicons._organisations(folders)
        (term,) = [one for one in terms if one.id == line.id]
        assert line.text in (*term.names, *term.short)
        # What is ours is there still, whole.
        ours = lexicons._funders(folders[:1]) if line.field == "funders" else lexicons._organisations(folders[:1])
        assert len(terms) == len(ours) + (line.what == "new")


def test_capitals_are_a_short_name() -> None:
    line = Line("funders", "new", "kaor", "KAOR", "fund", ("a",))
    assert tomllib.loads(line.toml) == {"funder": [{"id": "kaor", "short": ["KAOR"], "example": "KAOR"}]}


SLIDES = """
Lapin osaamisohjelma 2026-2030
\f
Teema 1: Arktinen teollisuus
Saunan lauteilta kuultua
• Teollisuus investoi vetyyn ja teräkseen
• Verkosto kokoontuu keväällä
Kehittämiskohteet
• Koulutuspaikkoja lisää
\f
Teema 1: Arktinen teollisuus
Hankkeet
• Silta. Nuoret oppivat korjaamaan koneita. Kassa: Pohjan raha. Kemin kaupunki.
• Laituri. Aikuiset tutustuvat satamaan. 2024-2026. ESR+. Tornion kaupunki.
• Masto. Hitsaajat harjoittelevat telakalla. 2024-2026. Kassa: ESR+. Kemin kaupunki.
\f
Teema 2: Matkailu
Saunan lauteilta kuultua
• Yrittäjät tuntevat toisensa
Kehittämiskohteet
• Kielikursseja lisää
\f
Teema 2: Matkailu
Hankkeet
• Köli. Keittiöt vähentävät hävikkiä. 2025-2026. ESR+. Sallan kunta.
"""


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The JSON of a deck that uses two words of its own, the deck and what a reviewer corrected in it beside it."""
    folder = tmp_path_factory.mktemp("slides")
    plan = extract(drawn(SLIDES, folder / "lappi.pdf")).plan
    path = folder / "lappi.json"
    path.write_text(to_json(plan), encoding="utf-8")
    value = [{**seen(plan, "Silta"), **funder("Pohjan raha")}]
    make = [{**text_seen("Verkosto kokoontuu keväällä", 2), "what": "item", "theme": 1, "list": "strengths"}]
    text = toml(value=value, make=make).replace('plan = "lappi"', f'plan = "{plan.plan.id}"')
    (folder / "a.toml").write_text(text, encoding="utf-8")
    return path


def told(slides: Path, corrections: Corrections | None = None) -> list[tuple[str, str, str]]:
    """What is asked for with the deck at hand: what, id, text."""
    plan = Plan.model_validate_json(slides.read_text(encoding="utf-8"))
    return [(line.what, line.id, line.text) for line in suggested([corrections or load(slides.with_name("a.toml"))], [plan])]


def test_a_heading_is_what_stands_over_texts_and_a_label_what_stands_before_values(slides: Path) -> None:
    asked = [("new", "pohjan-raha", "Pohjan raha"), ("heading", "strengths", "saunan lauteilta kuultua"), ("label", "funders", "kassa")]
    assert told(slides) == asked
    # With no edition at hand there is nothing to look at.
    assert [line.what for line in suggested([load(slides.with_name("a.toml"))])] == ["new"]


# a heading as it is printed; as the lexicon has it
TERMS = [
    ("1.2 Lauteilta kuultua:", "lauteilta kuultua"),
    ("Missä loistamme jo nyt?", "missä loistamme jo nyt"),
    ("LAUTEILTA KUULTUA 2025", "lauteilta kuultua"),
    ("Lauteilta kuultua (kevät 2025), tulevaa", "lauteilta kuultua tulevaa"),
    ("Loistamme. Miten se tehdään?", ""),
]


@pytest.mark.parametrize(("heading", "term"), TERMS)
def test_a_heading_is_asked_for_by_its_words_alone(heading: str, term: str) -> None:
    assert term_of(heading) == term


@pytest.mark.slow
def test_a_heading_with_a_year_and_a_question_mark_changes_what_stands_under_it(tmp_path: Path) -> None:
    path = drawn(SLIDES.replace("Saunan lauteilta kuultua", "Missä loistamme 2025?"), tmp_path / "lappi.pdf")
    plan = extract(path).plan
    make = [{**text_seen("Verkosto kokoontuu keväällä", 2), "what": "item", "theme": 1, "list": "strengths"}]
    (line,) = suggested([Corrections.model_validate({"plan": plan.plan.id, "sha256": "0" * 64, "make": make})], [plan])
    told = [(change.subject, change.message) for change in changes(line, [Edition(plan, path)], "en")]
    assert ("Yrittäjät tuntevat toisensa", "moved from the current state to strengths") in told


# what a line is about; whether an edition in which words stand in other forms is tried: it says `vetyyn`, `Koulutuspaikkoja lisää`
STANDING = [("vety", True), ("Lisää koulutuspaikka", True), ("Kemin kaupunki", True), ("vety lentokone", False)]


@pytest.mark.parametrize(("text", "expected"), STANDING)
def test_an_edition_is_tried_where_the_words_stand_in_any_form(text: str, expected: bool) -> None:
    assert stands(text, PLAN) is expected


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("make", {**text_seen("Koulutuspaikkoja lisää", 2), "what": "item", "theme": 1, "list": "development_targets"}),
        ("make", {**text_seen("Verkosto kokoontuu keväällä", 2), "what": "partner", "of": text_seen("x", 1)}),
        ("make", {**text_seen("Jotain muuta", 2), "what": "item", "theme": 1, "list": "strengths"}),
    ],
    ids=["a heading that is known", "no list", "a text that is not there"],
)
def test_no_heading_is_asked_for(table: str, row: dict[str, Any], slides: Path) -> None:
    plan = Plan.model_validate_json(slides.read_text(encoding="utf-8"))
    assert told(slides, Corrections.model_validate({"plan": plan.plan.id, "sha256": "0" * 64, table: [row]})) == []


def test_the_command_says_the_lines_and_writes_nothing_unless_a_folder_is_named(slides: Path, tmp_path: Path) -> None:
    result = planex("suggest", slides.with_name("a.toml"), cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert 'names = ["Pohjan raha"]' in result.stdout.splitlines()
    assert list(tmp_path.iterdir()) == []


LABEL = Line("labels", "label", "funders", "kassa", "fi")
# what stands in the user's own file; what stands there with a label more
FILES = [
    ("", '[labels]\nfunders = ["kassa"]\n\n[roles]\nfunder = ["kassa"]\n'),
    ('# omat\n[labels]\nname = ["x"]\n', '# omat\n[labels]\nfunders = ["kassa"]\nname = ["x"]\n\n[roles]\nfunder = ["kassa"]\n'),
    (
        '[labels]\nfunders = ["lompakko"]\n\n[roles]\nfunder = ["kassa"]\n',
        '[labels]\nfunders = ["lompakko", "kassa"]\n\n[roles]\nfunder = ["kassa"]\n',
    ),
]


@pytest.mark.parametrize(("before", "after"), FILES)
def test_a_word_goes_into_the_table_that_is_there(before: str, after: str, tmp_path: Path) -> None:
    path = tmp_path / "fi.toml"
    path.write_text(before, encoding="utf-8")
    for _ in range(2):
        assert add(LABEL, tmp_path) == path
        assert path.read_text(encoding="utf-8") == after
    assert tomllib.loads(after)["labels"]["funders"][-1] == "kassa"


def test_a_file_that_can_not_be_used_is_one_line(tmp_path: Path) -> None:
    bad = tmp_path / "x.toml"
    bad.write_text("x", encoding="utf-8")
    result = planex("suggest", bad)
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
