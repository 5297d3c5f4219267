"""Letters are told alike whether one by one or all at once: numbers are rounded as Python rounds them, fonts are read once a name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.formats import Reader
from pipeline.readers import read, written
from pipeline.readers.letters import rounded
from tests.pipeline.raw_pdf import FIRST, raw_pdf

# Ties and their neighbours, as they come of places that were rounded before.
TIES = st.integers(-(10**7), 10**7).map(lambda number: number / 10**3)
NUMBERS = st.lists(st.one_of(TIES, st.floats(allow_nan=False), st.floats(-2000, 2000, width=32)), max_size=20)


@given(NUMBERS)
@example([0.125, 2.675, 12.345, -0.0001, 1e22, 1.7e308, float("inf")])
def test_numbers_are_rounded_as_python_rounds_them(numbers: list[float]) -> None:
    for digits in (2, 4):
        assert rounded(numbers, digits) == [round(number, digits) for number in numbers]
    assert rounded(np.array(numbers).reshape(-1, 1), 2) == [[round(number, 2)] for number in numbers]


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
