"""The words of letters that stand level, as pdfplumber tells words: the same ones, without asking it of each pair of letters."""

from __future__ import annotations

import numpy as np
from pdfplumber.utils.text import DEFAULT_Y_TOLERANCE, extract_words

from pipeline.readers.columns import Letters, beginning
from pipeline.readers.letters import told
from pipeline.readers.raws import Raw, raw_of, raws_of


def level_words(letters: Letters, gap: float) -> list[Raw]:
    """The words, line by line, from left to right; a gap of so many type sizes parts two."""
    if not all(run.upright for run in letters.runs):
        found = extract_words(list(map(told, letters)), x_tolerance_ratio=gap, return_chars=True)
        return [raw_of([char["letter"] for char in word["chars"]]) for word in found]
    if not letters:
        return []
    order, lines = letters.in_rows(_lines(letters))
    blank, tops, reaches = letters.blank[order], letters.tops[order], (letters.x1 + gap * letters.sizes)[order]
    parted = blank[:-1] | (lines[1:] != lines[:-1]) | (letters.x0[order][1:] > reaches[:-1])
    parted |= np.abs(tops[1:] - tops[:-1]) > DEFAULT_Y_TOLERANCE
    return raws_of(letters.put(order[~blank]), np.flatnonzero(beginning(parted)[~blank]))


def _lines(letters: Letters) -> list[int]:
    """Which line each run stands in, from the top: those whose tops lie at one height, or no further apart than the next ones between
    them."""
    line_of: dict[float, int] = {}
    number, before = 0, float("-inf")
    for top in sorted({run.top for run in letters.runs}):
        number += bool(line_of) and top > before + DEFAULT_Y_TOLERANCE
        line_of[top] = number
        before = top
    return [line_of[run.top] for run in letters.runs]
