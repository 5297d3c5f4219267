"""The letters of a page as a reader tells them: each with its own text and edges, all else told once for those that are drawn together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Key = TypeVar("Key")

run_of, text_of, left_of, right_of = attrgetter("run"), attrgetter("text"), attrgetter("x0"), attrgetter("x1")

# A number this close to the middle between two, in units of the last digit that is kept, is rounded by itself; larger ones than the
# second are, too, for their parts of units are no longer exact.
HALF_WAY, EXACT = 1e-6, 2.0**50
# How wide a letter is, in points, that a page puts at no place at all: nobody sees it.
UNSEEN = 0.5


@dataclass(slots=True, eq=False)
class Run:
    """What letters share that are drawn together on one baseline; a letter of turned text has a run of its own. Places in points."""

    fontname: str
    size: float
    matrix: tuple[float, ...]
    """How the letters are turned, stretched and leant: a, b, c, d, as PDF has it (ISO 32000-1, 8.3.3); what follows is not asked for."""
    upright: bool
    top: float
    bottom: float
    colour: Any = None
    """What they are painted with, as pdfminer gives colours."""
    space: str | None = None
    """The space of that colour, by its name."""
    tag: str | None = None
    """Why the letters may not be seen, or that they were typed on (pipeline/readers/shown.py)."""


@dataclass(slots=True, eq=False)
class Letter:
    """What one glyph stands for, mostly one letter, and its left and right edge, in points; each is one of its own, whatever it says."""

    text: str
    x0: float
    x1: float
    run: Run
    drawn_x1: float | None = None
    """Its right edge as drawn, where `x1` was moved."""

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.x0 + self.x1) / 2, (self.run.top + self.run.bottom) / 2


def told(letter: Letter) -> dict[str, Any]:
    """A letter as pdfplumber tells it, as far as it asks for it; `letter` is the letter itself."""
    run = letter.run
    return {
        "letter": letter,
        "text": letter.text,
        "x0": letter.x0,
        "x1": letter.x1,
        "top": run.top,
        "bottom": run.bottom,
        "doctop": run.top,
        "size": run.size,
        "upright": run.upright,
    }


def letter_of(char: dict[str, Any]) -> Letter:
    """A character that pdfplumber tells."""
    run = Run(
        char["fontname"],
        char["size"],
        char["matrix"],
        char["upright"],
        char["top"],
        char["bottom"],
        char.get("non_stroking_color"),
        char.get("ncs"),
        char.get("tag"),
    )
    return Letter(char["text"], char["x0"], char["x1"], run)


def rounded(values: ArrayLike, digits: int) -> Any:
    """Numbers rounded as Python's `round` does, all at once; as lists as deep as they come."""
    return all_rounded(values, digits).tolist()


def all_rounded(values: ArrayLike, digits: int) -> NDArray[np.float64]:
    """The same as an array."""
    numbers = np.asarray(values, dtype=float)
    # What a hostile file says may be beyond all numbers.
    with np.errstate(all="ignore"):
        units = numbers * 10.0**digits
        found = np.rint(units) / 10.0**digits
        doubtful = ~((np.abs(units - np.floor(units) - 0.5) > HALF_WAY) & (np.abs(units) < EXACT))
    if doubtful.any():
        found[doubtful] = [round(number, digits) for number in numbers[doubtful].tolist()]
    # Nought has no sign: with one it would be told as another number.
    return found + 0.0


def runs_of(letters: Iterable[Letter]) -> list[Run]:
    """The runs that letters stand in, each once, in their order."""
    return list(dict.fromkeys(map(run_of, letters)))


def by_run(letters: Sequence[Letter], key: Callable[[Run], Key]) -> dict[Key, list[Letter]]:
    """The letters by what is said of their runs, in their order; each run is asked once."""
    found: dict[Key, list[Letter]] = defaultdict(list)
    home = {run: found[key(run)] for run in runs_of(letters)}
    for letter in letters:
        home[letter.run].append(letter)
    return found
