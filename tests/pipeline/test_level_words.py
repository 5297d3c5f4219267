"""Level letters are put into words as pdfplumber puts them: on made-up letters, near one another and far, of several sizes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.utils.text import extract_words

from pipeline.readers.columns import Letters
from pipeline.readers.letters import Letter, Run, told
from pipeline.readers.level import level_words

GAP = 0.15
# Half points, so that letters touch, overlap and stand in one line or nearly so.
PLACES = st.integers(0, 60).map(lambda half: half / 2)


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    """A letter as a reader tells it."""
    x0, top, size = draw(PLACES), draw(PLACES), draw(st.sampled_from([6.0, 10.0, 12.0]))
    upright = draw(st.sampled_from([True, True, True, True, True, True, True, True, True, False]))
    text, width = draw(st.sampled_from(["a", "b", " ", "\u00a0", "ﬁ", "(cid:0)", "1"])), draw(st.sampled_from([0.0, 2.5, 5.0]))
    return Letter(text, x0, x0 + width, Run("Muu", size, (1.0, 0.0, 0.0, 1.0), upright, top, top + size))


@given(st.lists(letters(), max_size=25))
def test_the_words_are_those_of_pdfplumber(found: list[Letter]) -> None:
    expected = extract_words(list(map(told, found)), x_tolerance_ratio=GAP, return_chars=True)
    words = level_words(Letters.of(found), GAP)
    assert [(word.x0, word.top, word.x1, word.bottom) for word in words] == [
        tuple(word[key] for key in ("x0", "top", "x1", "bottom")) for word in expected
    ]
    assert [word.letters for word in words] == [[char["letter"] for char in word["chars"]] for word in expected]
