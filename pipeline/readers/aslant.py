"""What is written aslant over a page, a draft's watermark say: words of its own, which are none of the page's text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot
from typing import Any

from pdfplumber.utils.geometry import objects_to_rect

Char = dict[str, Any]
Raw = dict[str, Any]

# A line runs aslant where it rises by more than this share of its length, and goes sideways by more than that of its height.
RISES = 0.15
# The middles of a word's letters are no further apart than this many type sizes.
NEXT = 1.2


def is_aslant(char: Char) -> bool:
    """Whether a character's line runs neither along the page nor up or down it."""
    a, b, *_ = char["matrix"]
    return bool(min(abs(a), abs(b)) > RISES * max(abs(a), abs(b)))


def aslant_words(chars: Sequence[Char]) -> Iterator[Raw]:
    """The words of characters that run aslant, in the source's order, as pdfplumber gives words."""
    word: list[Char] = []
    for char in chars:
        blank = char["text"].isspace()
        if word and (blank or not _goes_on(word[-1], char)):
            yield _raw(word)
            word = []
        if not blank:
            word.append(char)
    if word:
        yield _raw(word)


def _goes_on(before: Char, char: Char) -> bool:
    (x, y), (left, top) = _middle(char), _middle(before)
    return hypot(x - left, y - top) <= NEXT * float(before["size"])


def _middle(char: Char) -> tuple[float, float]:
    return (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2


def _raw(letters: list[Char]) -> Raw:
    return {**objects_to_rect(letters), "chars": letters}
