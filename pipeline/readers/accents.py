"""Accents that a PDF draws over a letter as glyphs of their own, as TeX does: put together with it by their places."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from pipeline.readers.cleaning import FREE_ACCENTS
from schemas.bands import Bands

Char = dict[str, Any]

# An accent stands over a letter where this share of it does; no further above or below than so many type sizes.
OVER, BESIDE = 0.5, 0.6


def accented(chars: list[Char]) -> tuple[list[Char], set[int]]:
    """The characters, accents put on the letters that they are drawn over; and the id() of those letters."""
    marks = {text for text in {char["text"] for char in chars} if _mark(text)}
    if not marks:
        return chars, set()
    accents = [char for char in chars if char["text"] in marks]
    taken: set[int] = set()
    put: dict[int, Char] = {}
    # A letter that most of an accent stands over is one that its middle stands over.
    columns = Bands(chars, lambda char: (char["x0"], char["x1"]))
    for accent in accents:
        letter = _under(accent, columns.at((accent["x0"] + accent["x1"]) / 2))
        if letter is not None:
            base = put.get(id(letter), letter)
            joined = unicodedata.normalize("NFC", base["text"] + _mark(accent["text"]))
            if len(joined) == 1:
                put[id(letter)] = {**letter, "text": joined}
                taken.add(id(accent))
    found = [put.get(id(char), char) for char in chars if id(char) not in taken]
    return found, {id(char) for char in put.values()}


def _mark(text: str) -> str:
    """The combining mark that a character is by itself; empty where it is none."""
    return FREE_ACCENTS.get(text, text if len(text) == 1 and unicodedata.combining(text) else "")


def _under(accent: Char, chars: Sequence[Char]) -> Char | None:
    """The letter that an accent is drawn over: the one that most of it stands over."""
    width = max(accent["x1"] - accent["x0"], 0.01)
    best, most = None, OVER
    for char in chars:
        if not char["text"].isalpha() or abs(char["bottom"] - accent["bottom"]) > BESIDE * char["size"]:
            continue
        share = (min(accent["x1"], char["x1"]) - max(accent["x0"], char["x0"])) / width
        if share > most:
            best, most = char, share
    return best
