"""Blanks between letters, measured row by row: letters that are set apart stay one word, words without a blank between them are parted.

A PDF need not have blanks: a word ends where a gap is wider than others of its row. pdfplumber's one width for all is too
wide for some rows and too narrow for others; here the letters are moved so that it fits.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from pipeline.readers.columns import Letters, changing, numbered
from pipeline.readers.letters import Letter

# A blank is drawn wider than this share of the type size, also where a PDF has no blank characters.
WORD_GAP = 0.15
# Letters are set apart where most gaps of a row are wider than the first and as wide as each other, give or take the second
# (all in type sizes); no letters are set further apart than the third.
APART, EVEN, FURTHEST = 0.07, 0.045, 0.7
MOST = 0.6
# A row of at least so many letters tells its gaps.
LEAST = 6
# What is further away than this many type sizes stands in another column.
COLUMN = 2.0
# Between the letters of a word and the words of a row without blanks is a step this wide, and no letters are closer than the second…
STEP, CLOSE = 0.035, 0.06
# … and no more than this share of its gaps are those between words.
BETWEEN_WORDS = 0.4

Gap = tuple[int, int, float]
"""Two letters that stand side by side without a blank, by their places among all, and how far apart they are, in type sizes."""


def spaced(letters: Letters) -> tuple[Letters, set[Letter]]:
    """The letters, so that a gap of WORD_GAP type sizes or a blank parts words and nothing else does; and those of rows in which
    that was not so."""
    changed: set[Letter] = set()
    replaced: dict[Letter, Letter] = {}
    blanks: list[Letter] = []
    for count, gaps in _unusual_rows(letters):
        if len(gaps) < LEAST:
            continue
        usual = sorted([gap for _, _, gap in gaps])[len(gaps) // 2]
        if APART < usual < FURTHEST:
            if sum(1 for _, _, gap in gaps if abs(gap - usual) <= EVEN) < MOST * len(gaps):
                continue
            for at, after, gap in gaps:
                left = letters[at]
                # As much as the letters are set apart is no blank.
                replaced[left] = replace(left, x1=min(left.x1 + min(gap, usual) * left.run.size, letters[after].x0), drawn_x1=left.x1)
                changed.add(replaced[left])
        elif len(gaps) == count - 1 and (step := _step(gaps)) is not None:
            found = [(letters[at], letters[after]) for at, after, gap in gaps if step < gap <= WORD_GAP + CLOSE]
            blanks += [replace(left, text=" ", x0=left.x1, x1=right.x0) for left, right in found]
            changed |= {letter for pair in found for letter in pair}
    if not changed:
        return letters, set()
    return Letters.of([replaced.get(letter, letter) for letter in letters] + blanks), changed


def _unusual_rows(letters: Letters) -> Iterator[tuple[int, list[Gap]]]:
    """The rows that have no blanks, or whose letters are set apart: how many letters each has, and its gaps from left to right. Letters
    stand in one row by baseline and size, and where none is as wide as between columns."""
    if not letters:
        return
    order, rows = letters.in_rows(numbered((round(run.bottom), round(run.size, 1)) for run in letters.runs))
    sizes, solid = letters.sizes[order], ~letters.blank[order]
    gaps = letters.x0[order][1:] - letters.x1[order][:-1]
    firsts = changing((rows[1:] != rows[:-1]) | (gaps > COLUMN * sizes[1:]))
    lasts = np.empty_like(firsts)
    lasts[:-1], lasts[-1] = firsts[1:], len(order)
    counts = lasts - firsts
    # Up to each letter, how many gaps are wide enough for letters that are set apart, and how many letters are blanks.
    wide, blanks = np.zeros(len(order), dtype=np.intp), np.zeros(len(order) + 1, dtype=np.intp)
    np.cumsum(gaps > APART * np.repeat(sizes[firsts], counts)[1:], out=wide[1:])
    np.cumsum(~solid, out=blanks[1:])
    apart = wide[lasts - 1] - wide[firsts] >= counts // 2
    unusual = (counts > LEAST) & (apart | (blanks[lasts] == blanks[firsts]))
    beside = solid[:-1] & solid[1:] & (sizes[:-1] != 0)
    for first, last in zip(firsts[unusual].tolist(), lasts[unusual].tolist(), strict=True):
        pairs = np.flatnonzero(beside[first : last - 1]) + first
        columns = order[pairs], order[pairs + 1], gaps[pairs] / sizes[pairs]
        yield last - first, list(zip(*(column.tolist() for column in columns), strict=True))


def _step(gaps: Sequence[Gap]) -> float | None:
    """The width that parts the gaps between words from those between letters, in a row without blanks; None where there is none."""
    widths = sorted(max(gap, 0.0) for _, _, gap in gaps)
    steps = [(wider - width, (wider + width) / 2) for width, wider in itertools.pairwise(widths) if width < WORD_GAP]
    width, at = max(steps, default=(0.0, 0.0))
    words = sum(1 for gap in widths if gap > at)
    return at if width >= STEP and at >= CLOSE / 2 and 0 < words <= BETWEEN_WORDS * len(widths) else None
