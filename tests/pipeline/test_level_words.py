"""Level letters are put into words as pdfplumber puts them: on made-up letters, near one another and far, of several sizes."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.utils.text import extract_words

from pipeline.readers.level import level_words

GAP = 0.15
# Half points, so that letters touch, overlap and stand in one line or nearly so.
PLACES = st.integers(0, 60).map(lambda half: half / 2)


@st.composite
def letters(draw: st.DrawFn) -> dict[str, Any]:
    """A letter as a reader tells it."""
    x0, top, size = draw(PLACES), draw(PLACES), draw(st.sampled_from([6.0, 10.0, 12.0]))
    width = draw(st.sampled_from([0.0, 2.5, 5.0]))
    return {
        "text": draw(st.sampled_from(["a", "b", " ", "\u00a0", "ﬁ", "(cid:0)", "1"])),
        "x0": x0,
        "x1": x0 + width,
        "top": top,
        "doctop": top,
        "bottom": top + size,
        "size": size,
        "upright": draw(st.sampled_from([True, True, True, True, True, True, True, True, True, False])),
    }


@given(st.lists(letters(), max_size=25))
def test_the_words_are_those_of_pdfplumber(chars: list[dict[str, Any]]) -> None:
    expected = extract_words(chars, x_tolerance_ratio=GAP, return_chars=True)
    found = level_words(chars, GAP)
    keys = ("x0", "top", "x1", "bottom", "chars")
    assert [[word[key] for key in keys] for word in found] == [[word[key] for key in keys] for word in expected]
