"""Columns that stand close, tables and lists without rules, notes pages: on pages drawn for the purpose."""

from __future__ import annotations

from dataclasses import replace

from extractors.layout import slides_of
from extractors.passage import Joiner
from extractors.speaker import framed
from schemas.document import Box, Page, Role, Slide
from tests.extractors.pages import page

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


def slide(*pages: Page) -> Slide:
    return slides_of(pages, Joiner())[-1]


def texts(found: Slide) -> list[str]:
    return [block.text for block in found.content()]


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


def table(*rows: tuple[str, ...], ruled: bool) -> Page:
    """A page with a table of cells that are 200 points wide and 40 high."""
    lines = [(40.0 + 200 * c, 100.0 + 40 * r, text) for r, row in enumerate(rows) for c, text in enumerate(row) if text]
    found = page(1, *lines)

    def cell(row: int, column: int) -> Box:
        return (38.0 + 200 * column, 96.0 + 40 * row, 238.0 + 200 * column, 136.0 + 40 * row)

    grid = tuple(tuple(cell(r, c) for c in range(len(row))) for r, row in enumerate(rows))
    return replace(found, grids=(grid,)) if ruled else found


PROJECTS = (("Hanke", "Kuvaus", "Aikataulu"), ("Silta", "Yritykset oppivat.", "2024–2026"), ("Portti", "Kunnat oppivat.", "2025–2027"))


def test_a_row_is_a_project_ruled_or_not() -> None:
    for ruled in (True, False):
        forms = [block for block in slide(table(*PROJECTS, ruled=ruled)).blocks if block.cells]
        assert [[block.text[c.start : c.end] for c in block.cells] for block in forms] == [list(row) for row in PROJECTS[1:]]
        assert [cell.field for cell in forms[0].cells] == ["name", "description", "period"]


def test_labels_side_by_side_are_two_though_they_make_one_together() -> None:
    """`Hanke` and `Kuvaus` are two columns, `Hankkeen kuvaus` is one."""
    header = page(
        1, (40, 100, "Hanke"), (90, 100, "Kuvaus"), (290, 100, "Aikataulu"), (40, 130, "Silta"), (90, 130, "Opitaan."), (290, 130, "2024")
    )
    (form,) = [block for block in slide(header).blocks if block.cells]
    assert [cell.field for cell in form.cells] == ["name", "description", "period"]


def test_targets_in_rows_hang_their_measures_under_them() -> None:
    found = slide(table(("Kehittämiskohde", "Toimenpide"), ("Ohjaus", "Yhteinen piste"), ("Kieli", "Kurssit"), ruled=True))
    assert [(block.level, block.text) for block in found.content() if block.role is Role.TEXT] == [
        (0, "Kehittämiskohde"), (0, "Ohjaus"), (1, "Yhteinen piste"), (0, "Kieli"), (1, "Kurssit"),
    ]  # fmt: skip


def test_sections_in_columns_are_lists_one_after_the_other() -> None:
    found = slide(table(("Nykytila", "Vahvuudet"), ("Osaajia puuttuu", "Koulut lähellä"), ("Kurssit täynnä", ""), ruled=True))
    assert texts(found) == ["Nykytila", "Osaajia puuttuu", "Kurssit täynnä", "Vahvuudet", "Koulut lähellä"]


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
