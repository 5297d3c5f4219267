"""A project of which a question is open is never called sure: on the JSON that comes out, for every code that asks one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.projects.confidence import GUESS_CEILING, OPEN_QUESTIONS, capped
from pipeline.editions import load
from pipeline.extraction import extract
from pipeline.output import to_json
from schemas.findings import SENTENCES, finding
from schemas.plan import Settled
from tests.editions.expected import ROOT

OUTPUTS = sorted((ROOT / "output").rglob("*.json"))
COVER = "Kainuun jatkuvan oppimisen suunnitelma 2025-2027\f1) Osaaminen työpaikoilla\nNykytila 2024\n• Yritykset etsivät osaajia\n"
SURE = "Tervaväylä. Hankkeessa opitaan työpaikoilla. 1.2.2025-31.1.2027. ESR+. Kajaanin kaupunki."
# For each code an entry that brings it, or two on slides of their own.
ENTRIES = {
    "unclear-name": ["Tervaväylä – Veneenrakentajat oppivat tervaamaan oikeilla veneillä. 1.2.2025-31.1.2027. ESR+. Kajaanin kaupunki."],
    "unclear-period": ["Tervaväylä. Hankkeessa opitaan 1.2.2025-31.1.2027 työpaikoilla toisilta. ESR+. Kajaanin kaupunki."],
    "unclear-funder": ["Tervaväylä. Hankkeessa opitaan. 1.2.2025-31.1.2027. Opetushallitus. Kajaanin kaupunki."],
    "unclear-partner": ["Tervaväylä. Hankkeessa opitaan. 1.2.2025-31.1.2027. ESR+. Kajaanin kaupunki, Tervaporukka."],
    "unclear-role": ["Tervaväylä. Hankkeessa opitaan. 1.2.2025-31.1.2027. Kajaanin kaupunki, ESR+, koordinaattori."],
    "unclear-layout": ["Tervaväylä. Hankkeessa opitaan työpaikoilla. ESR+."],
    "unclear-text": ["Tervaväylä. Hankkeessa opitaan. 1.2.2025-31.1.2027. ESR+. Kajaanin kaupunki, sovitaan myöhemmin."],
    "several-periods": ["Tervaväylä. Hankkeessa opitaan. 1.2.2025-31.1.2027. 1.3.2025-30.6.2026. ESR+. Kajaanin kaupunki."],
    "impossible-period": ["Tervaväylä. Hankkeessa opitaan. 31.2.2025-31.1.2027. ESR+. Kajaanin kaupunki."],
    "conflicting-period": [SURE, SURE.replace("2027", "2028")],
    "conflicting-funder": [SURE, SURE.replace("ESR+", "EAKR")],
    "conflicting-partner": [SURE, SURE.replace("Kajaanin kaupunki", "Sotkamon kunta")],
    "conflicting-description": [SURE, SURE.replace("Hankkeessa opitaan työpaikoilla", "Metsä tarjoaa nuorille uusia polkuja")],
}


def edition(folder: Path, entries: list[str]) -> Path:
    """The JSON of an edition with an entry a slide."""
    source = folder / "kainuu.txt"
    source.write_text(COVER + "".join(f"\f1) Osaaminen työpaikoilla\nHankkeet\n• {entry}\n" for entry in entries), encoding="utf-8")
    target = folder / "kainuu.json"
    target.write_text(to_json(extract(source).plan), encoding="utf-8")
    return target


def test_every_code_that_asks_about_a_project_has_an_entry() -> None:
    asking = {key.split("/")[0] for key, said in SENTENCES.items() if "{project}" in said.one and key.startswith(OPEN_QUESTIONS)}
    assert asking == set(ENTRIES)


@pytest.mark.parametrize("code", ENTRIES)
def test_an_open_question_caps_the_confidence(code: str, tmp_path: Path) -> None:
    found = json.loads(edition(tmp_path, ENTRIES[code]).read_text(encoding="utf-8"))
    (project,) = found["projects"]
    assert code in [finding["code"] for finding in found["findings"] if finding["project_id"] == project["id"]]
    assert project["confidence"] <= 0.69


def test_where_no_question_is_open_it_is_sure(tmp_path: Path) -> None:
    (project,) = json.loads(edition(tmp_path, [SURE, SURE]).read_text(encoding="utf-8"))["projects"]
    assert project["confidence"] >= 0.7


@pytest.mark.parametrize("path", OUTPUTS, ids=lambda path: path.stem)
def test_no_edition_is_surer_than_its_findings(path: Path) -> None:
    plan = load(path)
    open_ = {found.project_id for found in plan.findings if found.code.startswith(OPEN_QUESTIONS)}
    assert all(project.confidence <= GUESS_CEILING for project in plan.projects if project.id in open_)


def test_a_settled_question_is_open_no_more() -> None:
    project = next(project for project in load(OUTPUTS[0]).projects if project.confidence > GUESS_CEILING)
    question = finding("unclear-name", "warning", {"project": project.name}, project_id=project.id)
    settled = question.model_copy(update={"settled": Settled(date="2026-03-02", note=None)})
    about_another = question.model_copy(update={"project_id": "toinen"})
    assert [capped([project], [found])[0].confidence for found in (question, settled, about_another)] == [
        GUESS_CEILING,
        project.confidence,
        project.confidence,
    ]
