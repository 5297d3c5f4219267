"""The typefaces that editions are set in, with the widths and descents that their PDFs carry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import matplotlib
from pdfminer.fontmetrics import FONT_METRICS
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont


@dataclass(frozen=True)
class Typeface:
    """The fonts of one typeface, by their PostScript names."""

    regular: str
    bold: str
    italic: str

    def font(self, bold: bool = False, italic: bool = False) -> str:
        return self.bold if bold else self.italic if italic else self.regular


TYPEFACES = {
    "helvetica": Typeface("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "times": Typeface("Times-Roman", "Times-Bold", "Times-Italic"),
    "vera": Typeface("BitstreamVeraSans-Roman", "BitstreamVeraSans-Bold", "BitstreamVeraSans-Oblique"),
    "dejavu": Typeface("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique"),
    "serif": Typeface("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic"),
}
_VERA = {"BitstreamVeraSans-Roman": "Vera", "BitstreamVeraSans-Bold": "VeraBd", "BitstreamVeraSans-Oblique": "VeraIt"}


@cache
def loaded(font: str) -> str:
    """The font's name, once reportlab knows it: the standard ones are known, others stand in the libraries we have."""
    if font not in FONT_METRICS:
        path = f"{_VERA[font]}.ttf" if font in _VERA else str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"{font}.ttf")
        pdfmetrics.registerFont(TTFont(font, path))
    return font


@cache
def char_width(font: str, char: str) -> float:
    """The width of a character, as a share of the type size."""
    return float(pdfmetrics.stringWidth(char, loaded(font), 1000)) / 1000


@lru_cache(100_000)
def _share(text: str, font: str) -> float:
    return sum(char_width(font, char) for char in text)


def width(text: str, font: str, size: float) -> float:
    """The width of a text in points."""
    return _share(text, font) * size


@cache
def descent(font: str) -> float:
    """How far the font's box reaches below the baseline, as a (negative) share of the type size."""
    if font in FONT_METRICS:
        return float(FONT_METRICS[font][0]["Descent"]) / 1000
    return float(pdfmetrics.getFont(loaded(font)).face.descent) / 1000
