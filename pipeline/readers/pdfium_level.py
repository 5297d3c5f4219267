"""Letters of text that runs level and stands for what it says, as nearly all does: placed all at once, for a page has hundreds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, chain, islice, repeat

import numpy as np

from pipeline.readers.letters import Letter, rounded
from pipeline.readers.pdfium_bulk import Told
from pipeline.readers.pdfium_glyphs import TextObject, may_be
from pipeline.readers.pdfium_objects import DIGITS, Placing


class Level:
    """The level letters of a page: taken in stretch by stretch, then placed."""

    def __init__(self, told: Told, placing: Placing) -> None:
        self._told, self._placing = told, placing
        self._stretches: list[tuple[TextObject, float, int]] = []
        self._at: list[int] = []
        self._texts: list[str] = []
        # How wide its font has each letter, how much wider it is, and how much further on it stands than pdfium has it; as TextObject
        # has them.
        self._widths: list[float] = []
        self._wider: list[float] = []
        self._behind: list[float] = []

    def add(self, text: TextObject, y: float, first: int, last: int) -> None:
        """Take the characters [first, last), all on the baseline `y` (points of the page set upright, from its lower edge)."""
        letters = self._told.letters[first:last]
        self._stretches.append((text, y, last - first))
        self._at += range(first, last)
        self._widths += map(text.face.widths.__getitem__, letters)
        texts = list(map(chr, letters))
        self._texts += texts
        missing = text.face.missing
        if missing is None:
            self._wider += repeat(0.0, len(texts))
            self._behind += repeat(0.0, len(texts))
            return
        wider = [missing[letter] * text.size for letter in texts]
        *behind, text.behind = accumulate(wider, initial=text.behind)
        self._wider += wider
        self._behind += behind

    def placed(self) -> Iterator[list[Letter]]:
        """The letters, stretch by stretch as they were taken."""
        counts = [count for *_, count in self._stretches]
        same = np.array([(text.stretch, text.size, text.linear[0]) for text, *_ in self._stretches]).reshape(-1, 3)
        stretch, size, across = np.repeat(same, counts, axis=0).T
        told, (a, _, c, _, e, _) = self._told, self._placing.matrix
        reaches = told.reaches[self._at] / stretch
        widths = np.array(self._widths)
        # Where the box is narrower than the letter, the font has several such letters.
        widths = np.where(may_be(widths, reaches, size), widths, reaches) + self._wider
        lefts = a * told.x[self._at] + c * told.y[self._at] + e + self._behind * across + self._placing.right_by
        x0s = rounded(lefts, DIGITS)
        x1s = rounded(lefts + widths * across, DIGITS)
        runs = chain.from_iterable(repeat(text.run_at(y, self._placing), count) for text, y, count in self._stretches)
        letters = map(Letter, self._texts, x0s, x1s, runs)
        for count in counts:
            yield list(islice(letters, count))
