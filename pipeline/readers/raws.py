"""Words as they are found: stretches of letters that stand one behind the other, and their boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from pipeline.readers.columns import Letters, Places
from pipeline.readers.letters import Letter, Run


@dataclass(slots=True, eq=False)
class Raw:
    """A word as it is found: letters one behind the other among others, [first, last), and their box in points."""

    among: Letters
    first: int
    last: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def letters(self) -> list[Letter]:
        """Its letters, one by one."""
        return self.among[self.first : self.last]

    @property
    def parts(self) -> list[str]:
        """What each letter says."""
        return self.among.texts[self.first : self.last]

    @property
    def text(self) -> str:
        """What its letters say, as the source has them."""
        return "".join(self.parts)

    @property
    def run(self) -> Run:
        """The run of its first letter."""
        return self.among.runs[self.among.at.item(self.first)]

    @property
    def end(self) -> float:
        """Its right edge as drawn, where its last letter was moved."""
        end = self.among.one_by_one[self.last - 1].drawn_x1 if self.among.are_objects else None
        return self.x1 if end is None else end

    def has(self, tag: str) -> bool:
        """Whether something is said of a letter of it, as `Run.tag` has it."""
        marked = self.among.tagged.get(tag)
        return marked is not None and bool(marked[self.first : self.last].any())


def raw_of(letters: Sequence[Letter]) -> Raw:
    """Letters as one word, as large as all of them."""
    (raw,) = raws_of(Letters.of(letters), np.zeros(1, dtype=np.intp))
    return raw


def raws_of(letters: Letters, firsts: Places) -> list[Raw]:
    """Letters as words, each from one of the `firsts` up to the next."""
    lasts = [*firsts[1:].tolist(), len(letters)]
    columns = (
        np.minimum.reduceat(letters.x0, firsts),
        np.minimum.reduceat(letters.tops, firsts),
        np.maximum.reduceat(letters.x1, firsts),
        np.maximum.reduceat(letters.bottoms, firsts),
    )
    return list(map(Raw, repeat(letters), firsts.tolist(), lasts, *(column.tolist() for column in columns)))
