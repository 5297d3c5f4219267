"""Columns of labels or headings beside what they label: read across, label by label; projects side by side, one after the other."""

from __future__ import annotations

import pytest

from extractors.evidence.across import read_across
from extractors.evidence.headings import heading_reader
from tests.extractors.drawn import tree

# A drawing, and its paragraphs in the order in which they are read.
CASES = {
    "boxes with headings beside bullets": (
        """
        box 40 80 240 180
        50 120 14b Tilanne 2023
        box 40 200 240 300
        50 240 14b Tarpeet
        300 90 12 • Nuoria on paljon
        300 220 12 • Ohjaus vahvistuu
        """,
        ["Tilanne 2023", "Nuoria on paljon", "Tarpeet", "Ohjaus vahvistuu"],
    ),
    "projects side by side, each with its labels beside its values": (
        """
        40 80 14b Silta
        480 80 14b Laituri
        40 104 12 Milloin?
        160 104 12 2024–2025
        480 104 12 Milloin?
        600 104 12 2025–2026
        40 124 12 Millä rahalla?
        160 124 12 ESR+
        480 124 12 Millä rahalla?
        600 124 12 JTF
        40 144 12 Kuka vetää?
        160 144 12 Kemin kaupunki
        480 144 12 Kuka vetää?
        600 144 12 Kajon Oy
        """,
        [
            *("Silta", "Milloin?", "2024–2025", "Millä rahalla?", "ESR+", "Kuka vetää?", "Kemin kaupunki"),
            *("Laituri", "Milloin?", "2025–2026", "Millä rahalla?", "JTF", "Kuka vetää?", "Kajon Oy"),
        ],
    ),
    "four columns of a table stay a table": (
        """
        40 80 12b Hanke
        240 80 12b Aika
        440 80 12b Raha
        640 80 12b Väki
        40 104 12 Silta
        240 104 12 2024–2025
        440 104 12 ESR+
        640 104 12 Kemi
        40 128 12 Laituri
        240 128 12 2025–2026
        440 128 12 JTF
        640 128 12 Tornio
        """,
        ["Hanke", "Silta", "Laituri", "Aika", "2024–2025", "2025–2026", "Raha", "ESR+", "JTF", "Väki", "Kemi", "Tornio"],
    ),
}


@pytest.mark.parametrize(("drawing", "texts"), CASES.values(), ids=CASES)
def test_what_is_read_across(drawing: str, texts: list[str]) -> None:
    (page,) = tree(drawing).pages
    assert [leaf.text for leaf in read_across(page, heading_reader("fi")).leaves] == texts
