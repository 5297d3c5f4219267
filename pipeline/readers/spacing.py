"""Blanks between letters, measured row by row: letters that are set apart stay one word, words without a blank between them are parted.

A PDF need not have blanks: a word ends where a gap is wider than others of its row. pdfplumber's one width for all is too
wide for some rows and too narrow for others; here the letters are moved so that it fits.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.readers.letters import Letter, by_run, left_of, text_of

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


def spaced(letters: list[Letter]) -> tuple[list[Letter], set[Letter]]:
    """The letters, so that a gap of WORD_GAP type sizes or a blank parts words and nothing else does; and those of rows in which
    that was not so."""
    changed: set[Letter] = set()
    replaced: dict[Letter, Letter] = {}
    blanks: list[Letter] = []
    for row in _rows(letters):
        if len(row) <= LEAST or not _is_unusual(row):
            continue
        gaps = _gaps(row)
        if len(gaps) < LEAST:
            continue
        usual = sorted([gap for _, _, gap in gaps])[len(gaps) // 2]
        if APART < usual < FURTHEST:
            if sum(1 for _, _, gap in gaps if abs(gap - usual) <= EVEN) < MOST * len(gaps):
                continue
            for left, right, gap in gaps:
                # As much as the letters are set apart is no blank.
                replaced[left] = replace(left, x1=min(left.x1 + min(gap, usual) * left.run.size, right.x0), drawn_x1=left.x1)
            changed |= {replaced[left] for left, _, _ in gaps}
        elif len(gaps) == len(row) - 1 and (step := _step(gaps)) is not None:
            found = [(left, right) for left, right, gap in gaps if step < gap <= WORD_GAP + CLOSE]
            blanks += [replace(left, text=" ", x0=left.x1, x1=right.x0) for left, right in found]
            changed |= {letter for pair in found for letter in pair}
    if not changed:
        return letters, set()
    return [replaced.get(letter, letter) for letter in letters] + blanks, changed


def _rows(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters by baseline and size, from left to right, parted where columns are."""
    for row in by_run(letters, lambda run: (round(run.bottom), round(run.size, 1))).values():
        row.sort(key=left_of)
        start, right = 0, row[0].x1
        for at, letter in enumerate(row):
            if letter.x0 - right > COLUMN * letter.run.size and at:
                yield row[start:at]
                start = at
            right = letter.x1
        yield row[start:]


def _is_unusual(row: Sequence[Letter]) -> bool:
    """Whether a row has no blanks, or its letters are set apart; said before its gaps are looked at one by one."""
    gaps = sorted([right.x0 - left.x1 for left, right in itertools.pairwise(row)])
    return bool(gaps[len(gaps) // 2] > APART * row[0].run.size or not any(map(str.isspace, map(text_of, row))))


def _gaps(row: Sequence[Letter]) -> list[tuple[Letter, Letter, float]]:
    """The letters that stand side by side without a blank, and how far apart they are, in type sizes."""
    return [
        (left, right, (right.x0 - left.x1) / left.run.size)
        for left, right in itertools.pairwise(row)
        if left.run.size and not left.text.isspace() and not right.text.isspace()
    ]


def _step(gaps: Sequence[tuple[Letter, Letter, float]]) -> float | None:
    """The width that parts the gaps between words from those between letters, in a row without blanks; None where there is none."""
    widths = sorted(max(gap, 0.0) for _, _, gap in gaps)
    steps = [(wider - width, (wider + width) / 2) for width, wider in itertools.pairwise(widths) if width < WORD_GAP]
    width, at = max(steps, default=(0.0, 0.0))
    words = sum(1 for gap in widths if gap > at)
    return at if width >= STEP and at >= CLOSE / 2 and 0 < words <= BETWEEN_WORDS * len(widths) else None
