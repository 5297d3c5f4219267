"""What a command prints in Finnish or Swedish has no code where a word should stand, and no sentence of a library or of the system."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.errors import fault_of
from pipeline.output import to_json
from pipeline.registers.show import SUMS
from pipeline.translation import LANGUAGES, speaking
from schemas.codes import CODES
from tests.command import planex
from tests.editions.expected import ROOT
from tests.pipeline.registers.edition import edition

SAMPLE = ROOT / "output/samples/esimerkki-pohjois-pohjanmaa-jatkuva-oppiminen-2026-2030.json"
REGISTER = ROOT / "tests/pipeline/registers/eura-2021.csv"
# Codes that are words of no other language than English; "planex diff" and the like name commands.
CODED = {*SUMS, *CODES["slide_kind"], *CODES["severity"], *CODES["list"]} - {"agenda", "cover", "other", "info", "projects"}
CODED |= {"No such file", "EOF", "document", "Invalid", "at line", "utf-8"}


def shown(arguments: tuple[str, ...], language: str, folder: Path) -> str:
    """All that a command prints."""
    places = {"sample": SAMPLE, "register": REGISTER, "folder": folder, "edition": folder / "edition.json"}
    result = planex(*(word.format(**places) for word in arguments), "--language", language, cwd=folder)
    return result.stdout + result.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "edition.json").write_text(to_json(edition()), encoding="utf-8")
    (tmp_path / "plan.txt").write_text("Lapin suunnitelma 2025-2027\n", encoding="utf-8")
    (tmp_path / "broken.json").write_text('{"plan":\n', encoding="utf-8")
    (tmp_path / "broken.toml").write_text("x = \n", encoding="utf-8")
    (tmp_path / "latin.toml").write_bytes("x = 'ä'\n".encode("latin-1"))
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "{sample}"),
        ("explain", "{sample}"),
        ("link", "{edition}", "--register", "{register}"),
        ("link", "{edition}", "--register", "{folder}/no.csv"),
        ("report", "{folder}/broken.json", "-o", "x.html"),
        ("suggest", "{folder}/broken.toml"),
        ("extract", "{folder}/plan.txt", "--corrections", "{folder}/latin.toml"),
        ("batch", "{folder}/no.pdf"),
        ("chart", "timeline", "{sample}", "-o", "x.svg"),
        ("report", "{sample}", "-o", "x.html"),
    ],
    ids=" ".join,
)
def test_no_code_stands_where_a_word_should(arguments: tuple[str, ...], language: str, folder: Path) -> None:
    # What the findings' own codes, files and the plan itself say stays.
    text = re.sub(r"[a-z]+(?:-[a-z]+)+|\S+\.(?:json|toml|csv|pdf|html|svg|txt)", "", shown(arguments, language, folder))
    assert text.strip()
    assert [code for code in sorted(CODED) if re.search(rf"(?<![\w-]){re.escape(code)}(?![\w-])", text)] == []


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        ("en", "EOF while parsing a value at line 2 column 0", "EOF while parsing a value at line 2 column 0"),
        ("fi", "EOF while parsing a value at line 2 column 0", "rivi 2, sarake 0"),
        ("sv", "Expected '=' after a key (at line 1, column 5)", "rad 1, kolumn 5"),
        ("fi", "Invalid value (at end of document)", "lopussa"),
    ],
)
def test_where_a_text_breaks_is_said(language: str, said: str, expected: str) -> None:
    with speaking(language):
        assert fault_of(ValueError(said)) == expected


def test_sums_and_days_of_a_register_are_written_as_the_language_writes_them(folder: Path) -> None:
    text = " ".join(shown(("link", "{edition}", "--register", "{register}"), "fi", folder).split())
    assert "250 000 EUR (suunniteltu, yhteensä); Kemin kaupunki" in text
    assert "1.3.2023–30.4.2026" in text
    assert "90 000 EUR (suunniteltu, EU ja valtio); 90 000 EUR (suunniteltu, julkinen)" in text


@pytest.mark.parametrize(
    "arguments", [("report", "{sample}", "-o", "{folder}/x.xlsx"), ("explain", "{sample}", "--png", "{folder}/x.pdf")], ids=" ".join
)
def test_an_ending_that_contradicts_the_format_is_refused(arguments: tuple[str, ...], folder: Path) -> None:
    assert "pääte on ." in shown(arguments, "fi", folder)
    assert not list(folder.glob("x.*"))
