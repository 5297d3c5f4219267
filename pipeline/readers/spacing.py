"""Blanks between letters, measured row by row: letters that are set apart stay one word, words without a blank between them are parted.

A PDF need not have blanks: a word ends where a gap is wider than others of its row. pdfplumber's one width for all is too
wide for some rows and too narrow for others; here the letters are moved so that it fits.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

Char = dict[str, Any]
_left, _text = itemgetter("x0"), itemgetter("text")

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


def spaced(chars: list[Char]) -> tuple[list[Char], set[int]]:
    """The characters, so that a gap of WORD_GAP type sizes or a blank parts words and nothing else does; and the id() of those
    of rows in which that was not so."""
    changed: set[int] = set()
    replaced: dict[int, Char] = {}
    blanks: list[Char] = []
    for row in _rows(chars):
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
                replaced[id(left)] = {**left, "x1": min(left["x1"] + min(gap, usual) * left["size"], right["x0"]), "drawn_x1": left["x1"]}
            changed |= {id(replaced[id(left)]) for left, _, _ in gaps}
        elif len(gaps) == len(row) - 1 and (step := _step(gaps)) is not None:
            found = [(left, right) for left, right, gap in gaps if step < gap <= WORD_GAP + CLOSE]
            blanks += [{**left, "text": " ", "x0": left["x1"], "x1": right["x0"]} for left, right in found]
            changed |= {id(char) for pair in found for char in pair}
    if not changed:
        return chars, set()
    return [replaced.get(id(char), char) for char in chars] + blanks, changed


def _rows(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """The characters by baseline and size, from left to right, parted where columns are."""
    rows: dict[tuple[float, float], list[Char]] = defaultdict(list)
    # Most letters stand as the one before them does.
    told: tuple[float, float] | None = None
    row: list[Char] = []
    for char in chars:
        own = (char["bottom"], char["size"])
        if own != told:
            row, told = rows[(round(own[0]), round(own[1], 1))], own
        row.append(char)
    for row in rows.values():
        row.sort(key=_left)
        start, right = 0, row[0]["x1"]
        for at, char in enumerate(row):
            if char["x0"] - right > COLUMN * char["size"] and at:
                yield row[start:at]
                start = at
            right = char["x1"]
        yield row[start:]


def _is_unusual(row: Sequence[Char]) -> bool:
    """Whether a row has no blanks, or its letters are set apart; said before its gaps are looked at one by one."""
    gaps = sorted([right["x0"] - left["x1"] for left, right in itertools.pairwise(row)])
    return bool(gaps[len(gaps) // 2] > APART * row[0]["size"] or not any(map(str.isspace, map(_text, row))))


def _gaps(row: Sequence[Char]) -> list[tuple[Char, Char, float]]:
    """The letters that stand side by side without a blank, and how far apart they are, in type sizes."""
    return [
        (left, right, (right["x0"] - left["x1"]) / left["size"])
        for left, right in itertools.pairwise(row)
        if left["size"] and not left["text"].isspace() and not right["text"].isspace()
    ]


def _step(gaps: Sequence[tuple[Char, Char, float]]) -> float | None:
    """The width that parts the gaps between words from those between letters, in a row without blanks; None where there is none."""
    widths = sorted(max(gap, 0.0) for _, _, gap in gaps)
    steps = [(wider - width, (wider + width) / 2) for width, wider in itertools.pairwise(widths) if width < WORD_GAP]
    width, at = max(steps, default=(0.0, 0.0))
    words = sum(1 for gap in widths if gap > at)
    return at if width >= STEP and at >= CLOSE / 2 and 0 < words <= BETWEEN_WORDS * len(widths) else None
