"""Reports, whose text flows over the ends of pages: on pages drawn for the purpose."""

from __future__ import annotations

from dataclasses import replace

from extractors.flow import cut
from extractors.headings import heading_reader
from extractors.layout import flows, slides_of
from extractors.passage import Joiner
from schemas.document import Page, Role
from tests.extractors.pages import page


def upright(number: int, *lines: tuple[float, float, str], first: float = 12) -> Page:
    """An upright page with a running line at its top and another at its bottom; its first line is `first` points high."""
    running = ((60.0, 20.0, "Koulutuksen suunta Satakunnassa"), (60.0, 780.0, f"Satakuntaliitto sivu {number}"))
    return replace(page(number, running[0], *lines, running[1], sizes={1: first}), width=595.0, height=842.0)


def is_report(*pages: Page) -> bool:
    return flows(pages, slides_of(pages, Joiner()), heading_reader("fi").names_theme_and_section)


def test_a_paragraph_goes_on_over_running_lines() -> None:
    pages = [
        upright(1, (60, 100, "Nykytila"), (60, 700, "Yritykset etsivät tekijöitä, joita maakunnan omat oppilaitokset ja")),
        upright(2, (60, 100, "naapurit kouluttavat yhdessä."), (60, 130, "Toinen kappale alkaa tästä omana asianaan.")),
        upright(3, (60, 100, "Kolmas kappale alkaa tästä.")),
    ]
    text = [b.text for slide in cut(slides_of(pages, Joiner()), "fi", Joiner()) for b in slide.blocks if b.role is not Role.RUNNING]
    assert "Yritykset etsivät tekijöitä, joita maakunnan omat oppilaitokset ja naapurit kouluttavat yhdessä." in text


def test_upright_pages_are_a_report_but_not_where_titles_name_theme_and_section() -> None:
    assert is_report(*(upright(n, (60, 100, "Ohjausta on tarjolla.")) for n in (1, 2, 3)))
    titles = ("Teema 1: Osaava työvoima, nykytila", "Teema 1: Osaava työvoima, vahvuudet", "Teema 2: Ohjaus, nykytila")
    pages = [upright(n, (60, 60, title), (60, 120, "• Ohjausta on tarjolla."), first=24) for n, title in enumerate(titles, start=1)]
    assert not is_report(*pages)
