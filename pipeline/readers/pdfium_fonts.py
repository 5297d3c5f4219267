"""What is asked of a document's fonts, once: their names, how wide and how deep letters are."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.readers.pdfium_objects import address
from pipeline.readers.written import Written

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


class Fonts:
    """The fonts of a page, by pdfium's handles of them: when the page is closed, another font may get the handle."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._names: dict[int, str] = {}
        self._lows: dict[tuple[int, float], float] = {}
        self._widths: dict[tuple[int, float], Widths] = {}

    def name(self, font: Any) -> str:
        """A font's name as the PDF has it, the mark of a subset in front."""
        key = address(font)
        if key not in self._names:
            length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
            text = ctypes.create_string_buffer(max(length, 1))
            pdfium.FPDFFont_GetBaseFontName(font, text, length)
            self._names[key] = text.value.decode("utf-8", errors="replace")
        return self._names[key]

    def low(self, font: Any, size: float) -> float:
        """How far below the baseline the boxes of a font's letters begin, in points, negative."""
        key = (address(font), size)
        if key not in self._lows:
            written = self._written.low(self.name(font))
            found = ctypes.c_float()
            pdfium.FPDFFont_GetDescent(font, size, ctypes.byref(found))
            self._lows[key] = -abs(found.value) if written is None else written * size
        return self._lows[key]

    def widths(self, font: Any, size: float) -> Widths:
        """How wide a font's letters are."""
        key = (address(font), size)
        if key not in self._widths:
            self._widths[key] = Widths(font, size)
        return self._widths[key]

    def missing(self, name: str) -> dict[str, float]:
        """As Written has it."""
        return self._written.missing(name)
