"""Work grows in proportion to a text: what a page may hold thousands of times costs no more each than a few times.

What is counted is how often a line of ours is run, never how long it takes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from extractors.bodies import members_in, organisations_in, read
from extractors.fields import _read
from extractors.language import pipeline

OURS = str(Path(__file__).parents[2] / "extractors")
# A long text is that many times as long as a short one, and may cost so many times as much and no more.
SHORT, LONG, MOST = 200, 800, 4.6


def lines_run(work: Callable[[], Any]) -> int:
    """How many lines of extractors/ a piece of work runs; each value that a comprehension makes counts."""
    count = 0

    def line(_: FrameType, event: str, __: object) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return line

    def call(frame: FrameType, _: str, __: object) -> Any:
        return line if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


WORK: dict[str, Callable[[str], Any]] = {
    "members": lambda text: members_in(read(text, "fi"), "fi"),
    "organisations": lambda text: organisations_in(read(text, "fi"), "fi"),
    "entry": lambda text: _read.__wrapped__(text, "fi", 0, (), ()),
}
REPEATED = [
    "ja ",
    "(a)",
    "((",
    "ESR+, ",
    "Kemin ja ",
    "Kemin kaupunki ja ",
    "OPH, ",
    "Kemin ",
    "1234567-1 ",
    "Lue lisää ",
    "rahoittaa ",
    "Oy ",
]


@pytest.mark.slow
@pytest.mark.parametrize("kind", WORK)
@pytest.mark.parametrize("text", REPEATED)
def test_a_text_four_times_as_long_costs_four_times_as_much(kind: str, text: str) -> None:
    pipeline("fi")(text * SHORT)
    short, long = (lines_run(lambda n=n: WORK[kind](f"Silta. {text * n}")) for n in (SHORT, LONG))  # type: ignore[misc]
    assert long <= MOST * short
