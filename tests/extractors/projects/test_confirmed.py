"""Inflected names: in base form where grammar asks for it and another place of the edition prints it, else as printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.evidence.entry.fields import read_entry
from extractors.projects.confirmed import confirmed
from pipeline.extraction import extract_document
from pipeline.readers import Document
from pipeline.readers.text import read_text
from schemas.document import Passage
from schemas.mention import Entry, Mark, PartnerValue
from tests.cases import table


def read_of(field: str, text: str) -> Entry:
    """The entry of a text; of one that tells a name in a sentence its name alone."""
    if field != "name":
        return read_entry(Passage(text, ()), 1, 1, "fi")
    _, name, rest = text.split("|")
    return Entry(1, 1, Passage(name + rest, ()), (Mark("name", 0, len(name), "name.told", value=name),))


def names(entry: Entry, field: str) -> list[str]:
    if field == "name":
        return [str(mark.value) for mark in entry.of("name")]
    marks = entry.of("funders" if field == "funders" else "partners")
    values = [mark.value for mark in marks]
    if field == "coordinator":
        values = [value for value in values if isinstance(value, PartnerValue) and value.role == "coordinator"]
    return [value.name for value in values]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("field", "text", "elsewhere", "expected", "look"), table("confirmed"))
def test_a_name_is_confirmed_by_another_place(field: str, text: str, elsewhere: str, expected: list[str], look: list[str]) -> None:
    entry = read_of(field, text)
    (found,) = confirmed([entry], [entry.passage.text, elsewhere], "fi")
    assert (names(found, field), sorted(problem.code for problem in found.problems)) == (expected, look)


@pytest.mark.parametrize(("elsewhere", "guess"), [("Leader Kaskipuro jakaa rahaa", False), ("", True)])
def test_what_is_not_confirmed_is_a_guess(elsewhere: str, guess: bool) -> None:
    entry = read_of("funders", "Silta. Hankkeessa opitaan uutta. 1.1.2024-31.12.2025. Leader Kaskipuron rahoituksella. Kemin kaupunki.")
    (found,) = confirmed([entry], [elsewhere], "fi")
    assert [mark.guess for mark in found.of("funders")] == [guess]


def test_what_is_said_of_a_name_is_said_of_its_base_form_and_of_others_as_before() -> None:
    entry = read_of(
        "partners", "Silta. Hankkeessa opitaan. 1.1.2024-31.12.2025. ESR+. Pohjolan Pirtti, Kemin kaupunki yhdessä Pohjolan Pilven kanssa."
    )
    (found,) = confirmed([entry], ["Pohjolan Pilvi"], "fi")
    assert [problem.values["name"] for problem in entry.problems] == ["Pohjolan Pirtti", "Pohjolan Pilven"]
    assert [problem.values["name"] for problem in found.problems] == ["Pohjolan Pirtti", "Pohjolan Pilvi"]


def test_in_swedish_and_english_nothing_is_changed() -> None:
    entry = read_of("partners", "Bron. Projektet hjälper. 2024–2025. ESF+. Kemi stad tillsammans med Pohjolan Pilven.")
    for language in ("sv", "en"):
        assert confirmed([entry], ["Pohjolan Pilvi"], language) == [entry]


EDITION = """Lapin osaamisen suunnitelma 2025-2027
\f1) Osaava työvoima – nykytila
• {elsewhere}
\f1) Osaava työvoima – hankkeet
• Silta työhön. Hankkeessa opitaan uutta. 1.1.2025-31.12.2026. Leader Kaskipuron rahoituksella. Kemin kaupunki.
"""


@pytest.mark.parametrize(
    ("elsewhere", "name", "look"),
    [("Leader Kaskipuro rahoittaa kyliä", "Leader Kaskipuro", []), ("Kyliä rahoitetaan", "Leader Kaskipuron", ["unclear-funder"])],
)
def test_in_an_edition(elsewhere: str, name: str, look: list[str]) -> None:
    file = Path("x.txt")
    pages = read_text(file, EDITION.format(elsewhere=elsewhere).encode())
    plan = extract_document(Document(file, "0" * 64, "text/plain", pages)).plan
    (project,) = plan.projects
    (funder,) = project.funders
    assert (funder.name, funder.text) == (name, "Leader Kaskipuron")
    assert [finding.code for finding in plan.findings if finding.code.startswith("unclear")] == look
    assert (project.confidence < 0.7) is bool(look)
