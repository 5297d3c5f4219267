"""What is asked of a document's fonts, once: their names, how wide and how deep letters are."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

from pipeline.readers.pdfium_calls import Handle, descent_of, name_of, width_of
from pipeline.readers.written import Missing, Written

# Two widths this close are one, in type sizes: pdfium counts in 32 bits.
SAME = 0.002


class Widths(dict[int, float]):
    """How wide letters are in a font at a size, in points; each is asked for once."""

    def __init__(self, font: Handle, size: float) -> None:
        super().__init__()
        self._font, self._size = font, size
        self._found = ctypes.c_float()
        self._at = ctypes.byref(self._found)

    def __missing__(self, letter: int) -> float:
        width_of(self._font, letter, self._size, self._at)
        self[letter] = found = self._found.value
        return found


@dataclass(frozen=True, slots=True)
class Face:
    """A font at a size."""

    name: str
    """As the PDF has it, the mark of a subset in front; empty where it has none."""
    low: float
    """How far below the baseline the boxes of its letters begin, in points, negative."""
    widths: Widths
    """How wide its letters are, as pdfium has it, in points."""
    missing: Missing | None
    """As Written has it."""


class Fonts:
    """The fonts of a page, by their addresses: when the page is closed, another font may get one of these."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._faces: dict[tuple[int | None, float], Face] = {}

    def face(self, font: Handle, size: float) -> Face:
        """A font at a size, in points."""
        key = (font.value, size)
        found = self._faces.get(key)
        if found is None:
            name = _name(font)
            found = self._faces[key] = Face(name, self._low(font, name, size), Widths(font, size), self._written.missing(name))
        return found

    def _low(self, font: Handle, name: str, size: float) -> float:
        written = self._written.low(name)
        if written is not None:
            return written * size
        found = ctypes.c_float()
        descent_of(font, size, ctypes.byref(found))
        return -abs(found.value)


def _name(font: Handle) -> str:
    length = name_of(font, None, 0)
    text = ctypes.create_string_buffer(max(length, 1))
    name_of(font, text, length)
    return text.value.decode("utf-8", errors="replace")
