"""What stands on a page, as pdfium lists it: text, paths, pictures, shadings, forms opened; each with where it is drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium
from pdfminer.utils import MATRIX_IDENTITY, Matrix, mult_matrix

from schemas.document import Box

# Forms in forms are opened so deep; pdfium itself reads no deeper.
DEEPEST = 32
OPAQUE = 255
# pdfium counts in 32 bits: places are exact to so many digits, in points.
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing that a page draws: pdfium's object, and the matrix from its form's space to that of the page."""

    handle: Any
    kind: int
    form: Matrix


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour, red, green, blue, each 0 to 1 (None where it is a pattern), and how opaque it is, 0 to 1."""

    colour: tuple[float, float, float] | None
    opaque: float


@dataclass(frozen=True, slots=True)
class Placing:
    """How places in a page's own space, y upwards, are told on the page as it is read, from its top left corner, y downwards."""

    matrix: Matrix
    """From the page's own space to that of the page set upright, its lower left corner at 0."""
    height: float
    right_by: float = 0.0
    down_by: float = 0.0

    def told(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A box of the page set upright, y upwards, as it is told."""
        return (
            round(x0 + self.right_by, DIGITS),
            round(self.height - y1 + self.down_by, DIGITS),
            round(x1 + self.right_by, DIGITS),
            round(self.height - y0 + self.down_by, DIGITS),
        )


def objects_of(page: Any, matrix: Matrix) -> list[Drawn]:
    """What a page draws, in its order; `matrix` leads from the page's own space to where it is read."""
    return list(_objects(page, matrix, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, 0))


def _objects(holder: Any, matrix: Matrix, count: Any, get: Any, depth: int) -> Iterator[Drawn]:
    for at in range(count(holder)):
        handle = get(holder, at)
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield Drawn(handle, kind, matrix)
        elif depth < DEEPEST:
            inner = mult_matrix(matrix_of(handle), matrix)
            yield from _objects(handle, inner, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth + 1)


def address(handle: Any) -> int:
    """What two handles of one object have in common; 0 where there is none."""
    return ctypes.addressof(handle.contents) if handle else 0


def matrix_of(handle: Any) -> Matrix:
    """An object's own matrix; that of no change where it has none."""
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, ctypes.byref(found)):
        return MATRIX_IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def fill_of(handle: Any) -> Paint:
    """What an object is filled with."""
    return _paint(handle, pdfium.FPDFPageObj_GetFillColor)


def stroke_of(handle: Any) -> Paint:
    """What an object's outline is drawn in."""
    return _paint(handle, pdfium.FPDFPageObj_GetStrokeColor)


def _paint(handle: Any, get: Any) -> Paint:
    red, green, blue, opaque = (ctypes.c_uint() for _ in range(4))
    if not get(handle, *map(ctypes.byref, (red, green, blue, opaque))):
        return Paint(None, 1.0)
    return Paint((red.value / OPAQUE, green.value / OPAQUE, blue.value / OPAQUE), opaque.value / OPAQUE)
