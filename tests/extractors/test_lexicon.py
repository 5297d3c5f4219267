"""Every line of the lexicon is a line that works: the example beside it is found by it."""

from __future__ import annotations

import pytest

from extractors.headings import SECTIONS, heading_reader
from extractors.language import pipeline
from extractors.lexicon import FunderTerm, lexicon


@pytest.mark.parametrize("term", lexicon("fi").funders, ids=lambda term: term.id)
def test_a_funders_example_is_found(term: FunderTerm) -> None:
    assert term.id in {funder.id for funder in pipeline("fi")(term.example)._.funders}


@pytest.mark.parametrize("name", SECTIONS)
def test_a_sections_example_is_understood(name: str) -> None:
    title = heading_reader("fi").title(lexicon("fi").raw["sections"][name]["example"])
    assert title.sections[0] == name


@pytest.mark.parametrize(("table", "label"), [("roles", "COORDINATOR"), ("scope", "NATIONAL"), ("status", "UPCOMING")])
def test_an_example_holds_its_term(table: str, label: str) -> None:
    doc = pipeline("fi")(lexicon("fi").raw[table]["example"])
    assert label in {span.label_ for span in doc.spans["terms"]}


def test_the_examples_of_periods_and_organisations_are_found() -> None:
    raw = lexicon("fi").raw
    assert pipeline("fi")(raw["periods"]["example"])._.periods
    assert pipeline("fi")(raw["organisations"]["example"])._.organisation_tokens


def test_ids_are_unique() -> None:
    ids = [term.id for term in lexicon("fi").funders]
    assert len(ids) == len(set(ids))
