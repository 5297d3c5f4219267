"""Every line of the lexicon is a line that works: the example beside it is found by it."""

from __future__ import annotations

import pytest

from extractors.evidence.entry.fields import read_entry
from extractors.evidence.headings import SECTIONS, heading_reader
from extractors.evidence.language import pipeline
from extractors.lexicon import lexicon
from extractors.lexicon.glossary import FunderTerm
from extractors.text.tokens import tokens_of
from schemas.document import Passage


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
    assert label in {term.label_ for term in tokens_of(doc).terms}


def test_the_examples_of_periods_and_organisations_are_found() -> None:
    raw = lexicon("fi").raw
    assert pipeline("fi")(raw["periods"]["example"])._.periods
    assert pipeline("fi")(raw["organisations"]["example"])._.organisation_tokens


def test_ids_are_unique() -> None:
    ids = [term.id for term in lexicon("fi").funders]
    assert len(ids) == len(set(ids))


def test_the_regions_and_municipalities_are_all_there() -> None:
    words = lexicon("fi")
    regions, municipalities = words.codes("regions"), words.codes("municipalities")
    assert (len(regions), len(municipalities)) == (19, 308)
    assert all(code.isdigit() and len(code) == 2 for code in regions)
    assert all(code.isdigit() and len(code) == 3 for code in municipalities)
    assert (municipalities["049"], municipalities["564"], municipalities["599"]) == ("Espoo", "Oulu", "Pedersöre")
    assert {"Esbo", "Uleåborg", "Pedersören kunta"} <= words.municipalities


def test_what_was_merged_belongs_to_a_municipality_of_today() -> None:
    words = lexicon("fi")
    today = set(words.codes("municipalities").values())
    assert set(words.merged.values()) <= today
    assert not set(words.merged) & today


@pytest.mark.parametrize(
    ("kind", "number"), [("university", 14), ("university_of_applied_sciences", 24), ("wellbeing_services_county", 22)]
)
def test_bodies_of_a_kind_are_all_there(kind: str, number: int) -> None:
    assert sum(term.kind == kind for term in lexicon("fi").organisations) == number


def test_the_regional_councils_are_all_there() -> None:
    councils = [term for term in lexicon("fi").funders if term.kind == "regional_council" and term.id != "maakunnan-liitto"]
    assert len(councils) == len(lexicon("fi").codes("regions"))


def test_what_is_no_more_has_a_day_and_a_successor() -> None:
    terms = [*lexicon("fi").funders, *lexicon("fi").organisations]
    gone = {term.id: (term.until, term.successor) for term in terms if term.until or term.successor}
    assert gone["ely"] == ("2025-12-31", "elinvoimakeskus")
    assert all(until and successor for until, successor in gone.values())


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_example_of_paying_names_who_pays(language: str) -> None:
    example = lexicon(language).raw["payment"]["example"]
    entry = read_entry(Passage(f"Silta. 2024–2026. {example}.", ()), 1, 1, language)
    (funder,) = entry.of("funders")
    assert example.endswith(funder.value.name)  # type: ignore[attr-defined]
