"""What pdfium tells of each character of a page, asked of all characters at once: most of the time that it takes is that of asking."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from pipeline.readers.columns import BEYOND, Numbers, Places, any_of
from pipeline.readers.pdfium_calls import box_of, code_at, is_generated, is_unmapped, object_of, origin_of

# A box is told by its left, top, right and bottom edge, a place by x and y.
EDGES, RIGHT, AXES = 4, 2, 2
# So many characters are asked for at once.
AT_ONCE = 2048
# In pdfium's text of a page, what is below this stands for itself; above are halves of surrogates, which go on to the second, private
# letters, and its sign for a hyphen at a line's end.
PLAIN, SURROGATES = 0xD800, 0xE000

# Blanks and ends of lines, which pdfium adds where it sees some.
ADDED = (0x20, 0x0D, 0x0A)

# Where pdfium writes boxes and places, one behind the other. To say where anew for each page takes longer than the answers.
_boxes, _origins = (ctypes.c_float * EDGES * AT_ONCE)(), (ctypes.c_double * AXES * AT_ONCE)()
_box_rows = np.frombuffer(memoryview(_boxes), np.float32).reshape(-1, EDGES)
_origin_rows = np.frombuffer(memoryview(_origins), np.float64).reshape(-1, AXES)
_at_box, _at_x = list(map(ctypes.byref, _boxes)), list(map(ctypes.byref, _origins))
_at_y = [ctypes.byref(origin, ctypes.sizeof(ctypes.c_double)) for origin in _origins]


@dataclass(frozen=True, slots=True)
class Told:
    """A page's characters, in pdfium's order, each at the same place in all columns; places in points of the page's own space."""

    numbers: list[int]
    """By which pdfium knows it."""
    text: str
    letters: Places
    """What it says, as text and as numbers; 0 where the PDF has no letter for it."""
    objects: Places
    """The address of the object that draws it."""
    x: Numbers
    y: Numbers
    """Where it begins, on its baseline."""
    reaches: Numbers
    """How far to the right of that its box reaches."""


def characters(loaded: Any) -> Told:
    """All characters of a page's text, as pdfium has it loaded, without those that it adds itself."""
    letters = _letters(loaded, max(pdfium.FPDFText_CountChars(loaded), 0))
    drawn = np.ones(len(letters), dtype=bool)
    added = np.flatnonzero(any_of(letters, ADDED))
    drawn[added] = [is_generated(loaded, at) != 1 for at in added.tolist()]
    numbers = np.flatnonzero(drawn).tolist()
    letters = letters[drawn]
    boxes = _written(box_of, loaded, numbers, _box_rows, _at_box)
    origins = _written(origin_of, loaded, numbers, _origin_rows, _at_x, _at_y)
    letters[np.fromiter(map(is_unmapped, repeat(loaded), numbers), np.intp, len(numbers)) != 0] = 0
    # A glyph may be named by a number that no letter has.
    letters[letters >= BEYOND] = 0
    objects = np.fromiter(map(object_of, repeat(loaded), numbers), np.intp, len(numbers))
    text = letters.astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")
    return Told(numbers, text, letters, objects, origins[:, 0], origins[:, 1], boxes[:, RIGHT] - origins[:, 0])


def _written(ask: Any, loaded: Any, numbers: Sequence[int], rows: NDArray[Any], *places: Sequence[Any]) -> NDArray[Any]:
    """What pdfium writes of each character at its places, in a row of its own; zeros where it writes nothing."""
    found = [rows[:0]]
    for first in range(0, len(numbers), AT_ONCE):
        some = numbers[first : first + AT_ONCE]
        rows[: len(some)] = 0
        # What a function answers is that it has answered.
        deque(map(ask, repeat(loaded), some, *places), maxlen=0)
        found.append(np.array(rows[: len(some)]))
    return np.concatenate(found)


def _letters(loaded: Any, count: int) -> Places:
    """The letters. pdfium leaves out of its text what it has no letter for; then each is asked for."""
    found = (ctypes.c_ushort * (count + 1))()
    if count and pdfium.FPDFText_GetText(loaded, 0, count, found) == count + 1:
        letters = np.frombuffer(memoryview(found), np.uint16, count).astype(np.intp)
        if not ((letters >= PLAIN) & (letters < SURROGATES)).any():
            odd = np.flatnonzero(letters >= PLAIN)
            letters[odd] = [code_at(loaded, at) for at in odd.tolist()]
            return letters
    return np.fromiter(map(code_at, repeat(loaded), range(count)), np.intp, count)
