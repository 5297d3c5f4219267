"""What stands at a height is found as by a look at all, whatever the heights are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schemas.bands import Bands, PlacedWords
from schemas.document import Word

HEIGHTS = st.floats(-1e6, 1e6) | st.integers(0, 400).map(float)
ANY = HEIGHTS | st.sampled_from([float("nan"), float("inf"), float("-inf"), 1e308])


@given(st.lists(st.tuples(HEIGHTS, HEIGHTS).map(sorted), max_size=30), HEIGHTS)
def test_what_reaches_over_a_height_is_found_in_its_order(things: list[list[float]], y: float) -> None:
    found = Bands(things, lambda thing: (thing[0], thing[1])).at(y)
    assert [thing for thing in found if thing[0] <= y <= thing[1]] == [thing for thing in things if thing[0] <= y <= thing[1]]


@given(st.lists(st.tuples(ANY, ANY), max_size=30), ANY)
def test_things_that_stand_nowhere_break_nothing(things: list[tuple[float, float]], y: float) -> None:
    assert set(map(id, Bands(things, lambda thing: thing).at(y))) <= set(map(id, things))


@given(st.lists(st.tuples(HEIGHTS, HEIGHTS), max_size=30), HEIGHTS, HEIGHTS)
def test_words_between_two_heights_are_found_in_their_order(places: list[tuple[float, float]], top: float, bottom: float) -> None:
    words = PlacedWords(Word("a", 1, number, (0.0, place[0], 1.0, place[1])) for number, place in enumerate(places))
    assert list(words.between(top, bottom)) == [word for word in words if top <= (word.place[1] + word.place[3]) / 2 <= bottom]
