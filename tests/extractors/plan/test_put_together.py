"""What is put together from all parts of a document: themes that only tables tell, slides titled by a project, labels it teaches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.plan.assembly import Assembly, assemble_tree, often_told
from extractors.plan.parts import Given
from extractors.plan.shares import shares_of
from extractors.projects.confidence import own_bits
from extractors.records.scope import Scope
from extractors.records.score import record_bits
from extractors.records.signs import signs_of
from extractors.records.trust import Company
from extractors.sections.scopes import ScopePart
from schemas.region import Region
from tests.extractors.drawn import tree

COLUMN = """
page
40 30 24b Hankkeet teemoittain
grid 40,300,520,700,900 100,130,160,190,220
50 105 12b Teema
310 105 12b Hanke
530 105 12b Aikataulu
710 105 12b Rahoittaja
50 135 12 Silta työhön
310 135 12 Ponnari
530 135 12 2024–2025
710 135 12 ESR+
50 165 12 Meri ja satamat
310 165 12 Majakka
530 165 12 2023–2026
710 165 12 JTF
50 195 12 Silta työhön
310 195 12 Luotsi
530 195 12 2025–2027
710 195 12 ESR+
"""
HEADED = """
page
40 30 24b Teema 1: Silta työhön
40 90 16b Nykytila
40 130 12 • Nuoria on paljon
page
40 30 24b Teema 2: Meri ja satamat
40 90 16b Nykytila
40 130 12 • Satamia on kolme
"""
NUMBERS = (
    HEADED
    + """
page
40 30 24b Hankkeet
40 80 14b Ponnari
40 105 12 Toteutusaika: 1.1.2024–31.12.2025
40 125 12 Rahoittaja: ESR+
40 145 12 Teema: 1
40 190 14b Majakka
40 215 12 Toteutusaika: 1.8.2023–31.7.2026
40 235 12 Rahoittaja: JTF
40 255 12 Teema: 2
"""
)
MARKED = (
    HEADED
    + """
page
40 30 24b Hankkeet
grid 40,240,340,600,800 90,120,150,180
50 100 12b Hanke
250 100 12b Teema
350 100 12b Toteutusaika
610 100 12b Rahoittaja
50 130 12 Ponnari
250 130 12 T2
350 130 12 2024–2025
610 130 12 ESR+
50 160 12 Majakka
250 160 12 T1
350 160 12 2025–2027
610 160 12 JTF
"""
)
TITLED = (
    HEADED
    + """
page
40 30 20b Majakka opettajille
40 90 12 Majakka opettaa opettajia näkemään kauas ja kertomaan siitä muille.
40 130 12 1.1.2024–31.12.2025
40 160 12 ESR+
"""
)


def assembled(drawing: str) -> Assembly:
    return assemble_tree(tree(drawing), "fi")


def themes_of(found: Assembly) -> list[tuple[str, int | None]]:
    names = [(entry.one("name"), entry.theme) for entry in found.contents.entries]
    return [(str(name.value), theme) for name, theme in names if name]


def test_themes_that_only_a_column_tells_are_numbered_in_their_order() -> None:
    found = assembled(COLUMN)
    assert [(theme.number, theme.title) for theme in found.themes] == [(1, "Silta työhön"), (2, "Meri ja satamat")]
    assert themes_of(found) == [("Ponnari", 1), ("Majakka", 2), ("Luotsi", 1)]


def test_a_number_alone_behind_the_label_is_the_headings_theme() -> None:
    assert themes_of(assembled(NUMBERS)) == [("Ponnari", 1), ("Majakka", 2)]


def test_a_theme_is_told_by_the_letter_and_number_that_mark_it() -> None:
    assert themes_of(assembled(MARKED)) == [("Ponnari", 2), ("Majakka", 1)]


def test_a_slide_titled_by_a_project_stands_in_the_theme_before_it() -> None:
    assert themes_of(assembled(TITLED)) == [("Majakka opettajille", 2)]


def test_what_stands_on_three_pages_is_no_projects_name_and_what_stands_on_two_may_be() -> None:
    pages = "".join(f"page\n40 30 24b Silta\n40 {90 + n} 12 {name}\n" for n, name in enumerate(("Ponnari", "Majakka", "Luotsi")))
    repeated, recurring = often_told([leaf for page in tree(pages).pages for leaf in page.leaves])
    assert (repeated, recurring) == ({"silta"}, frozenset())
    two = tree("\n".join(pages.splitlines()[:6]))
    assert often_told([leaf for page in two.pages for leaf in page.leaves]) == (frozenset(), frozenset())


BOXES = "".join(
    f"""
page
40 30 24b Hankkeet
40 80 13b {first}
40 110 12 {first} auttaa nuoria löytämään alan, jolla viihtyä.
box 30 150 420 260
40 160 11b Hankefakta
40 180 11 *Milloin:* 1.{number}.2025–31.12.2027
40 200 11 *Rahoittaja:* ESR+
40 220 11 *Toteuttaja:* Kemin kaupunki
500 80 13b {second}
500 110 12 {second} opettaa opettajia kertomaan siitä muille.
box 490 150 900 260
500 160 11b Hankefakta
500 180 11 *Milloin:* 1.{number}.2024–31.12.2026
500 200 11 *Rahoittaja:* JTF
500 220 11 *Toteuttaja:* Tornion kaupunki
"""
    for number, (first, second) in enumerate((("Ponnari", "Majakka"), ("Luotsi", "Poiju"), ("Väylä", "Laituri")), start=1)
)


def test_what_heads_a_box_of_facts_again_and_again_is_no_projects_name() -> None:
    assert often_told([leaf for page in tree(BOXES).pages for leaf in page.leaves])[1] >= {"hankefakta"}
    found = assembled(BOXES)
    assert [name for name, _ in themes_of(found)] == ["Ponnari", "Majakka", "Luotsi", "Poiju", "Väylä", "Laituri"]
    described = [entry.passage.text[mark.start : mark.end] for entry in found.contents.entries for mark in entry.of("description")]
    assert len(described) == 6
    assert not any("Hankefakta" in text for text in described)


def told_alike(above: str, text: str) -> str:
    """Four projects in boxes, of each of which the same is told, with something in bold type above it."""
    return "".join(
        f"""
