"""From correction to rule: the lines that corrections ask for, what each would change, and a folder of one's own."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors import lexicon as lexicons
from pipeline.suggestions.lines import Line, suggested
from schemas.corrections import Corrections
from tests.command import planex
from tests.pipeline.corrections.made import TEXT, read, seen, toml

PLAN = read().plan
NEW = TEXT.replace("ESR+. Tornion kaupunki.", "Kaivosalueiden osaamisraha. Tornion kaupunki.")


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


@pytest.mark.slow
def test_the_command_says_what_a_line_would_change_and_adds_it_only_when_asked(tmp_path: Path) -> None:
    plan = tmp_path / "lappi.txt"
    plan.write_text(NEW, encoding="utf-8")
    assert planex("extract", plan, "-o", tmp_path).returncode == 0
    (edition,) = tmp_path.glob("*.json")
    corrections = tmp_path / "a.toml"
    corrections.write_text(toml(value=[{**seen(PLAN, "Laituri"), **funder("Kaivosalueiden osaamisraha")}]), encoding="utf-8")
    result = planex("suggest", corrections, "--edition", edition)
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0] == "# lappi: 1 edition asks for it (funders.toml)"
    assert 'names = ["Kaivosalueiden osaamisraha"]' in lines
    assert any("Laituri: " in line and "Kaivosalueiden osaamisraha" in line for line in lines), result.stdout
    assert not (tmp_path / "omat").exists()
    planex("suggest", corrections, "--edition", edition, "--into", tmp_path / "omat")
    again = planex("extract", plan, "-o", "-", PLANEX_LEXICONS=str(tmp_path / "omat"), PYTHONHASHSEED="1")
    assert '"id": "kaivosalueiden-osaamisraha"' in again.stdout


def test_a_file_that_can_not_be_used_is_one_line(tmp_path: Path) -> None:
    bad = tmp_path / "x.toml"
    bad.write_text("x", encoding="utf-8")
    result = planex("suggest", bad)
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
