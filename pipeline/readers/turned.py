"""Words set upwards or downwards on a page that is read level, a table's headers say: laid level, one below the other, in the order in
which they are read; where they are drawn is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pdfplumber.utils.text import extract_words

from pipeline.readers.letters import Letter, told
from pipeline.readers.raws import Raw, raw_of
from pipeline.readers.spacing import WORD_GAP
from schemas.document import Box

# A laid line stands so many type sizes below the last.
PITCH = 1.2
# A letter leans no more than this share of its height: what leans more is turned.
LEANING = 0.1


def by_direction(letters: Sequence[Letter]) -> tuple[list[Letter], list[Letter], list[Letter]]:
    """The letters that stand level, those that run up the page, and those that run down."""
    level: list[Letter] = []
    up: list[Letter] = []
    down: list[Letter] = []
    for letter in letters:
        a, b, *_ = letter.run.matrix
        (level if abs(a) > LEANING * abs(b) or not b else up if b > 0 else down).append(letter)
    return level, up, down


def turned_words(letters: Sequence[Letter], upwards: bool) -> Iterator[tuple[Raw, Box]]:
    """The words of letters that run up the page, or down, each with the place, in points, in which it is read."""
    across = [_level(letter, upwards) for letter in letters]
    words = extract_words(across, x_tolerance_ratio=WORD_GAP, return_chars=True)
    lines: list[list[dict[str, Any]]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        if last is not None and abs(last["top"] - word["top"]) <= 0.5 * _size(word) and 0 <= word["x0"] - last["x1"] <= 2 * _size(word):
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        found = [raw_of([char["letter"] for char in word["chars"]]) for word in line]
        left, right, top = min(raw.x0 for raw in found), max(raw.x1 for raw in found), min(raw.top for raw in found)
        for number, raw in enumerate(found):
            at = top + number * PITCH * (right - left)
            yield raw, (left, at, right, at + right - left)


def _level(letter: Letter, upwards: bool) -> dict[str, Any]:
    """A letter as it would stand if its line were level, as pdfplumber tells characters."""
    run = letter.run
    along = (-run.bottom, -run.top) if upwards else (run.top, run.bottom)
    over = (letter.x0, letter.x1) if upwards else (-letter.x1, -letter.x0)
    return {
        **told(letter),
        "x0": along[0],
        "x1": along[1],
        "top": over[0],
        "bottom": over[1],
        "doctop": over[0],
        "upright": True,
        "size": letter.x1 - letter.x0,
    }


def _size(word: dict[str, Any]) -> float:
    return max(float(word["bottom"] - word["top"]), 1.0)
