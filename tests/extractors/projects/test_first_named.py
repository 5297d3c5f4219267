"""Who is named first leads, where the edition says so of all its projects; else nobody is made to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence.entry.fields import read_entry
from extractors.projects.first_named import led_by_first, says_first_leads
from schemas.document import Passage
from schemas.mention import Entry, Mark, PartnerValue
from tests.cases import table


@pytest.mark.parametrize("text", table("first_named", "says"))
def test_what_says_that_the_first_leads(text: str) -> None:
    assert says_first_leads(text)


@pytest.mark.parametrize("text", table("first_named", "says_not"))
def test_what_does_not(text: str) -> None:
    assert not says_first_leads(text)


def led(text: str, *elsewhere: str) -> list[tuple[str, str]]:
    """The partners of an entry and their roles, in an edition that says something elsewhere."""
    entry = read_entry(Passage(text, ()), 1, 1, "fi")
    (found,) = led_by_first([entry], [text, *elsewhere])
    return roles(found)


def roles(entry: Entry) -> list[tuple[str, str]]:
    return [(mark.value.name, mark.value.role) for mark in entry.of("partners") if isinstance(mark.value, PartnerValue)]


@pytest.mark.parametrize(("text", "elsewhere", "expected"), table("first_named", "entries"))
def test_who_leads(text: str, elsewhere: str, expected: list[list[str]]) -> None:
    assert led(text, elsewhere) == [tuple(pair) for pair in expected]


def test_who_stands_in_a_heading_over_an_entry_is_not_named_first_in_it() -> None:
    """What is told of all under a heading has no place among an entry's own words."""
    entry = read_entry(Passage("Silta. Hankkeessa opitaan. 1.1.2024–31.12.2025. ESR+. Kemin kaupunki, Tornion kaupunki.", ()), 1, 1, "fi")
    over = Mark(
        "partners",
        0,
        12,
        "partner.lexicon",
        value=PartnerValue("Iin kunta", None, "partner", "Iin kunta"),
        passage=Passage("Iin kunta", ()),
    )
    (found,) = led_by_first([replace(entry, marks=(over, *entry.marks))], ["Toteuttajista ensin mainittu on päätoteuttaja."])
    assert roles(found) == [("Iin kunta", "partner"), ("Kemin kaupunki", "coordinator"), ("Tornion kaupunki", "partner")]
