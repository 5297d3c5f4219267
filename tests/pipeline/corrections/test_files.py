"""Files of corrections: where `planex extract` finds them, what it says, what it refuses, and that each run gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.corrections.files import applied, load
from pipeline.corrections.steps import Context
from pipeline.errors import Unusable
from pipeline.translation import said, speaking
from schemas.corrections import Corrections
from schemas.plan import Plan
from tests.command import planex
from tests.editions.expected import ROOT
from tests.pipeline.corrections.made import corrected, corrections, read, seen, toml
from tests.pipeline.corrections.test_apply import GONE, PERIOD
from tests.reading import reading

pytestmark = pytest.mark.slow

DECK = ROOT / "tests/editions/lappi.pdf"
ID = "lappi-osaamisohjelma-2026-2030"
PLAN = read().plan


def rows(plan: Plan) -> dict[str, Any]:
    """A period, a split and a settled finding of the deck."""
    period = {**seen(plan, "Matkailun"), "field": "period", "read": "2023–25", "value": "1.1.2023–31.12.2025"}
    split = {**seen(plan, "PORO2"), "begins": ["ESR+, 1.3.2024"]}
    settle = {**seen(plan, "Vihreä"), "code": "missing-period", "why": "absent", "values": {"project": "Vihreä vety tutuksi"}}
    return {"value": [period], "split": [split], "settle": [settle]}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    del tmp_path_factory
    return toml(**rows(reading(DECK).plan))


@pytest.mark.parametrize("place", ["beside the file", "beside the file by the edition's name", "beside the JSON", "in its folder", "named"])
def test_corrections_are_found(place: str, file: str, tmp_path: Path) -> None:
    deck = tmp_path / "deck.pdf"
    deck.write_bytes(DECK.read_bytes())
    out = tmp_path / "out"
    out.mkdir()
    names = {
        "beside the file": tmp_path / "deck.corrections.toml",
        "beside the file by the edition's name": tmp_path / f"{ID}.corrections.toml",
        "beside the JSON": out / f"{ID}.corrections.toml",
        "in its folder": out / f"{ID}.corrections" / "anna.toml",
        "named": tmp_path / "muualla.toml",
    }
    names[place].parent.mkdir(exist_ok=True)
    names[place].write_text(file, encoding="utf-8")
    named = ["--corrections", names[place]] if place == "named" else []
    result = planex("extract", deck, "-o", out, *named)
    assert result.returncode == 0
    assert result.stderr.splitlines()[0] == f"{deck}: {names[place]}: 3 corrections hold"
    read, closing = reading(DECK).ledger.read, result.stderr.splitlines()[-1]
    assert f"8 projects; 1 warning, 1 settled; words read {read} = placed {read}" in closing
    plan = json.loads((out / f"{ID}.json").read_text(encoding="utf-8"))
    (tourism,) = [p for p in plan["projects"] if p["id"] == "matkailun-master-class"]
    assert (tourism["period"]["edtf"], tourism["by"]["period"]["read"]["text"]) == ("2023-01-01/2025-12-31", "2023–25")
    assert [f["settled"] for f in plan["findings"] if f["code"] == "missing-period"] == [{"date": None, "note": None}]


def test_each_reviewer_has_a_file_and_what_a_browser_named_otherwise_is_told(file: str, tmp_path: Path) -> None:
    """Two files that are both new do not merge in git; two files of other names need no merging."""
    deck, several = tmp_path / "deck.pdf", tmp_path / "deck.corrections"
    deck.write_bytes(DECK.read_bytes())
    several.mkdir()
    head, *tables = file.split("\n[[")
    for name, part in zip(("anna", "bertta"), (tables[:1], tables[1:]), strict=True):
        (several / f"{name}.toml").write_text("\n[[".join([head, *part]), encoding="utf-8")
    (several / "lue-minut.txt").write_text("x", encoding="utf-8")
    again = tmp_path / "deck.corrections (1).toml"
    again.write_text(file, encoding="utf-8")
    told = planex("extract", deck, "-o", tmp_path / "out").stderr.splitlines()
    assert told[:2] == [
        f"{deck}: {again} is not read: take the number out of its name, or name it with --corrections",
        f"{deck}: {several / 'anna.toml'} and {several / 'bertta.toml'}: 3 corrections hold",
    ]
    named = planex("extract", deck, "-o", tmp_path / "out", "--corrections", again).stderr.splitlines()
    assert named[0] == f"{deck}: {again}: 3 corrections hold"


def test_each_run_gives_the_same_bytes_whatever_the_order_of_the_file(file: str, tmp_path: Path) -> None:
    head, *tables = file.split("\n[[")
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    first.write_text(file, encoding="utf-8")
    second.write_text("\n[[".join([head, *reversed(tables)]), encoding="utf-8")
    runs = [planex("extract", DECK, "-o", "-", "--corrections", path).stdout for path in (first, second, first)]
    assert len(set(runs)) == 1
    assert '"by": {' in runs[0]


def test_a_split_part_has_boxes_of_its_own_words(file: str, tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text(file, encoding="utf-8")
    plan = Plan.model_validate_json(planex("extract", DECK, "-o", "-", "--corrections", path).stdout)
    first, second = (p for p in plan.projects if "poron" in p.mentions[0].text.lower() or "Paliskuntain" in p.mentions[0].text)
    (before,) = [p for p in reading(DECK).plan.projects if p.id == "poro2"]
    words = [word for span in before.mentions[0].spans for word in span.text.split()]
    assert [word for p in (first, second) for span in p.mentions[0].spans for word in span.text.split()] == words
    assert first.mentions[0].spans[-1].bbox is not None


NO_TOML = ("x = ", "is no TOML (Invalid value (at end of document))")
NO_CORRECTIONS = ("format = 2", "holds no corrections (format: Input should be 1)")
NO_PERIOD = (toml(value=[{**seen(PLAN, "Silta"), **PERIOD, "value": "joskus"}]), "value 1 (“Silta”): “joskus” names no period")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        NO_TOML,
        NO_CORRECTIONS,
        ('plan = "x"', "holds no corrections (sha256: Field required)"),
        (toml(value=[{**seen(PLAN, "Silta"), "feld": "period"}]), "holds no corrections (value.0.field: Field required)"),
        (toml(value=[{**seen(PLAN, "Silta"), **PERIOD, "x": 1}]), "holds no corrections (value.0.x: Extra inputs are not permitted)"),
        (
            toml(value=[{**seen(PLAN, "Silta"), "field": "name", "read": "Silta"}]),
            "holds no corrections (value.0: Value error, a project has a name; remove the project instead)",
        ),
        NO_PERIOD,
        (
            toml(value=[{**seen(PLAN, "Silta"), "field": "status", "value": "valmis"}]),
            "value 1 (“Silta”): “valmis” is none of: upcoming, ongoing, ended",
        ),
    ],
)
def test_a_file_that_can_not_be_used_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "huono.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        applied(reading(DECK).plan, [path], Context("fi", {}))
    assert str(refused.value) == f"{path}: {reason}"


@pytest.mark.parametrize(("text", "reason"), [NO_TOML, NO_CORRECTIONS, NO_PERIOD])
def test_of_a_file_that_can_not_be_used_the_command_says_one_line_and_writes_nothing(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "huono.toml"
    path.write_text(text, encoding="utf-8")
    result = planex("extract", DECK, "-o", tmp_path / "out", "--corrections", path)
    assert (result.returncode, result.stderr) == (2, f"planex: {DECK}: {path}: {reason}\n")
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="can't be read"):
        load(tmp_path / "x.toml")


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("\ufeff" + toml(**rows(reading(DECK).plan)), encoding="utf-8")
    assert load(path) == Corrections.model_validate(corrections(**rows(reading(DECK).plan)))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "”Silta” (s. 3): korjaus ei sovi tähän (toteutusaika: 1.1.2024-31.12.2025 → 1.1.2024-30.6.2026)"),
        ("sv", "”Silta” (s. 3): en rättelse passar inte här (projekttid: 1.1.2024-31.12.2025 → 1.1.2024-30.6.2026)"),
    ],
)
def test_a_stale_correction_is_said_in_the_reader_s_language(language: str, words: str) -> None:
    (stale,) = [one for one in corrected(GONE, value=[{**seen(PLAN, "Silta"), **PERIOD}]).plan.findings if one.code == "stale-correction"]
    with speaking(language):
        assert said(stale) == words


@pytest.mark.slow
def test_in_the_next_edition_what_stands_word_for_word_is_corrected_and_all_else_is_told(tmp_path: Path) -> None:
    old, new = (reading(ROOT / f"samples/pohjois-pohjanmaa-{years}.pdf").plan for years in ("2024-2028", "2026-2030"))
    path = tmp_path / "vanha.toml"
    path.write_text(
        toml(value=[{**seen(old, p.name), "field": "partners", "value": "Kemin uusi seura"} for p in old.projects]), encoding="utf-8"
    )
    result = planex("extract", ROOT / "samples/pohjois-pohjanmaa-2026-2030.pdf", "-o", "-", "--corrections", path)
    found = Plan.model_validate_json(result.stdout)
    texts = {" ".join(sorted(p.mentions[0].text.lower().split())) for p in old.projects}
    same = [p.id for p in new.projects if any(" ".join(sorted(m.text.lower().split())) in texts for m in p.mentions)]
    corrected_ids = [p.id for p in found.projects if any(partner.name == "Kemin uusi seura" for partner in p.partners)]
    assert corrected_ids == same
    assert len(same) > 1
    told = [one.code for one in found.findings if one.code.endswith("-correction")]
    assert len(told) == len(old.projects) - len(same)
    assert {"stale-correction", "offered-correction"} == set(told)
