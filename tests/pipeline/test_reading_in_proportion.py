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
from pipeline.readers.hidden import hidden
from tests.extractors.test_proportion import lines_run

ROOM = str(Path(pipeline.readers.__file__).parent)
SHORT, LONG = 200, 800
# What is parted by heights grows a little faster than the page: each part holds more.
MOST = 10.0
SIZE = 8.0
PAGE = (0.0, 0.0, 600.0, 400.0)


def char(text: str, at: int, **entries: Any) -> dict[str, Any]:
    """A character of a page's `at`-th place, which lie all over it."""
    x, y = float(at * 37 % 570), float(at * 13 % 390)
    box = {"x0": x, "x1": x + SIZE / 2, "top": y, "bottom": y + SIZE, "width": SIZE / 2, "size": SIZE}
    return {"text": text, "ncs": "DeviceGray", "non_stroking_color": (1,), **box, **entries}


def page(count: int) -> Any:
    """A page with so many white letters, and as many boxes in another colour, too narrow for most letters to stand on one."""
    boxes = [{**box, "x1": box["x0"] + 0.1} for box in (char("", at * 7, fill=True, non_stroking_color=(0.5,)) for at in range(count))]
    drawn = {"images": [], "rects": boxes, "curves": [], "lines": [], "shaded": False}
    return SimpleNamespace(chars=[char("a", at) for at in range(count)], cropbox=PAGE, mediabox=PAGE, **drawn)


WORK: dict[str, Callable[[int], Any]] = {
    "a glyph that stands for many letters": lambda count: cleaned(["á" * count, "b"], (0.0, 1.0, 2.0)),
    "accents by themselves": lambda count: accented([char(text, at) for at in range(count) for text in "´a"]),
    "white letters on boxes": lambda count: hidden(page(count)),
}


@pytest.mark.parametrize("kind", WORK)
def test_four_times_as_much_on_a_page_costs_about_four_times_as_much(kind: str) -> None:
    short, long = (lines_run(lambda count=count: WORK[kind](count), ROOM) for count in (SHORT, LONG))  # type: ignore[misc]
    assert long <= MOST * short
