"""Columns that stand close, notes pages: on pages drawn for the purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.page import lines
from extractors.page.frames import framed
from extractors.text.passage import Joiner
from schemas.document import Page, Role, Slide
from tests.extractors.drawn import tree
from tests.extractors.pages import page, slide, slides_of, texts

# Two columns of a justified text, 14 points apart at 12 points' size: no wider than a gap between words may be.
LEFT = [
    "Yritykset kouluttavat uusia hitsaajia yhteisin",
    "voimin, ja oppilaitos antaa heille todistuksen",
    "jonka muutkin tuntevat. Jokainen saa ohjaajan",
]
RIGHT = [
    "ensimmäisestä päivästä alkaen. Kokeilu päättyy",
    "keväällä, jonka jälkeen siitä tulee pysyvä osa",
    "koulutusta koko maakunnassa ja sen naapureissa",
]


def columns(top: float = 100, rows: int = 6) -> list[tuple[float, float, str]]:
    edge = 40 + max(len(text) for text in LEFT) * 6 + 14
    lines = [(40.0, top + 15 * n, LEFT[n % 3]) for n in range(rows)]
    return lines + [(edge, top + 15 * n, RIGHT[n % 3]) for n in range(rows)]


def test_columns_that_stand_close_are_read_one_after_the_other() -> None:
    found = " ".join(texts(slide(page(1, *columns()))))
    assert found == " ".join(LEFT * 2 + RIGHT * 2)


def test_columns_between_full_lines_are_read_between_them() -> None:
    full = "Koko sivun levyinen kappale, joka ulottuu molempien palstojen yli ja alkaa ennen niitä, ja jatkuu yhä"
    rows = [(40.0, 60.0, full), *columns(), (40.0, 220.0, full.upper())]
    found = " ".join(texts(slide(page(1, *rows))))
    assert found == " ".join([full, *LEFT * 2, *RIGHT * 2, full.upper()])


def test_a_few_lines_are_columns_where_another_page_has_the_same() -> None:
    assert " ".join(texts(slide(page(1, *columns()), page(2, *columns(rows=2))))) == " ".join(LEFT[:2] + RIGHT[:2])


def test_a_dash_that_a_range_goes_on_with_is_no_bullet() -> None:
    assert texts(slide(page(1, (40, 100, "Kevät 2025"), (40, 114, "– syksy 2026")))) == ["Kevät 2025 – syksy 2026"]
    assert texts(slide(page(1, (40, 100, "Kevät 2025"), (40, 114, "– uudet hankkeet")))) == ["Kevät 2025", "uudet hankkeet"]


def test_what_stands_beside_a_footer_is_a_footer() -> None:
    pages = [
        page(n, (40, 100, f"Kohta {'abcd'[n - 1]}"), (40, 515, "Lapin liitto"), (600, 515, f"Teema {'ABCD'[n - 1]}ÅÄÖ"))
        for n in (1, 2, 3, 4)
    ]
    for found in slides_of(pages, Joiner()):
        assert [block.role for block in found.blocks] == [Role.TEXT, Role.RUNNING, Role.RUNNING]


def notes(number: int, *lines: tuple[float, float, str]) -> Page:
    """An upright page with a slide in a frame in its upper half."""
    return replace(page(number, *lines), width=540.0, height=720.0, frames=((90.0, 60.0, 450.0, 262.0),))


def shown(*pages: Page) -> list[Slide]:
    return slides_of(framed(pages), Joiner())


def test_what_stands_outside_the_slide_is_the_speakers() -> None:
    for found in shown(
        notes(1, (100, 100, "• Ohjaus"), (60, 400, "Kerro esimerkki.")), notes(2, (100, 100, "• Kieli"), (60, 400, "Kysy."))
    ):
        assert [block.role for block in found.blocks] == [Role.TEXT, Role.NOTE]


def test_a_slide_that_is_shown_again_with_its_notes_is_read_once() -> None:
    slides = [page(1, (100, 100, "• Ohjaus")), page(2, (100, 100, "• Kieli"))]
    again = [notes(3, (100, 100, "• Ohjaus"), (60, 400, "Kerro.")), notes(4, (100, 100, "• Kieli"), (60, 400, "Kysy."))]
    roles = [[block.role for block in found.blocks] for found in shown(*slides, *again)]
    assert roles == [[Role.TEXT], [Role.TEXT], [Role.NOTE, Role.NOTE], [Role.NOTE, Role.NOTE]]


ALONE = "40 40 12 Osaajia on liian vähän"


@pytest.mark.parametrize(("drawing", "rows"), [(ALONE, [1]), (f"box 30 30 400 90\n{ALONE}\n40 200 12 Ohjausta on", [2, 1, 1])])
def test_the_rows_of_a_page_that_nothing_parts_are_made_once(drawing: str, rows: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    make = lines.Rows
    monkeypatch.setattr(lines, "Rows", lambda found: made.append(len(found)) or make(found))
    tree(drawing)
    assert made == rows
