"""What is asked of a document's fonts, once: their names, how wide and how deep letters are."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.readers.pdfium_objects import address
from pipeline.readers.written import Missing, Written

# Two widths this close are one, in type sizes: pdfium counts in 32 bits.
SAME = 0.002


class Widths(dict[int, float]):
    """How wide letters are in a font at a size, in points; each is asked for once."""

    def __init__(self, font: Any, size: float) -> None:
        super().__init__()
        self._font, self._size = font, size
        self._found = ctypes.c_float()
        self._at = ctypes.byref(self._found)

    def __missing__(self, letter: int) -> float:
        pdfium.FPDFFont_GetGlyphWidth(self._font, letter, self._size, self._at)
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
    """The fonts of a page, by pdfium's handles of them: when the page is closed, another font may get the handle."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._faces: dict[tuple[int, float], Face] = {}

    def face(self, font: Any, size: float) -> Face:
        """A font at a size, in points."""
        key = (address(font), size)
        found = self._faces.get(key)
        if found is None:
            name = _name(font)
            found = self._faces[key] = Face(name, self._low(font, name, size), Widths(font, size), self._written.missing(name))
        return found

    def _low(self, font: Any, name: str, size: float) -> float:
        written = self._written.low(name)
        if written is not None:
            return written * size
        found = ctypes.c_float()
        pdfium.FPDFFont_GetDescent(font, size, ctypes.byref(found))
        return -abs(found.value)


def _name(font: Any) -> str:
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    text = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFFont_GetBaseFontName(font, text, length)
    return text.value.decode("utf-8", errors="replace")
