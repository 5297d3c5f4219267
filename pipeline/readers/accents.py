"""Accents that a PDF draws over a letter as glyphs of their own, as TeX does: put together with it by their places."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from pipeline.readers.cleaning import FREE_ACCENTS
from pipeline.readers.columns import Letters
from pipeline.readers.letters import Letter
from schemas.bands import Bands

# An accent stands over a letter where this share of it does; no further above or below than so many type sizes.
OVER, BESIDE = 0.5, 0.6


def accented(letters: Sequence[Letter]) -> tuple[Letters, set[Letter]]:
    """The letters, accents put on those that they are drawn over; and which these are."""
    letters = Letters.of(letters)
    marks = {text for text in letters.alphabet if _mark(text)}
    if not marks:
        return letters, set()
    accents = [letter for letter in letters if letter.text in marks]
    taken: set[Letter] = set()
    put: dict[Letter, Letter] = {}
    # A letter that most of an accent stands over is one that its middle stands over.
    columns = Bands(letters, lambda letter: (letter.x0, letter.x1))
    for accent in accents:
        letter = _under(accent, columns.at((accent.x0 + accent.x1) / 2))
        if letter is not None:
            joined = unicodedata.normalize("NFC", put.get(letter, letter).text + _mark(accent.text))
            if len(joined) == 1:
                put[letter] = replace(letter, text=joined)
                taken.add(accent)
    found = [put.get(letter, letter) for letter in letters if letter not in taken]
    return Letters.of(found), set(put.values())


def _mark(text: str) -> str:
    """The combining mark that a character is by itself; empty where it is none."""
    return FREE_ACCENTS.get(text, text if len(text) == 1 and unicodedata.combining(text) else "")


def _under(accent: Letter, letters: Sequence[Letter]) -> Letter | None:
    """The letter that an accent is drawn over: the one that most of it stands over."""
    width = max(accent.x1 - accent.x0, 0.01)
    best, most = None, OVER
    for letter in letters:
        if not letter.text.isalpha() or abs(letter.run.bottom - accent.run.bottom) > BESIDE * letter.run.size:
            continue
        share = (min(accent.x1, letter.x1) - max(accent.x0, letter.x0)) / width
        if share > most:
            best, most = letter, share
    return best
