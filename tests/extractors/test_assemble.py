"""What goes where on a slide: a section that its title names, a theme that a row tells."""

from __future__ import annotations

from extractors.assemble import assemble
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


def test_a_row_tells_its_theme_by_title_or_number() -> None:
    contents = assemble(*understand(slides(("Ruoka", "Silta", "2024–2026"), ("2", "Portti", "2025")), "fi"), "fi")
    assert [entry.theme for entry in contents.entries] == [1, 2]
    assert contents.findings == []


def test_a_theme_that_the_edition_has_not_is_said() -> None:
    contents = assemble(*understand(slides(("Ruoka", "Silta", "2024–2026"), ("Kivi", "Portti", "2025")), "fi"), "fi")
    assert [finding.code for finding in contents.findings] == ["unclear-theme"]