page
40 30 24b Hankkeet
box 30 70 420 200
box 490 70 900 200
40 80 13b {first}
{"40 100 11b " + above if above else ""}
40 120 12 {text}
40 160 12 1.{number}.2025–31.12.2027, ESR+, Kemin kaupunki
500 80 13b {second}
{"500 100 11b " + above if above else ""}
500 120 12 {text}
500 160 12 1.{number}.2024–31.12.2026, JTF, Tornion kaupunki
"""
        for number, (first, second) in enumerate((("Ponnari", "Majakka"), ("Luotsi", "Poiju")), start=1)
    )


@pytest.mark.parametrize(("above", "text"), [("Kuvaus", "Uusi ammatti aikuisille"), ("", "Useampi aikuinen oppii uuden ammatin työssä.")])
def test_what_several_projects_are_told_of_alike_is_told_of_each(above: str, text: str) -> None:
    entries = assembled(told_alike(above, text)).contents.entries
    described = [entry.passage.text[mark.start : mark.end] for entry in entries for mark in entry.of("description")]
    assert described == [text] * 4


LACKING = """
40 30 24b Hankkeet
40 80 12b Ponnari nuorille
40 100 12 1.3.2024–31.12.2025, ESR+, Kemin kaupunki
40 140 12b Majakka opettajille
40 160 12 1.8.2023–31.7.2026, ESR+
40 200 12b Luotsi kunnille
40 220 12 1.1.2025–31.12.2026, Tornion kaupunki
"""


@pytest.mark.parametrize("field", ["period", "funders", "partners"])
def test_an_entry_that_lacks_a_field_is_trusted_less(field: str) -> None:
    found = assembled(LACKING)
    ((_, reading),) = found.readings
    record, entry = reading.records[0], found.contents.entries[0]
    less = replace(entry, marks=tuple(mark for mark in entry.marks if mark.field != field))
    assert len(less.marks) < len(entry.marks)
    scope = Scope("fi", "projects")
    alone = Company.of([record], scope)
    lacking, whole = (own_bits(signs_of(record, one, scope, alone, reading)) for one in (less, entry))
    assert lacking < whole


CARDS = """
page
40 30 24b Hankkeet
40 80 14b Ponnari nuorille
40 105 12b Kassavirta
40 125 12 ESR+
40 145 12b Kalenteri
40 165 12 1.1.2024–31.12.2025
40 230 14b Majakka opettajille
40 255 12b Kassavirta
40 275 12 JTF
40 295 12b Kalenteri
40 315 12 1.8.2023–31.7.2026
40 380 14b Luotsi kunnille
40 405 12b Kassavirta
40 425 12 ESR+
40 445 12b Kalenteri
40 465 12 1.8.2024–31.7.2027
"""


def test_words_that_repeat_over_the_same_kind_of_value_are_labels() -> None:
    found = assembled(CARDS)
    assert [name for name, _ in themes_of(found)] == ["Ponnari nuorille", "Majakka opettajille", "Luotsi kunnille"]
    assert not any(entry.of("description") for entry in found.contents.entries)


def test_a_record_of_very_many_words_is_less_likely_one() -> None:
    ((_, short),) = assembled(LACKING).readings
    prose = "\n".join(
        f"40 {240 + 14 * n} 12 Luotsi auttaa kuntia ja yrityksiä löytämään uusia osaajia ja opettajia kursseille." for n in range(20)
    )
    ((_, long),) = assembled(LACKING + prose).readings
    scope = Scope("fi", "projects")
    assert record_bits(long.records[-1], scope) < record_bits(short.records[-1], scope)


def test_an_icon_that_nothing_claims_is_kept_and_nobody_needs_to_look_at_it() -> None:
    found = assembled("40 80 12 Maakunnassa on paljon nuoria.\n40 400 12 ★").contents
    assert [fragment.text for fragment in found.unassigned] == ["Maakunnassa on paljon nuoria.", "★"]
    assert [said.values["text"] for said in found.findings if said.code == "unassigned-text"] == ["Maakunnassa on paljon nuoria."]


def test_a_document_of_nothing_but_running_lines_is_read() -> None:
    pages = "\npage\n".join(f"40 515 9 {number}" for number in (1, 2, 3))
    assert not assembled(pages).contents.entries


HEADED = """page
40 30 24b Hankkeet
40 80 12 Silta
page
40 30 24b Hankkeet
40 80 12 Majakka
page
40 30 24b Muut hankkeet
40 80 12 Taito"""


def test_parts_under_the_same_headings_are_read_in_one_share() -> None:
    pages = [page.leaves for page in tree(HEADED).pages]
    parts = [ScopePart(1, "projects", [Region("leaf", text.box, leaf=text)], [heading]) for heading, text in pages]
    shares = shares_of(parts, Given("fi", {}, {}, frozenset(), frozenset()), 9)
    assert [[leaf.text for leaf in share.leaves()] for share in shares] == [
        ["Hankkeet", "Silta", "Hankkeet", "Majakka"],
        ["Muut hankkeet", "Taito"],
    ]
