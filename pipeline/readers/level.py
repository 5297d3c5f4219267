"""The words of characters that stand level, as pdfplumber tells words: the same ones, without asking it of each pair of letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from pdfplumber.utils.text import DEFAULT_Y_TOLERANCE, extract_words

Char = dict[str, Any]
Raw = dict[str, Any]

_left, _box, _text, _stands = itemgetter("x0"), itemgetter("x0", "top", "x1", "bottom"), itemgetter("text"), itemgetter("upright")


def level_words(chars: Sequence[Char], gap: float) -> list[Raw]:
    """The words, line by line, from left to right, each with its `text`, box and `chars`; a gap of so many type sizes parts two."""
    if not all(map(_stands, chars)):
        return list(extract_words(list(chars), x_tolerance_ratio=gap, return_chars=True))
    return [_raw(word) for line in _lines(chars) for word in _parted(line, gap)]


def _lines(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """The characters whose tops lie at one height, or no further apart than the next ones between them."""
    tops = sorted({char["top"] for char in chars})
    line_of: dict[float, int] = {}
    number, before = 0, tops[0] if tops else 0.0
    for top in tops:
        if top > before + DEFAULT_Y_TOLERANCE:
            number += 1
        line_of[top] = number
        before = top
    lines: dict[int, list[Char]] = defaultdict(list)
    for char in chars:
        lines[line_of[char["top"]]].append(char)
    for number in sorted(lines):
        yield sorted(lines[number], key=_left)


def _parted(line: Sequence[Char], gap: float) -> Iterator[list[Char]]:
    word: list[Char] = []
    # Where the letter before begins and where one behind it may begin at most, and its top.
    least, most, height = 0.0, 0.0, 0.0
    for char in line:
        if char["text"].isspace():
            if word:
                yield word
            word = []
            continue
        left, top = char["x0"], char["top"]
        if word and (left < least or left > most or abs(top - height) > DEFAULT_Y_TOLERANCE):
            yield word
            word = []
        word.append(char)
        least, most, height = left, char["x1"] + gap * char["size"], top
    if word:
        yield word


def _raw(word: list[Char]) -> Raw:
    lefts, tops, rights, bottoms = zip(*map(_box, word), strict=True)
    text = "".join(map(_text, word))
    return {"text": text, "x0": min(lefts), "top": min(tops), "x1": max(rights), "bottom": max(bottoms), "chars": word}
