"""What a PDF writes of its fonts that pdfium doesn't tell: parts of thousandths of widths, how far below the baseline boxes reach.

pdfium counts widths in whole thousandths of the type size; over a line of a hundred letters the rest is as much as a letter. Where a
font says that it reaches nowhere, pdfium looks into it; pdfminer takes it at its word, and boxes are to be the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

THOUSANDTH = 0.001
# Forms in forms are looked into so deep.
DEEPEST = 8


class Missing(dict[str, float]):
    """How much wider than pdfium has it each letter of a font is, in type sizes. Fonts of one name are alike, and each takes long to be
    read: one more is read when a letter is asked for that none has told."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__()
        self._resources = resources
        self._unread: list[tuple[int, dict[str, Any]]] = []

    def add(self, objid: int, spec: dict[str, Any]) -> None:
        """Take in a font of this name."""
        self._unread.append((objid, spec))

    def __missing__(self, letter: str) -> float:
        while self._unread and letter not in self:
            self.update(_missing(self._resources.get_font(*self._unread.pop())))
        # What no font tells is not kept: the next one may.
        return self.get(letter, 0.0)


class Written:
    """What is written of the fonts of a document, by their names; page after page."""

    def __init__(self, resources: PDFResourceManager) -> None:
        self._resources = resources
        self._known: set[int] = set()
        self._missing: dict[str, Missing] = {}
        self._lows: dict[str, float] = {}

    def learn(self, page: Any) -> None:
        """Take in the fonts of a page, as pdfminer has it, and of the forms that it draws."""
        for objid, spec in _fonts(resolve1(page.resources), DEEPEST, self._known):
            name = _name(spec)
            self._lows[name] = _low(spec, name)
            if _has_parts(spec):
                self._missing.setdefault(name, Missing(self._resources)).add(objid, spec)

    def missing(self, name: str) -> Missing | None:
        """How much wider than pdfium has it each letter of a font is; None where it has all right."""
        return self._missing.get(_face(name))

    def low(self, name: str) -> float | None:
        """How far below the baseline the boxes of a font's letters begin, in type sizes, negative; None where the font is not known."""
        return self._lows.get(_face(name))


def _fonts(resources: Any, depth: int, known: set[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The fonts that something is drawn with, each with its number; those of forms within, too. What is known is left out."""
    if not isinstance(resources, dict) or depth == 0:
        return
    fonts = resolve1(resources.get("Font"))
    for ref in fonts.values() if isinstance(fonts, dict) else ():
        spec, objid = resolve1(ref), getattr(ref, "objid", None)
        if isinstance(spec, dict) and objid is not None and objid not in known:
            known.add(objid)
            yield objid, spec
    forms = resolve1(resources.get("XObject"))
    for ref in forms.values() if isinstance(forms, dict) else ():
        form, objid = resolve1(ref), getattr(ref, "objid", None)
        if objid is not None and objid not in known and "Resources" in getattr(form, "attrs", {}):
            known.add(objid)
            yield from _fonts(resolve1(form.attrs["Resources"]), depth - 1, known)


def _name(spec: dict[str, Any]) -> str:
    name = resolve1(spec.get("BaseFont"))
    return _face(str(name.name)) if isinstance(name, PSLiteral) else ""


def _face(name: str) -> str:
    """A font's name without the mark of a subset, which pdfium keeps for some kinds of fonts only."""
    return name.rpartition("+")[2]


def _low(spec: dict[str, Any], name: str) -> float:
    descriptor = resolve1(_inner(spec).get("FontDescriptor"))
    if isinstance(descriptor, dict):
        told = resolve1(descriptor.get("Descent"))
        return -abs(told) * THOUSANDTH if isinstance(told, int | float) else 0.0
    known: dict[str, Any] = FONT_METRICS[name][0] if name in FONT_METRICS else {}
    return float(known.get("Descent", 0.0)) * THOUSANDTH


def _inner(spec: dict[str, Any]) -> dict[str, Any]:
    """What describes a font: itself, or the one that it is made of."""
    below = resolve1(spec.get("DescendantFonts"))
    inner = resolve1(below[0]) if isinstance(below, list) and below else None
    return inner if isinstance(inner, dict) else spec


def _has_parts(spec: dict[str, Any]) -> bool:
    """Whether a font's widths are told in parts of thousandths."""
    inner = _inner(spec)
    return any(map(_is_part, _numbers(resolve1(inner.get("W") if "W" in inner else inner.get("Widths")))))


def _numbers(value: Any) -> Iterator[Any]:
    for part in value if isinstance(value, list) else ():
        found = resolve1(part)
        yield from map(resolve1, found) if isinstance(found, list) else (found,)


def _is_part(number: Any) -> bool:
    return isinstance(number, float) and number != int(number)


def _missing(font: Any) -> dict[str, float]:
    """What is cut off each letter's width."""
    found: dict[str, float] = {}
    for code, width in font.widths.items():
        if isinstance(code, int) and isinstance(width, int | float):
            try:
                letter = font.to_unichr(code)
            except PDFUnicodeNotDefined:
                continue
            # Of several codes for a letter, the one that is told in parts.
            found[letter] = (width - int(width)) * THOUSANDTH or found.get(letter, 0.0)
    return found
