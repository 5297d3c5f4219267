"""The doors to the organisations that a text names, against their tables of cases."""

from __future__ import annotations

import pytest

from extractors.bodies import Body, fund_likelihood, members_in, organisation_likelihood, organisations_in, read
from extractors.fields import read_entry
from schemas.document import Passage
from tests.cases import table


def told(bodies: tuple[Body, ...]) -> list[str]:
    return [f"{body.name} {body.strength}" for body in bodies]


@pytest.mark.parametrize(("language", "text", "names"), table("bodies", "running"))
def test_organisations_in_a_text_of_any_kind(language: str, text: str, names: list[str]) -> None:
    assert told(organisations_in(text, language)) == names
    assert organisations_in(read(text, language), language) == organisations_in(" ".join(text.split()), language)


@pytest.mark.parametrize(("language", "text", "names"), table("bodies", "lists"))
def test_members_of_a_list(language: str, text: str, names: list[str]) -> None:
    assert told(members_in(text, language)) == names


@pytest.mark.parametrize(("language", "text", "organisation", "fund"), table("bodies", "likelihoods"))
def test_how_likely_a_text_is_a_name_and_nothing_else(language: str, text: str, organisation: str, fund: str) -> None:
    for found, wanted in ((organisation_likelihood(text, language), organisation), (fund_likelihood(text, language), fund)):
        limit = float(wanted[1:])
        assert found > limit if wanted[0] == ">" else found < limit


def test_places_are_characters_of_the_text_given() -> None:
    text = "  myös   Kemin  kaupunki,\n Lapin   yliopisto (Rovaniemi)"
    assert [text[body.start : body.end] for body in members_in(text, "fi")] == ["Kemin  kaupunki", "Lapin   yliopisto"]


@pytest.mark.parametrize(("text", "names"), table("bodies", "business_ids"))
def test_business_ids_belong_to_the_organisation_before_them(text: str, names: list[str]) -> None:
    assert [f"{body.name} {body.business_id or ''}".strip() for body in members_in(text, "fi")] == names


@pytest.mark.parametrize(("language", "text"), [("fi", "Kemin kaupunki, Kela"), ("sv", "Vasa stad"), ("en", "City of Kemi")])
def test_a_text_read_twice_says_the_same(language: str, text: str) -> None:
    assert organisations_in(text, language) == organisations_in(read(text, language), language)


def test_a_partner_in_an_entry_has_its_business_id() -> None:
    entry = read_entry(
        Passage("Silta. Nuoret oppivat. 2024–2026. ESR+. Kemin kaupunki (Y-tunnus 2528160-3), Digipolis Oy.", ()), 1, 1, "fi"
    )
    partners = [mark.value for mark in entry.of("partners")]
    assert [(p.name, p.business_id) for p in partners] == [("Kemin kaupunki", "2528160-3"), ("Digipolis Oy", None)]  # type: ignore[attr-defined]
