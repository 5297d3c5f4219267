"""Letters of text that runs level and stands for what it says, as nearly all does: placed all at once, for a page has hundreds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from pipeline.readers.columns import Letters, Numbers, numbered
from pipeline.readers.letters import Letter, Run, all_rounded
from pipeline.readers.pdfium_bulk import Told
from pipeline.readers.pdfium_glyphs import TextObject, may_be
from pipeline.readers.pdfium_objects import DIGITS, Placing


class Level:
    """The level letters of a page: taken in stretch by stretch, then placed; those that were placed one by one stand among them."""

    def __init__(self, told: Told, placing: Placing) -> None:
        self._told, self._placing = told, placing
        # Of each stretch: which of the page's characters is its first, how many it has, how much wider than the text's own space it is,
        # its type size, what the page makes of widths, and its run.
        self._firsts: list[int] = []
        self._counts: list[int] = []
        self._shared: list[tuple[float, float, float]] = []
        self._runs: list[Run] = []
        self._texts: list[str] = []
        # How wide its font has each letter.
        self._widths: list[float] = []
        # From which letter on, how much wider the letters are, and how much further on they stand than pdfium has it; as TextObject has
        # them.
        self._more: list[tuple[int, list[float], list[float]]] = []
        self._placed: list[tuple[int, Letter]] = []

    def add(self, text: TextObject, y: float, first: int, last: int) -> None:
        """Take the characters [first, last), all on the baseline `y` (points of the page set upright, from its lower edge)."""
        letters, face = self._told.text[first:last], text.face
        if face.missing is not None:
            wider = [face.missing[letter] * text.size for letter in letters]
            *behind, text.behind = accumulate(wider, initial=text.behind)
            self._more.append((len(self._texts), wider, behind))
        self._take(first, letters, (text.stretch, text.size, text.linear[0]), text.run_at(y, self._placing))
        self._widths += map(face.widths.__getitem__, map(ord, letters))

    def put(self, letters: Sequence[Letter]) -> None:
        """Take letters that are placed already."""
        for letter in letters:
            self._placed.append((len(self._texts), letter))
            self._take(0, (letter.text,), (1.0, 1.0, 1.0), letter.run)
            self._widths.append(0.0)

    def _take(self, first: int, letters: Sequence[str], shared: tuple[float, float, float], run: Run) -> None:
        self._firsts.append(first)
        self._counts.append(len(letters))
        self._shared.append(shared)
        self._runs.append(run)
        self._texts += letters

    def placed(self) -> Letters:
        """The letters, as they were taken."""
        stretches = np.repeat(np.arange(len(self._counts)), self._counts)
        stretch, size, across = np.array(self._shared, dtype=float).reshape(-1, 3).T[:, stretches]
        at = np.arange(len(stretches)) + (np.array(self._firsts, dtype=np.intp) - np.cumsum([0, *self._counts])[:-1])[stretches]
        told, (a, _, c, _, e, _) = self._told, self._placing.matrix
        wider, behind = self._by_letter()
        reaches, widths = told.reaches[at] / stretch, np.array(self._widths, dtype=float)
        # Where the box is narrower than the letter, the font has several such letters.
        widths = np.where(may_be(widths, reaches, size), widths, reaches) + wider
        lefts = a * told.x[at] + c * told.y[at] + e + behind * across + self._placing.right_by
        x0, x1 = all_rounded(lefts, DIGITS), all_rounded(lefts + widths * across, DIGITS)
        for place, letter in self._placed:
            x0[place], x1[place] = letter.x0, letter.x1
        runs = np.array(numbered(self._runs), dtype=np.intp)
        return Letters(self._texts, x0, x1, runs[stretches], list(dict.fromkeys(self._runs)))

    def _by_letter(self) -> tuple[Numbers, Numbers]:
        """How much wider each letter is, and how much further on it stands."""
        wider, behind = np.zeros((2, len(self._texts)))
        for place, more, further in self._more:
            wider[place : place + len(more)], behind[place : place + len(more)] = more, further
        return wider, behind
