"""Lines, columns, running lines and outlines, on pages drawn for the purpose."""

from __future__ import annotations

from dataclasses import replace

from extractors.text.passage import Joiner
from pipeline.readers.text import split_pages
from schemas.document import Page, Role, Slide
from tests.extractors.pages import page, slides_of


def outlined(*pages: Page) -> list[Slide]:
    return slides_of(pages, Joiner())


def tree(slide: Slide) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in slide.content()]


def test_wrapped_lines_are_one_paragraph_and_bullets_part_them() -> None:
    long = "• " + "sanoja " * 20
    (slide,) = outlined(page(1, (40, 100, long), (49, 114, "jatkuu tässä"), (40, 132, "• Toinen kohta")))
    assert [text for _, text in tree(slide)] == [long[2:].strip() + " jatkuu tässä", "Toinen kohta"]


def test_sub_bullets_without_a_glyph_hang_under_the_bullet() -> None:
    rows = [(40, 100, "• Teknologia"), (70, 124, "Tekoäly"), (70, 148, "Robotiikka"), (40, 172, "• Väestö")]
    (slide,) = outlined(page(1, *rows))
    assert tree(slide) == [(0, "Teknologia"), (1, "Tekoäly"), (1, "Robotiikka"), (0, "Väestö")]


def test_a_dash_under_a_dot_is_one_level_down_at_the_same_edge() -> None:
    (slide,) = outlined(page(1, (40, 100, "• Ohjaus"), (40, 116, "- Lähellä"), (40, 132, "- Verkossa"), (40, 148, "• Työ")))
    assert tree(slide) == [(0, "Ohjaus"), (1, "Lähellä"), (1, "Verkossa"), (0, "Työ")]


def test_a_private_use_glyph_is_a_bullet() -> None:
    (slide,) = outlined(page(1, (40, 100, "\uf0b7 Ohjaus"), (40, 120, "\uf0b7 Työ")))
    assert [(block.marker, block.text) for block in slide.content()] == [("\uf0b7", "Ohjaus"), ("\uf0b7", "Työ")]


def test_any_letter_of_a_symbol_font_is_a_bullet() -> None:
    drawn = page(1, (40, 100, "l Ohjaus"), (40, 120, "l Työ"))
    set_in = [word.looking(font="ABCDEF+ZapfDingbats") if word.text == "l" else word for word in drawn.words]
    (slide,) = outlined(replace(drawn, words=tuple(set_in)))
    assert [(block.marker, block.text) for block in slide.content()] == [("l", "Ohjaus"), ("l", "Työ")]


def test_a_glyph_glued_to_its_word_is_a_bullet() -> None:
    (slide,) = outlined(page(1, (40, 100, "•Ohjaus alkaa"), (40, 120, "•Työ jatkuu")))
    assert [text for _, text in tree(slide)] == ["Ohjaus alkaa", "Työ jatkuu"]


def test_two_columns_are_read_one_after_the_other() -> None:
    rows = [(40, 60, "Otsikko joka ulottuu koko sivun yli " + "ja yhä " * 14)]
    rows += [(40, 120, "• Vasen yksi"), (500, 120, "• Oikea yksi"), (40, 140, "• Vasen kaksi"), (500, 140, "• Oikea kaksi")]
    (slide,) = outlined(page(1, *rows))
    assert [text for _, text in tree(slide)][1:] == ["Vasen yksi", "Vasen kaksi", "Oikea yksi", "Oikea kaksi"]


def test_footers_and_page_numbers_run_and_titles_do_not() -> None:
    pages = [
        page(
            n,
            (40, 20, "Hankkeet"),
            (40, 100, f"• Kohta {'abcd'[n - 1]}"),
            (40, 515, f"Lapin liitto {n}.3.2025"),
            (900, 515, str(n)),
            sizes={0: 24},
        )
        for n in (1, 2, 3, 4)
    ]
    for slide in outlined(*pages):
        assert next(block.text for block in slide.content()) == "Hankkeet"
        assert len([block for block in slide.blocks if block.role is Role.RUNNING]) == 2


def test_pages_of_a_text_are_parted_in_each_of_three_ways() -> None:
    assert split_pages("A\nB\fC\n\fD") == [["A", "B"], ["C", ""], ["D"]]
    assert split_pages("A\n\nB\n\n\n\nC") == [["A", "", "B"], ["C"]]
    assert split_pages("A\n• a\n• b\n• c\n• d\n• e\n• f\n B\n• g") == [["A", "• a", "• b", "• c", "• d", "• e", "• f"], [" B", "• g"]]


def test_a_text_that_is_indented_throughout_is_one_page() -> None:
    assert len(split_pages(" A\n B\n C\n D")) == 1
