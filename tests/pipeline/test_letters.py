"""Letters are told alike whether one by one or all at once: numbers are rounded as Python rounds them, fonts are read once a name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.formats import Reader
from pipeline.readers import pdfium_bulk, read, written
from pipeline.readers.columns import BEYOND, Letters, placed
from pipeline.readers.letters import UNSEEN, Letter, Run, all_rounded, rounded
from tests.pipeline.raw_pdf import FIRST, raw_pdf, text

# Ties and their neighbours, as they come of places that were rounded before.
TIES = st.integers(-(10**7), 10**7).map(lambda number: number / 10**3)
NUMBERS = st.lists(st.one_of(TIES, st.floats(allow_nan=False), st.floats(-2000, 2000, width=32)), max_size=20)


@given(NUMBERS)
@example([0.125, 2.675, 12.345, -0.0001, 1e22, 1.7e308, float("inf")])
def test_numbers_are_rounded_as_python_rounds_them(numbers: list[float]) -> None:
    for digits in (2, 4):
        assert rounded(numbers, digits) == [round(number, digits) for number in numbers]
    assert rounded(np.array(numbers).reshape(-1, 1), 2) == [[round(number, 2)] for number in numbers]


def test_nought_has_no_sign() -> None:
    assert str(all_rounded([-0.001, -0.0, 0.001], 2).tolist()) == "[0.0, 0.0, 0.0]"


@pytest.mark.parametrize("odd", [{"size": 1e-300}, {"size": 1e300}, {"top": 1e300}, {"bottom": float("nan")}, {"x0": -1e300}, {"x1": 1e12}])
def test_a_letter_that_no_page_has_a_place_for_is_too_small_to_be_seen(odd: dict[str, float]) -> None:
    told = {"x0": 10.0, "x1": 16.0, "top": 20.0, "bottom": 32.0, "size": 12.0}
    runs = [Run("F", told["size"], (1, 0, 0, 1), True, told["top"], told["bottom"], ()) for told in (told, told | odd)]
    letters = [Letter("a", told["x0"], told["x1"], runs[0]), Letter("b", (told | odd)["x0"], (told | odd)["x1"], runs[1])]
    first, second = placed(Letters.of(letters))
    assert (first, second.run.size, second.run.top) == (letters[0], UNSEEN, 0.0)


def test_a_glyph_that_is_named_by_no_letters_number_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `/Differences [97 /u110000]` names one."""
    told = pdfium_bulk._letters

    def odd(loaded: Any, count: int) -> Any:
        letters = told(loaded, count)
        letters[letters == ord("a")] = BEYOND
        return letters

    monkeypatch.setattr(pdfium_bulk, "_letters", odd)
    path = raw_pdf(tmp_path / "u.pdf", text("Silta", 50, 300))
    assert "Silt" in read(path, reader=Reader.pdfium).pages[0].words[0].text


def test_one_font_of_a_name_is_read_for_what_all_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[dict[str, float]] = []
    told = written._missing
    monkeypatch.setattr(written, "_missing", lambda font: found.append(told(font)) or found[-1])
    font = "/BaseFont/Muu/FirstChar 97/LastChar 98/Widths[500.9 480]"
    more = (f"<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding{font}>>",)
    path = raw_pdf(
        tmp_path / "x.pdf",
        "BT /F 12 Tf 50 300 Td (aaab) Tj ET BT /G 12 Tf 50 200 Td (abba) Tj ET",
        more,
        font=font,
        resources=f"/Font<</F 5 0 R/G {FIRST} 0 R>>",
    )
    (page,) = read(path, reader=Reader.pdfium).pages
    assert [word.text for word in page.words] == ["aaab", "abba"]
    assert found == [{"a": pytest.approx(0.0009), "b": 0.0}]
    # Three letters that are each so much wider.
    assert page.words[0].edges[3] - page.words[0].edges[0] == pytest.approx(3 * 12 * 0.5009, abs=0.006)
