"""What pdfium tells of each character of a page, asked of all characters at once: most of the time that it takes is that of asking.

pypdfium2 turns each argument into a C one and each answer into a Python object; here pdfium is handed addresses, and writes its answers
one behind the other.
"""

from __future__ import annotations

import ctypes
from collections import deque
from dataclasses import dataclass
from itertools import compress, repeat
from itertools import count as count_from
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

ADDRESS, NUMBER = ctypes.c_void_p, ctypes.c_int
DOUBLE, FLOAT = ctypes.sizeof(ctypes.c_double), ctypes.sizeof(ctypes.c_float)
# A box is told by its left, top, right and bottom edge, a place by x and y.
EDGES, RIGHT, AXES = 4, 2, 2
# In pdfium's text of a page, what is below this stands for itself; above are halves of surrogates, which go on to the second, private
# letters, and its sign for a hyphen at a line's end.
PLAIN, SURROGATES = 0xD800, 0xE000

# Blanks and ends of lines, which pdfium adds where it sees some.
ADDED = frozenset({0x20, 0x0D, 0x0A})

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Told:
    """A page's characters, in pdfium's order, each at the same place in all columns; places in points of the page's own space."""

    numbers: list[int]
    """By which pdfium knows it."""
    letters: list[int]
    """0 where the PDF has no letter for it."""
    objects: list[int]
    """The address of the object that draws it."""
    x: Numbers
    y: Numbers
    """Where it begins, on its baseline."""
    reaches: Numbers
    """How far to the right of that its box reaches."""


def _function(known: Any, result: Any, *arguments: Any) -> Any:
    """One of pdfium's functions, as one that takes addresses where it is told so. Where it is not, it takes a handle and a number, which
    need no looking at. None of those that are asked here is at work so long that others should go on."""
    made = ctypes.PYFUNCTYPE(result)(ctypes.cast(known, ADDRESS).value or 0)
    if arguments:
        made.argtypes = arguments
    return made


_letter_of = _function(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_object_of = _function(pdfium.FPDFText_GetTextObject, ADDRESS)
_is_generated = _function(pdfium.FPDFText_IsGenerated, NUMBER)
_is_unmapped = _function(pdfium.FPDFText_HasUnicodeMapError, NUMBER)
_box_of = _function(pdfium.FPDFText_GetLooseCharBox, NUMBER, ADDRESS, NUMBER, ADDRESS)
_origin_of = _function(pdfium.FPDFText_GetCharOrigin, NUMBER, ADDRESS, NUMBER, ADDRESS, ADDRESS)


def characters(loaded: Any) -> Told:
    """All characters of a page's text, as pdfium has it loaded, without those that it adds itself."""
    count = max(pdfium.FPDFText_CountChars(loaded), 0)
    text = ctypes.cast(loaded, ADDRESS).value
    letters = _letters(loaded, count) if count else []
    drawn = [at for at, letter in enumerate(letters) if letter not in ADDED or _is_generated(loaded, at) != 1]
    boxes, origins = np.zeros((len(drawn), EDGES), np.float32), np.zeros((len(drawn), AXES), np.float64)
    box, x = boxes.ctypes.data, origins.ctypes.data
    # What a function answers is that it has answered; the answers are in the arrays.
    deque(map(_box_of, repeat(text), drawn, count_from(box, EDGES * FLOAT)), maxlen=0)
    deque(map(_origin_of, repeat(text), drawn, count_from(x, AXES * DOUBLE), count_from(x + DOUBLE, AXES * DOUBLE)), maxlen=0)
    for at in compress(drawn, map(_is_unmapped, repeat(loaded), drawn)):
        letters[at] = 0
    return Told(
        drawn,
        [letters[at] for at in drawn],
        list(map(_object_of, repeat(loaded), drawn)),
        origins[:, 0],
        origins[:, 1],
        boxes[:, RIGHT] - origins[:, 0],
    )


def _letters(loaded: Any, count: int) -> list[int]:
    """The letters. pdfium leaves out of its text what it has no letter for; then each is asked for."""
    found = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(loaded, 0, count, found) == count + 1:
        letters: list[int] = found[:count]
        if max(letters) < PLAIN:
            return letters
        if not any(PLAIN <= letter < SURROGATES for letter in letters):
            return [letter if letter < PLAIN else _letter_of(loaded, at) for at, letter in enumerate(letters)]
    return list(map(_letter_of, repeat(loaded), range(count)))
