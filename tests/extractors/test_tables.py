"""Tables with rules and without, over pages, cards as tables: on pages drawn for the purpose."""

from __future__ import annotations

from dataclasses import replace

from extractors.passage import Joiner
from schemas.document import Block, Box, Page, Role
from tests.extractors.pages import page, slide, slides_of, texts


def cells(*pages: Page) -> list[list[tuple[str, str]]]:
    """Of every form on the pages, its fields and their values."""
    forms: list[Block] = [block for found in slides_of(pages, Joiner()) for block in found.blocks if block.cells]
    return [[(cell.field, block.text[cell.start : cell.end]) for cell in block.cells] for block in forms]


def table(*rows: tuple[str, ...], ruled: bool, number: int = 1) -> Page:
    """A page with a table of cells that are 200 points wide and 40 high."""
    lines = [(40.0 + 200 * c, 100.0 + 40 * r, text) for r, row in enumerate(rows) for c, text in enumerate(row) if text]
    found = page(number, *lines)

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


def test_a_header_alone_at_a_pages_end_is_the_next_pages() -> None:
    header, *rows = PROJECTS
    assert cells(table(header, ruled=True), table(*rows, ruled=True, number=2)) == [
        [("name", "Silta"), ("description", "Yritykset oppivat."), ("period", "2024–2026")],
        [("name", "Portti"), ("description", "Kunnat oppivat."), ("period", "2025–2027")],
    ]


def test_a_sheet_of_labels_and_values_is_a_card() -> None:
    """Neither bold type nor colons part the labels from the values, the rules do."""
    rows = [("Hankkeen nimi", "Silta"), ("Kuvaus", "Yritykset oppivat."), ("Aikataulu", "2024–2026"), ("Rahoitus", "ESR+")]
    assert cells(table(*rows, ruled=True)) == [
        [("name", "Silta"), ("description", "Yritykset oppivat."), ("period", "2024–2026"), ("funders", "ESR+")]
    ]


def test_a_row_of_one_cell_is_a_band_over_the_rows_below_it() -> None:
    """Ruled, it is one cell over all columns; not ruled, it is bold where names are not."""
    header, *rows = PROJECTS
    drawn = table(header, ("Osaava työ", "", ""), *rows, ruled=True)
    (grid,) = drawn.grids
    merged = (*grid[:1], ((*grid[1][0][:2], *grid[1][2][2:]), None, None), *grid[2:])
    bold = tuple(replace(word, bold=word.text in ("Osaava", "työ")) for word in drawn.words)
    for found in (slide(replace(drawn, grids=(merged,))), slide(replace(drawn, words=bold, grids=()))):
        assert [block.text for block in found.blocks if block.layout == "band"] == ["Osaava työ"]
        assert len([block for block in found.blocks if block.cells]) == 2
