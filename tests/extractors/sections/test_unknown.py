"""Headings that no lexicon knows are told without more looking than they need: only where it tells something, and each text once."""

from __future__ import annotations

from extractors.sections.unknown import Under, unknown_sections
from schemas.document import Block, Passage, Word
from schemas.region import Leaf
from tests.extractors.test_proportion import LONG, MOST, SHORT, lines_run


def heading(text: str) -> Leaf:
    """A paragraph of one line in 16 points."""
    return Leaf(Block(Passage(text, (Word(text, 1, 0, (0.0, 0.0, 80.0, 16.0), size=16.0),), (0,)), 1))


def no_hints(_: str) -> frozenset[str]:
    return frozenset()


def test_what_stands_under_headings_is_not_asked_where_all_of_them_are_known() -> None:
    asked: list[Leaf] = []
    theme = [heading("Nykytila"), heading("Kehittämiskohteet"), heading("Hankkeet")]
    known = dict(zip(map(id, theme), [("current_state",), ("development_targets",), ("projects",)], strict=True))
    under = Under({}, lambda leaf: bool(asked.append(leaf)), "fi")
    assert unknown_sections([(1, theme)], known, under, {}, no_hints) == {}
    assert asked == []


def test_what_comes_again_is_read_by_what_stands_under_it() -> None:
    themes = [(number, [heading("Nykytila"), heading("Arki")]) for number in (1, 2)]
    known = {id(theme[0]): ("current_state",) for _, theme in themes}
    found = unknown_sections(themes, known, Under({}, lambda leaf: leaf.text == "Arki", "fi"), {}, no_hints)
    assert found == {id(theme[1]): "projects" for _, theme in themes}


def test_headings_that_come_again_cost_no_more_each_in_a_long_document() -> None:
    def told(count: int) -> None:
        themes = [(number, [heading("Arki")]) for number in range(count)]
        unknown_sections(themes, {}, Under({}, lambda _: False, "fi"), {}, no_hints)

    short, long = (lines_run(lambda n=n: told(n)) for n in (SHORT, LONG))  # type: ignore[misc]
    assert long <= MOST * short
