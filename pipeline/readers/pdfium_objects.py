"""What stands on a page, as pdfium lists it: text, paths, pictures, shadings, forms opened; each with where it is drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pdfminer.utils import MATRIX_IDENTITY, Matrix, mult_matrix

from pipeline.readers.pdfium_calls import (
    Handle,
    count_in_form,
    count_objects,
    fill_colour,
    get_in_form,
    get_object,
    kind_of,
    matrix_of_object,
    stroke_colour,
)
from schemas.document import Box

# Forms in forms are opened so deep; pdfium itself reads no deeper.
DEEPEST = 32
OPAQUE = 255
# pdfium counts in 32 bits: places are exact to so many digits, in points.
DIGITS = 4

# Where pdfium writes an object's matrix, and the parts of its colour.
_matrix = (ctypes.c_float * 6)()
_parts = (ctypes.c_uint * 4)()
_parts_at = [ctypes.byref(_parts, at * ctypes.sizeof(ctypes.c_uint)) for at in range(4)]


class Drawn(NamedTuple):
    """One thing that a page draws: pdfium's object, and the matrix from its form's space to that of the page."""

    handle: Handle
    kind: int
    form: Matrix


class Paint(NamedTuple):
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
        top, bottom = self.heights(y0, y1)
        return (round(x0 + self.right_by, DIGITS), top, round(x1 + self.right_by, DIGITS), bottom)

    def heights(self, low: float, high: float) -> tuple[float, float]:
        """The upper and the lower edge of what lies between two heights of the page set upright, y upwards, as they are told."""
        return round(self.height - high + self.down_by, DIGITS), round(self.height - low + self.down_by, DIGITS)


def objects_of(page: Any, matrix: Matrix) -> list[Drawn]:
    """What a page draws, in its order; `matrix` leads from the page's own space to where it is read."""
    return list(_objects(page, matrix, count_objects, get_object, 0))


def _objects(holder: Any, matrix: Matrix, count: Any, get: Any, depth: int) -> Iterator[Drawn]:
    for at in range(count(holder)):
        handle = get(holder, at)
        kind = kind_of(handle)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield Drawn(handle, kind, matrix)
        elif depth < DEEPEST:
            inner = mult_matrix(matrix_of(handle), matrix)
            yield from _objects(handle, inner, count_in_form, get_in_form, depth + 1)


def matrix_of(handle: Handle) -> Matrix:
    """An object's own matrix; that of no change where it has none."""
    if not matrix_of_object(handle, _matrix):
        return MATRIX_IDENTITY
    a, b, c, d, e, f = _matrix
    return (a, b, c, d, e, f)


def fill_of(handle: Handle) -> Paint:
    """What an object is filled with."""
    return _paint(handle, fill_colour)


def stroke_of(handle: Handle) -> Paint:
    """What an object's outline is drawn in."""
    return _paint(handle, stroke_colour)


def _paint(handle: Handle, get: Any) -> Paint:
    if not get(handle, *_parts_at):
        return Paint(None, 1.0)
    red, green, blue, opaque = _parts
    return Paint((red / OPAQUE, green / OPAQUE, blue / OPAQUE), opaque / OPAQUE)
