"""Columns beside a card are read one after the other, and a table of targets and measures is a list: drawn pages of a made-up plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extraction import Extraction, extract_document
from pipeline.readers import Document
from tests.extractors.drawn import drawn

COVER = """
page
60 40 28b Satakunnan osaamisohjelma 2025–2028
60 120 14 Satakuntaliitto
"""
COLUMNS = """
page
60 40 26b Teema 1: Osaava teollisuus
60 110 16b Nykytila
60 140 12 • Metallialalla on pulaa hitsaajista
60 160 12 • Nuoria hakeutuu alalle vähän
60 180 12 • Eläköityminen jatkuu
500 110 16b Kehittämiskohteet
500 140 12 • Muuntokoulutus yritysten tiloissa
500 160 12 • Ohjaus kaikille työikäisille
500 180 12 • Yhteinen ennakointi
box 50 300 450 440
60 310 14b Hitsaajaksi töissä
60 335 12 Toteutusaika: 1.1.2025–31.12.2026
60 355 12 Rahoittaja: ESR+
60 375 12 Toteuttajat: Porin kaupunki, Sataedu
"""
TARGETS = """
page
60 40 26b Teema 1: Osaava teollisuus – kehittämistavoitteet
grid 60,480,900 100,130,170,210,250
70 110 12b Tavoite
490 110 12b Mittari
70 140 12 Hitsaajien määrä kasvaa 2026 mennessä
490 140 12 Koulutettuja 120 vuonna 2026
70 180 12 Yritykset kouluttavat itse
490 180 12 Yrityksiä 40 vuoden 2027 lopussa
70 220 12 Ohjaus on kaikille tuttua
490 220 12 Kysely joka toinen vuosi
"""
OTHER = """
page
60 40 26b Teema 2: Hoiva ja hyvinvointi
60 110 16b Nykytila
60 140 12 • Hoitajista on pulaa
60 190 16b Kehittämiskohteet
60 220 12 • Oppisopimus tutuksi
"""


@pytest.fixture(scope="module")
def read() -> Extraction:
    """The edition of all these pages."""
    pages = tuple(drawn(COVER + COLUMNS + TARGETS + OTHER))
    return extract_document(Document(Path("satakunta.pdf"), "0" * 64, "application/pdf", pages))


def test_columns_beside_a_card_are_read_one_after_the_other(read: Extraction) -> None:
    theme = read.plan.themes[0]
    assert [item.text for item in theme.current_state.items] == [
        "Metallialalla on pulaa hitsaajista",
        "Nuoria hakeutuu alalle vähän",
        "Eläköityminen jatkuu",
    ]
    assert [item.text for item in theme.development_targets][:3] == [
        "Muuntokoulutus yritysten tiloissa",
        "Ohjaus kaikille työikäisille",
        "Yhteinen ennakointi",
    ]


def test_targets_beside_their_measures_are_no_projects(read: Extraction) -> None:
    assert [project.name for project in read.plan.projects] == ["Hitsaajaksi töissä"]
    told = {item.text: [child.text for child in item.children] for item in read.plan.themes[0].development_targets}
    assert told["Yritykset kouluttavat itse"] == ["Yrityksiä 40 vuoden 2027 lopussa"]


def test_the_header_of_targets_is_a_heading(read: Extraction) -> None:
    assert {"Tavoite", "Mittari"} <= {heading.text for heading in read.plan.slides[2].headings}


def test_no_word_is_lost(read: Extraction) -> None:
    assert not read.ledger.lost
    assert not read.ledger.doubled
