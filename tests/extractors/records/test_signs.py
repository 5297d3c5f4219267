"""What is seen of a project that was read, and tells those that are right from those that are not; what it weighs."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractors.plan.assembly import assemble_tree
from extractors.projects.confidence import GUESS_CEILING, SURE_FLOOR, all_bits, company_of, confidence, own_bits, weights
from extractors.projects.doubts import ASKS
from extractors.projects.resolve import resolve
from schemas.findings import SENTENCES
from schemas.mention import Entry, Sign
from tests.extractors.drawn import tree

PAGES = tomllib.loads((Path(__file__).parent / "signs.toml").read_text(encoding="utf-8"))["page"]
DRAWINGS = {case["name"]: case["drawing"] for case in PAGES}


def entries(drawing: str) -> dict[str, Entry]:
    """The entries of a page by name."""
    found = assemble_tree(tree(drawing), "fi").contents.entries
    return {str(name.value): entry for entry in found if (name := entry.one("name"))}


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case["name"])
def test_what_is_seen_of_a_project(case: dict[str, Any]) -> None:
    seen = {sign.name for sign in entries(case["drawing"])[case["of"]].signs}
    assert set(case.get("signs", ())) <= seen
    assert not set(case.get("without", ())) & seen


def test_a_sign_has_its_place() -> None:
    entry = entries(DRAWINGS["words for roles that nobody knows stand before the names"])["Ponnari nuorille"]
    sign = next(sign for sign in entry.signs if sign.name == "partner-small")
    assert entry.passage.text[sign.start : sign.end] == "ruorissa Kemin kaupunki"


def test_doubts_weigh_against_and_agreement_for_a_project() -> None:
    signs = weights()["signs"]
    assert all(signs[name] >= 0 for name in ("bits", "told-again"))
    assert all(value <= 0 for name, value in signs.items() if name not in ("each", "bits", "told-again"))
    assert all(value >= 0 for name, value in weights()["company"].items() if name != "each")


def test_each_weight_has_a_sign_and_each_question_a_sentence() -> None:
    assert set(ASKS) <= set(weights()["signs"])
    assert all(f"{code}/{why}" in SENTENCES for code, why in ASKS.values())


def test_what_was_misread_around_it_makes_a_project_less_likely() -> None:
    good, bad = (next(iter(company_of([2.0, other, other], [0, 0, 1]))) for other in (3.0, -3.0))
    own = (Sign("bits"),)
    assert own_bits((*own, *good)) == own_bits((*own, *bad))
    assert all_bits((*own, *good)) > all_bits((*own, *bad))


def test_a_guess_is_never_sure() -> None:
    sure = (Sign("bits"), Sign("company", 4.0), Sign("company-in-part", 4.0))
    assert confidence(sure, guessed=False) > SURE_FLOOR
    assert confidence(sure, guessed=True) == GUESS_CEILING


def test_a_project_that_is_not_sure_says_why_and_where() -> None:
    doubted = entries(DRAWINGS["a slash parts who leads from who takes part, or nothing"])["Ponnari nuorille"]
    found = resolve([replace(doubted, signs=(Sign("no-lead-apart"), Sign("time-left", 1.0, 0, 7), Sign("company", -4.0)))])
    assert found.projects[0].confidence < SURE_FLOOR
    told = [finding for finding in found.findings if finding.code.startswith("unclear-")]
    assert {finding.code for finding in told} == {"unclear-role", "unclear-text"}
    assert all(finding.severity == "info" and finding.spans for finding in told)


def test_where_nothing_of_its_own_is_against_a_project_what_stands_around_it_is() -> None:
    entry = entries(DRAWINGS["what is read whole has nothing against it"])["Ponnari nuorille"]
    found = resolve([replace(entry, signs=(Sign("bits", 0.0), Sign("company", -4.0), Sign("company-in-part", -4.0)))])
    assert found.projects[0].confidence < SURE_FLOOR
    assert [finding.message for finding in found.findings if finding.code == "unclear-layout"]
