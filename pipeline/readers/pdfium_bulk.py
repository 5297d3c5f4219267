"""What pdfium tells of each character of a page, asked of all characters at once: most of the time that it takes is that of asking.

pypdfium2 turns each argument into a C one and each answer into a Python object; here pdfium is handed addresses, and writes its answers
one behind the other.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from itertools import count as count_from
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

ADDRESS, NUMBER = ctypes.c_void_p, ctypes.c_int
DOUBLE, FLOAT = ctypes.sizeof(ctypes.c_double), ctypes.sizeof(ctypes.c_float)
# A box is told by its left, top, right and bottom edge, a place by x and y.
EDGES, RIGHT, AXES = 4, 2, 2
# In pdfium's text of a page, what is below this stands for itself; above are halves of surrogates, which go on to the second, private
# letters, and its sign for a hyphen at a line's end.
PLAIN, SURROGATES = 0xD800, 0xE000

Told = tuple[int, int, float, float, float, int]
"""The letter, the address of the object that draws it, where it begins (x, y), how far to the right its box reaches, 1 where the
PDF has no letter for it; places in points of the page's own space."""


def _function(known: Any, result: Any, *arguments: Any) -> Any:
    """One of pdfium's functions that takes addresses; none of those that are asked here is at work so long that others should go on."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(known, ADDRESS).value or 0)


_letter_of = _function(pdfium.FPDFText_GetUnicode, ctypes.c_uint, ADDRESS, NUMBER)
_object_of = _function(pdfium.FPDFText_GetTextObject, ADDRESS, ADDRESS, NUMBER)
_box_of = _function(pdfium.FPDFText_GetLooseCharBox, NUMBER, ADDRESS, NUMBER, ADDRESS)
_origin_of = _function(pdfium.FPDFText_GetCharOrigin, NUMBER, ADDRESS, NUMBER, ADDRESS, ADDRESS)
_is_unmapped = _function(pdfium.FPDFText_HasUnicodeMapError, NUMBER, ADDRESS, NUMBER)


def characters(loaded: Any) -> Iterator[Told]:
    """All characters of a page's text, as pdfium has it loaded, in its order."""
    count = pdfium.FPDFText_CountChars(loaded)
    if count <= 0:
        return iter(())
    text, all_ = ctypes.cast(loaded, ADDRESS).value, range(count)
    boxes, origins = (ctypes.c_float * (EDGES * count))(), (ctypes.c_double * (AXES * count))()
    box, x = ctypes.addressof(boxes), ctypes.addressof(origins)
    # What a function answers is that it has answered; the answers are in the arrays.
    deque(map(_box_of, repeat(text), all_, count_from(box, EDGES * FLOAT)), maxlen=0)
    deque(map(_origin_of, repeat(text), all_, count_from(x, AXES * DOUBLE), count_from(x + DOUBLE, AXES * DOUBLE)), maxlen=0)
    return zip(
        _letters(loaded, text, count),
        map(_object_of, repeat(text), all_),
        origins[::AXES],
        origins[1::AXES],
        boxes[RIGHT::EDGES],
        map(_is_unmapped, repeat(text), all_),
        strict=True,
    )


def _letters(loaded: Any, text: int | None, count: int) -> list[int]:
    """The letters. pdfium leaves out of its text what it has no letter for; then each is asked for."""
    found = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(loaded, 0, count, found) == count + 1:
        letters: list[int] = found[:count]
        if max(letters) < PLAIN:
            return letters
        if not any(PLAIN <= letter < SURROGATES for letter in letters):
            return [letter if letter < PLAIN else _letter_of(text, at) for at, letter in enumerate(letters)]
    return list(map(_letter_of, repeat(text), range(count)))
