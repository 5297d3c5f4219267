"""What explains a reading: bits and runner-up of each part, in the JSON, on the terminal, in three languages; what failed is said."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from extractors.plan.assembly import assemble_tree
from extractors.plan.readings import close_races, readings_of
from pipeline import extraction
from pipeline.explaining.edition import explain_edition
from pipeline.explaining.readings import line
from pipeline.extraction import extract_document
from pipeline.output import to_json
from pipeline.readers import Document
from pipeline.translation import reading, said, speaking
from schemas.document import Page
from schemas.plan import Plan, Reading, Span
from schemas.readings import WAYS, told
from tests.command import planex
from tests.extractors.drawn import drawn, tree
from tests.pipeline.test_cli import SMALL

TABLE = """
page
40 30 24b Hankkeet
grid 40,400,600,800 100,130,160,190
50 105 12b Hanke
410 105 12b Aikataulu
610 105 12b Rahoittaja
50 135 12 Silta nuorille
410 135 12 1.1.2024–31.12.2025
610 135 12 ESR+
50 165 12 Laituri aikuisille
410 165 12 1.8.2023–31.7.2026
610 165 12 JTF
"""
SPAN = Span(page=3, bbox=(40, 30, 200, 54), text="Hankkeet")


def document(text: str) -> Document:
    pages: tuple[Page, ...] = tuple(drawn(text))
    return Document(Path("made-up.pdf"), "0" * 64, "application/pdf", pages)


def told_reading(margin: float | None, following: str | None = "a list", spans: list[Span] | None = None) -> Reading:
    return Reading(
        page=3, reading="4 records, one a row", bits=41.0, next=following, margin=margin, spans=[SPAN] if spans is None else spans
    )


@pytest.mark.parametrize(
    ("rule", "count", "expected"),
    [
        ("a record a row", 4, "4 records, one a row"),
        ("a record a row", 1, "1 record, one a row"),
        ("list", 0, "a list"),
        ("children", 0, "a list"),
        ("one", 1, "one record"),
        ("across by paragraph", 3, "3 records, one a paragraph, columns read across"),
        ("a rule of tomorrow", 3, "3 records"),
    ],
)
def test_a_reading_in_words(rule: str, count: int, expected: str) -> None:
    assert told(rule, count) == expected


@pytest.mark.parametrize("rule", [rule for rule in WAYS if rule])
@pytest.mark.parametrize("count", [1, 2])
def test_every_reading_is_said_in_finnish_and_swedish(rule: str, count: int) -> None:
    for text in (told(rule, count), *([told("across " + rule.removeprefix("run "), count)] if rule.startswith("run ") else [])):
        for language in ("fi", "sv"):
            with speaking(language):
                assert not {"record", "records", "list", "columns"} & set(reading(text).replace(",", "").split()), text


def test_a_line_names_winner_bits_and_runner_up() -> None:
    assert line(told_reading(29.0)) == "“Hankkeet”: 4 records, one a row: +41 bits; next best, a list: +12"
    assert line(told_reading(0.4)) == "“Hankkeet”: 4 records, one a row: +41.0 bits; next best, a list: +40.6"
    assert line(told_reading(None, None)) == "“Hankkeet”: 4 records, one a row: +41 bits"
    with speaking("fi"):
        assert line(told_reading(29.0)) == "”Hankkeet”: 4 hanketta, yksi riviä kohti: +41 bittiä; seuraavaksi paras: luettelo: +12"


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (told_reading(0.4), None),
        (told_reading(0.4, "4 records, one a row"), "bounds"),
    ],
)
def test_a_close_race_is_a_finding(one: Reading, why: str | None) -> None:
    (found,) = close_races([one])
    assert (found.code, found.severity, found.spans) == ("unclear-layout", "warning", one.spans)
    assert found.values == {"page": 3, "reading": one.reading, "next": one.next, "margin": one.margin} | ({"why": why} if why else {})


@pytest.mark.parametrize("one", [told_reading(0.9), told_reading(None, None)])
def test_a_clear_race_is_none(one: Reading) -> None:
    assert list(close_races([one])) == []


def test_a_close_race_is_said_in_finnish() -> None:
    (found,) = close_races([told_reading(0.4)])
    with speaking("fi"):
        assert said(found) == "sivu 3: luettiin näin: ”4 hanketta, yksi riviä kohti”, mutta ”luettelo” on melkein yhtä todennäköinen"


def test_each_part_has_its_reading() -> None:
    (one,) = readings_of(assemble_tree(tree(TABLE), "fi"))
    assert (one.page, one.reading, [span.text for span in one.spans]) == (1, "2 records, one a row", ["Hankkeet"])
    assert one.margin is not None
    assert one.margin > 0


@pytest.mark.parametrize("step", ["tree_of", "assemble_tree", "readings_of"])
def test_a_fault_of_the_rules_is_said_and_loses_nothing(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = extract_document(document(TABLE))

    def broken(*_: object) -> None:
        raise IndexError(7)

    monkeypatch.setattr(extraction, step, broken)
    found = extract_document(document(TABLE))
    (failed,) = [finding for finding in found.plan.findings if finding.code == "unclear-layout"]
    assert failed.values == {"why": "failed", "error": f"IndexError (test_explain.py:{broken.__code__.co_firstlineno + 1})"}
    assert found.ledger.read == whole.ledger.read
    assert not [finding for finding in found.plan.findings if finding.severity == "error" and "words" in finding.code]


def test_what_is_no_defect_is_not_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(extraction, "assemble_tree", full)
    with pytest.raises(MemoryError):
        extract_document(document(TABLE))


def explained(plan: Plan, page: int | None = None) -> str:
    written = io.StringIO()
    explain_edition(Console(file=written, width=200), plan, page)
    return written.getvalue()


def test_the_json_is_explained_like_the_plan() -> None:
    plan = Plan.model_validate_json(to_json(extract_document(document(TABLE)).plan))
    text = explained(plan)
    assert "Laituri aikuisille" in text
    assert "period.range" in text or "period." in text
    assert explained(plan, 2) == explained(plan, 2).split("page 1")[0]


def test_the_command_takes_the_json(tmp_path: Path) -> None:
    assert planex("extract", SMALL, "-o", tmp_path).returncode == 0
    (written,) = tmp_path.glob("*.json")
    found = planex("explain", written, "--page", "4")
    assert found.returncode == 0
    assert "page 4" in found.stdout
    assert "page 8" not in found.stdout
    assert planex("explain", written, "--page", "99").returncode == 2
