"""The letters of a page in columns, so that most of what is asked of a page is asked of all its letters at once.

A page has some thousand letters, and hardly any of them stands out: one is looked at by itself (a `Letter`) only where something does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from operator import attrgetter
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.cleaning import is_clean
from pipeline.readers.letters import UNSEEN, Letter, Run, left_of, right_of, rounded, run_of, text_of

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]
"""Letters, each by where it stands among all, from 0."""
Mask = NDArray[np.bool_]
"""Of each letter, whether something holds."""

top_of, bottom_of, size_of = attrgetter("top"), attrgetter("bottom"), attrgetter("size")

# Fewer numbers than this are put in order by their two bytes, in no time.
SHORT = 1 << 16
# No page has a place or a type size beyond, in points, nor a type size below, but for none at all.
FAR, NEAR = 1e9, 1e-6
# What stands for several letters is numbered on from where Unicode ends.
BEYOND = 0x110000


class Letters(Sequence[Letter]):
    """Letters in their order: what each says, its edges in points, and which of the runs it stands in; none of it is changed."""

    def __init__(self, texts: list[str], x0: Any, x1: Any, at: Any, runs: list[Run]) -> None:
        """`at`: the place of each letter's run among the `runs`, which stand in the order of their first letters; who asks for some of
        the letters (`put`) may leave runs without any."""
        self.texts, self.runs = texts, runs
        self.x0: Numbers = np.asarray(x0, dtype=float)
        self.x1: Numbers = np.asarray(x1, dtype=float)
        self.at: Places = np.asarray(at, dtype=np.intp)

    @staticmethod
    def of(letters: Sequence[Letter]) -> Letters:
        """Letters that are told one by one; each of them stays itself."""
        if isinstance(letters, Letters):
            return letters
        runs: dict[Run, int] = {}
        at = [runs.setdefault(run, len(runs)) for run in map(run_of, letters)]
        found = Letters(list(map(text_of, letters)), list(map(left_of, letters)), list(map(right_of, letters)), at, list(runs))
        found.one_by_one = list(letters)
        return found

    @cached_property
    def one_by_one(self) -> list[Letter]:
        """The letters themselves, made when they are asked for first."""
        return list(map(Letter, self.texts, self.x0.tolist(), self.x1.tolist(), map(self.runs.__getitem__, self.at.tolist())))

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Letter]:
        return iter(self.one_by_one)

    @overload
    def __getitem__(self, at: int) -> Letter: ...

    @overload
    def __getitem__(self, at: slice) -> list[Letter]: ...

    def __getitem__(self, at: int | slice) -> Letter | list[Letter]:
        return self.one_by_one[at]

    def only(self, kept: Mask) -> Letters:
        """Some of the letters."""
        return self.those(np.flatnonzero(kept))

    def those(self, places: Places) -> Letters:
        """The letters at some places, in that order."""
        found = self.put(places)
        left, firsts, at = np.unique(found.at, return_index=True, return_inverse=True)
        order = np.argsort(firsts)
        found.at, found.runs = np.argsort(order)[at], [self.runs[run] for run in left[order].tolist()]
        return found

    def put(self, places: Places) -> Letters:
        """The same with all runs as they stand here, for who asks no longer which come first."""
        chosen = places.tolist()
        texts = list(map(self.texts.__getitem__, chosen))
        found = Letters(texts, self.x0[places], self.x1[places], self.at[places], self.runs)
        if self.are_objects:
            found.one_by_one = list(map(self.one_by_one.__getitem__, chosen))
        return found

    def where(self, told: Callable[[Run], bool]) -> Mask:
        """Which letters stand in a run of which something holds; each run is asked once."""
        runs = list(map(told, self.runs))
        # Most is said of no run at all.
        return np.array(runs, dtype=bool)[self.at] if any(runs) else np.zeros(len(self), dtype=bool)

    @cached_property
    def tops(self) -> Numbers:
        """The upper edge of each letter."""
        return self._told(top_of)

    @cached_property
    def bottoms(self) -> Numbers:
        """The lower edge of each letter."""
        return self._told(bottom_of)

    @cached_property
    def sizes(self) -> Numbers:
        """The type size of each letter."""
        return self._told(size_of)

    def _told(self, told: Callable[[Run], float]) -> Numbers:
        return np.array(list(map(told, self.runs)), dtype=float)[self.at]

    @cached_property
    def alphabet(self) -> dict[str, int]:
        """What the letters say, each once, with its number in `codes`."""
        return {text: ord(text) if len(text) == 1 else BEYOND + number for number, text in enumerate(dict.fromkeys(self.texts))}

    @cached_property
    def clean(self) -> bool:
        """Whether what they say is, all of it, as it is to be read."""
        return is_clean("".join(self.texts))

    @cached_property
    def codes(self) -> Places:
        """A number for what each letter says; where two say the same, it is the same."""
        if all(code < BEYOND for code in self.alphabet.values()):
            return np.frombuffer("".join(self.texts).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.intp)
        return np.array(list(map(self.alphabet.__getitem__, self.texts)), dtype=np.intp)

    @property
    def are_objects(self) -> bool:
        """Whether the letters are told one by one already; only then has one been moved."""
        return "one_by_one" in vars(self)

    @cached_property
    def lefts(self) -> list[float]:
        """The left edges in hundredths of points."""
        found: list[float] = rounded(self.x0, 2)
        return found

    @cached_property
    def tagged(self) -> dict[str, Mask]:
        """What is said of runs, as `Run.tag` has it, and of which letters."""
        return {tag: self.where(partial(_has, tag)) for tag in {run.tag for run in self.runs} if tag}

    @cached_property
    def digits(self) -> set[str]:
        """What of that are digits, raised ones, too."""
        return set(filter(str.isdigit, self.alphabet))

    def saying(self, told: Callable[[str], bool]) -> Mask:
        """Which letters say what something is told of."""
        return any_of(self.codes, [code for text, code in self.alphabet.items() if told(text)])

    @cached_property
    def blank(self) -> Mask:
        """Which letters are blanks."""
        return self.saying(str.isspace)

    @cached_property
    def _by_left(self) -> Places:
        return np.argsort(self.x0, kind="stable")

    def in_rows(self, row_of: Sequence[int]) -> tuple[Places, Places]:
        """The letters row by row, each from left to right, and which row each stands in. `row_of`: the row of each run, numbered
        from 0."""
        rows = np.array(row_of, dtype=np.uint16 if len(row_of) < SHORT else np.intp)[self.at[self._by_left]]
        order = np.argsort(rows, kind="stable")
        return self._by_left[order], rows[order].astype(np.intp)


def any_of(numbers: Places, few: Sequence[int]) -> Mask:
    """Which numbers are one of a few."""
    found = np.zeros(len(numbers), dtype=bool)
    for one in few:
        found |= numbers == one
    return found


def beginning(changes: Mask) -> Mask:
    """Which of some things begin a stretch: the first, and those behind it that the `changes` tell."""
    begins = np.ones(len(changes) + 1, dtype=bool)
    begins[1:] = changes
    return begins


def changing(changes: Mask) -> Places:
    """Where such stretches begin."""
    return np.flatnonzero(beginning(changes))


def joined(parts: Sequence[Letters]) -> Letters:
    """Letters one behind the other; no two parts have a run in common."""
    if len(parts) == 1:
        return parts[0]
    runs = [run for part in parts for run in part.runs]
    behind = np.cumsum([0, *(len(part.runs) for part in parts[:-1])])
    return Letters(
        [text for part in parts for text in part.texts],
        np.concatenate([part.x0 for part in parts]),
        np.concatenate([part.x1 for part in parts]),
        np.concatenate([part.at + by for part, by in zip(parts, behind.tolist(), strict=True)]),
        runs,
    )


def _has(tag: str, run: Run) -> bool:
    return run.tag == tag


def numbered(keys: Iterable[Any]) -> list[int]:
    """Keys, each as a number, from 0 in the order in which they first come."""
    numbers: dict[Any, int] = {}
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def placed(letters: Letters) -> Letters:
    """The letters; those whose places no page has, for what sets them is beyond all measure, or no number, stand in their order in the
    page's corner, too small to be seen."""
    farthest = max(np.abs(letters.x0).max(initial=0.0), np.abs(letters.x1).max(initial=0.0))
    # What is no number is not smaller than any.
    if farthest < FAR and all(map(_is_level, letters.runs)):
        return letters
    return Letters.of([letter if _is_placed(letter) else _in_the_corner(letter, at) for at, letter in enumerate(letters)])


def _is_placed(letter: Letter) -> bool:
    return abs(letter.x0) < FAR and abs(letter.x1) < FAR and _is_level(letter.run)


def _is_level(run: Run) -> bool:
    """Whether a page may have a run's height and type size."""
    return abs(run.top) < FAR and abs(run.bottom) < FAR and (not run.size or NEAR <= abs(run.size) < FAR)


def _in_the_corner(letter: Letter, at: int) -> Letter:
    run = replace(letter.run, size=UNSEEN, top=0.0, bottom=UNSEEN, matrix=(1.0, 0.0, 0.0, 1.0), upright=True)
    return Letter(letter.text, at * UNSEEN, (at + 1) * UNSEEN, run)
