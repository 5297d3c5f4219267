"""Reading grows in proportion to what stands on a page: work is counted in lines of ours that are run, never in seconds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import pipeline.readers
from pipeline.readers.accents import accented
from pipeline.readers.cleaning import cleaned
from pipeline.readers.columns import Letters
from pipeline.readers.doubled import drawn_once
from pipeline.readers.drawn import drawn_bullets
from pipeline.readers.hidden import hidden
from pipeline.readers.letters import Letter, Run
from pipeline.readers.level import level_words
from pipeline.readers.spacing import spaced
from pipeline.readers.tables import cells_between
from schemas.document import Word
from tests.extractors.test_proportion import lines_run

ROOM = str(Path(pipeline.readers.__file__).parent)
SHORT, LONG = 200, 800
# What is parted by heights grows a little faster than the page: each part holds more.
MOST = 10.0
SIZE = 8.0
PAGE = (0.0, 0.0, 600.0, 400.0)


def place(at: int) -> tuple[float, float, float, float]:
    """The box of a page's `at`-th place, which lie all over it: left, top, right, bottom."""
    x, y = float(at * 37 % 570), float(at * 13 % 390)
    return x, y, x + SIZE / 2, y + SIZE


def letter(text: str, at: int) -> Letter:
    """A white letter at a page's `at`-th place."""
    x0, top, x1, bottom = place(at)
    return Letter(text, x0, x1, Run("F", SIZE, (1, 0, 0, 1), True, top, bottom, (1,), "DeviceGray"))


def ground(at: int) -> dict[str, Any]:
    """A box in another colour at a page's `at`-th place, too narrow for most letters to stand on it."""
    x0, top, _, bottom = place(at)
    return {"x0": x0, "x1": x0 + 0.1, "top": top, "bottom": bottom, "fill": True, "non_stroking_color": (0.5,)}


def page(count: int) -> Any:
    """A page with so many white letters, and as many boxes."""
    drawn = {"images": [], "rects": [ground(at * 7) for at in range(count)], "curves": [], "lines": [], "shaded": False}
    return SimpleNamespace(letters=[letter("a", at) for at in range(count)], cropbox=PAGE, mediabox=PAGE, **drawn)


def row(count: int) -> tuple[Any, list[Word]]:
    """A page with so many words on one line, and the bullets before them; no two are at one height."""
    words = [Word("a", 1, at, (10.0 * at, 100.0, 10.0 * at + 5.0, 100.0 + SIZE), size=SIZE) for at in range(count)]
    squares = [
        {"x0": 10.0 * at - 3.5, "x1": 10.0 * at - 0.9, "top": 102 + at / count, "bottom": 104.6 + at / count, "fill": True}
        for at in range(count)
    ]
    return SimpleNamespace(curves=[], rects=squares, images=[]), words


def crossings(count: int) -> dict[tuple[float, float], dict[str, list[Any]]]:
    """Some rules from top to bottom, each crossed so many times by dashes that reach no other rule."""
    side = int(count**0.5)
    rules = [{"x0": float(x), "x1": float(x), "top": 0.0, "bottom": float(side)} for x in range(side)]
    return {
        (float(x), float(y)): {"v": [rules[x]], "h": [{"x0": x - 0.1, "x1": x + 0.1, "top": float(y), "bottom": float(y)}]}
        for x in range(side)
        for y in range(side)
    }


def rows(count: int) -> list[Letter]:
    """So many lines below each other of the same letters, each of which stands on it twice."""
    runs = [Run("F", SIZE, (1, 0, 0, 1), True, 2 * SIZE * at, 2 * SIZE * at + SIZE, (1,), "DeviceGray") for at in range(count)]
    return [Letter(text, SIZE * at, SIZE * at + SIZE / 2, run) for run in runs for at, text in enumerate("abcdabcd")]


WORK: dict[str, Callable[[int], Any]] = {
    "the same letters on each line": lambda count: drawn_once(rows(count)),
    "bullets and words on one line": lambda count: drawn_bullets(*row(count)),
    "a glyph that stands for many letters": lambda count: cleaned(["á" * count, "b"], (0.0, 1.0, 2.0)),
    "blanks in many rows": lambda count: spaced(Letters.of(rows(count))),
    "words in many rows": lambda count: level_words(Letters.of(rows(count)), 0.15),
    "accents by themselves": lambda count: accented([letter(text, at) for at in range(count) for text in "´a"]),
    "white letters on boxes": lambda count: hidden(page(count)),
    "rules that short dashes cross": lambda count: cells_between(crossings(count)),
}


@pytest.mark.parametrize("kind", WORK)
def test_four_times_as_much_on_a_page_costs_about_four_times_as_much(kind: str) -> None:
    short, long = (lines_run(lambda count=count: WORK[kind](count), ROOM) for count in (SHORT, LONG))  # type: ignore[misc]
    assert long <= MOST * short
