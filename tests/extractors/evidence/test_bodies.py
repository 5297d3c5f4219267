"""The members of lists of partners, against their tables of cases."""

from __future__ import annotations

import pytest

from extractors.evidence.entry.fields import read_entry
from extractors.evidence.parties.bodies import Body, members_in
from schemas.document import Passage
from tests.cases import table


def told(bodies: tuple[Body, ...]) -> list[str]:
    return [f"{body.name} {body.strength}" for body in bodies]


@pytest.mark.parametrize(("language", "text", "names"), table("bodies", "lists"))
def test_members_of_a_list(language: str, text: str, names: list[str]) -> None:
    assert told(members_in(text, language)) == names


def test_places_are_characters_of_the_text_given() -> None:
    text = "  myös   Kemin  kaupunki,\n Lapin   yliopisto (Rovaniemi)"
    assert [text[body.start : body.end] for body in members_in(text, "fi")] == ["Kemin  kaupunki", "Lapin   yliopisto"]


@pytest.mark.parametrize(("text", "names"), table("bodies", "business_ids"))
def test_business_ids_belong_to_the_organisation_before_them(text: str, names: list[str]) -> None:
    assert [f"{body.name} {body.business_id or ''}".strip() for body in members_in(text, "fi")] == names


def test_a_partner_in_an_entry_has_its_business_id() -> None:
    entry = read_entry(
        Passage("Silta. Nuoret oppivat. 2024–2026. ESR+. Kemin kaupunki (Y-tunnus 2528160-3), Digipolis Oy.", ()), 1, 1, "fi"
    )
    partners = [mark.value for mark in entry.of("partners")]
    assert [(p.name, p.business_id) for p in partners] == [("Kemin kaupunki", "2528160-3"), ("Digipolis Oy", None)]  # type: ignore[attr-defined]
