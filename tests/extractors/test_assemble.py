"""What goes where on a slide: a section that its title names, a theme that a row tells."""

from __future__ import annotations

from extractors.assemble import assemble
from extractors.fact_sheets import fact_sheets
from extractors.headings import heading_reader
from extractors.slides import understand
from schemas.document import Slide
from tests.extractors.pages import page, slide
from tests.extractors.test_tables import table

TITLE = (40.0, 30.0)


def slides(*rows: tuple[str, ...]) -> list[Slide]:
    """A deck of two themes, and a table of projects with these rows."""
    first = page(1, (*TITLE, "Teema 1: Ruoka – vahvuudet"), (40, 100, "• Tilat tekevät yhteistyötä"), sizes={0: 24})
    second = page(2, (*TITLE, "Teema 2: Puu – nykytila"), (40, 100, "• Sahat etsivät väkeä"), sizes={0: 24})
    return [slide(first), slide(second), slide(table(("Teema", "Hanke", "Aikataulu"), *rows, ruled=True, number=3))]


def test_strengths_on_a_slide_of_their_own_are_strengths() -> None:
    contents = assemble(*understand(slides(), "fi"), "fi")
    assert [item.text for item in contents.items("strengths", 1)] == ["Tilat tekevät yhteistyötä"]
    assert [item.text for item in contents.items("current_state", 2)] == ["Sahat etsivät väkeä"]


def test_a_slide_with_a_name_a_text_and_facts_is_a_project() -> None:
    text = (40.0, 100.0, "Sahat ja koulut jakavat opettajia.")
    facts = ((40.0, 130.0, "ESR+, 1.1.2024–31.12.2026"), (40.0, 160.0, "Lieksan kaupunki"))
    prose = ((40.0, 130.0, "Väliarviointi tehdään 1.3.2026–30.6.2026."), (40.0, 160.0, "Siitä vastaa Pohjois-Karjalan maakuntaliitto."))
    project, other = (slide(page(3, (*TITLE, "Puun polku"), text, *below, sizes={0: 24})) for below in (facts, prose))
    (found,) = fact_sheets([project], heading_reader("fi"))
    assert [block.text[: block.lead] for block in found.content()] == ["Puun polku"]
    assert fact_sheets([other], heading_reader("fi")) == [other]


def test_a_row_tells_its_theme_by_title_or_number() -> None:
    contents = assemble(*understand(slides(("Ruoka", "Silta", "2024–2026"), ("2", "Portti", "2025")), "fi"), "fi")
    assert [entry.theme for entry in contents.entries] == [1, 2]
    assert contents.findings == []


def test_a_theme_that_the_edition_has_not_is_said() -> None:
    contents = assemble(*understand(slides(("Ruoka", "Silta", "2024–2026"), ("Kivi", "Portti", "2025")), "fi"), "fi")
    assert [finding.code for finding in contents.findings] == ["unclear-theme"]
