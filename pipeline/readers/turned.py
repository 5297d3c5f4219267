"""Words set upwards or downwards on a page that is read level, a table's headers say: laid level, one below the other, in the order in
which they are read; where they are drawn is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pdfplumber.utils.geometry import objects_to_rect
from pdfplumber.utils.text import extract_words

from pipeline.readers.spacing import WORD_GAP

Char = dict[str, Any]
Raw = dict[str, Any]

# A laid line stands so many type sizes below the last.
PITCH = 1.2
# A letter leans no more than this share of its height: what leans more is turned.
LEANING = 0.1


def by_direction(chars: Sequence[Char]) -> tuple[list[Char], list[Char], list[Char]]:
    """The characters that stand level, those that run up the page, and those that run down."""
    level: list[Char] = []
    up: list[Char] = []
    down: list[Char] = []
    for char in chars:
        a, b, *_ = char["matrix"]
        (level if abs(a) > LEANING * abs(b) or not b else up if b > 0 else down).append(char)
    return level, up, down


def turned_words(chars: Sequence[Char], upwards: bool) -> Iterator[Raw]:
    """The words of characters that run up the page, or down, as pdfplumber gives words; `laid` is the place, in points, in which each
    is read: (left, top, right, bottom)."""
    across = [_level(char, upwards) for char in chars]
    words = extract_words(across, x_tolerance_ratio=WORD_GAP, return_chars=True)
    lines: list[list[Raw]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        if last is not None and abs(last["top"] - word["top"]) <= 0.5 * _size(word) and 0 <= word["x0"] - last["x1"] <= 2 * _size(word):
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        own = [char["is"] for word in line for char in word["chars"]]
        left, right, top = min(c["x0"] for c in own), max(c["x1"] for c in own), min(c["top"] for c in own)
        for number, word in enumerate(line):
            letters = [char["is"] for char in word["chars"]]
            at = top + number * PITCH * (right - left)
            yield {**objects_to_rect(letters), "chars": letters, "laid": (left, at, right, at + right - left), "height": right - left}


def _level(char: Char, upwards: bool) -> Char:
    """A character as it would stand if its line were level."""
    along = (-char["bottom"], -char["top"]) if upwards else (char["top"], char["bottom"])
    over = (char["x0"], char["x1"]) if upwards else (-char["x1"], -char["x0"])
    size = char["x1"] - char["x0"]
    return {
        **char,
        "x0": along[0],
        "x1": along[1],
        "top": over[0],
        "bottom": over[1],
        "doctop": over[0],
        "upright": True,
        "size": size,
        "is": char,
    }


def _size(word: Raw) -> float:
    return max(float(word["bottom"] - word["top"]), 1.0)
