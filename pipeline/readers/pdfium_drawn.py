"""Paths and pictures as pdfium lists them, each told as pdfplumber tells it: lines, rectangles, curves, images."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.utils import PathSegment, apply_matrix_rect, mult_matrix

from pipeline.readers.pdfium_calls import (
    Handle,
    closes,
    count_steps,
    get_step,
    kind_of_step,
    mode_of_path,
    pixels_of,
    point_of_step,
    stroke_width,
)
from pipeline.readers.pdfium_objects import Drawn, Paint, Placing, fill_of, matrix_of, stroke_of

UNIT = (0.0, 0.0, 1.0, 1.0)
# pdfminer's names for the steps of a path.
MOVE, LINE, CURVE, CLOSE = "m", "l", "c", "h"
# A curve's step is told by so many points.
POINTS = 3

# Where pdfium writes how a path is filled and drawn, and a step's point.
_fill, _stroke, _width = (ctypes.c_int * 1)(), (ctypes.c_int * 1)(), (ctypes.c_float * 1)()
_x, _y = (ctypes.c_float * 1)(), (ctypes.c_float * 1)()


class Paths(PDFLayoutAnalyzer):
    """Takes the paths of a page, one by one, and tells lines from rectangles and curves as pdfminer does."""

    cur_item: LTPage

    def __init__(self, number: int, width: float, height: float) -> None:
        super().__init__(PDFResourceManager(), number)
        self.cur_item = LTPage(number, (0, 0, width, height))
        self._state = PDFGraphicState()

    def add(self, drawn: Drawn) -> None:
        """Take a path; one that is drawn with several strokes of the pen gives several things."""
        mode_of_path(drawn.handle, _fill, _stroke)
        stroke_width(drawn.handle, _width)
        state, (fill,), (stroke,) = self._state, _fill, _stroke
        (state.linewidth,) = _width
        state.ncolor, state.scolor = _colour(fill_of(drawn.handle)), _colour(stroke_of(drawn.handle))
        self.ctm = mult_matrix(matrix_of(drawn.handle), drawn.form)
        even_odd = fill == pdfium.FPDF_FILLMODE_ALTERNATE
        self.paint_path(state, bool(stroke), fill != pdfium.FPDF_FILLMODE_NONE, even_odd, list(_steps(drawn.handle)))


def _colour(paint: Paint) -> Any:
    return paint.colour


def _steps(handle: Handle) -> Iterator[PathSegment]:
    curve: list[float] = []
    for at in range(count_steps(handle)):
        step = get_step(handle, at)
        kind = kind_of_step(step)
        point_of_step(step, _x, _y)
        point = (_x[0], _y[0])
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curve += point
            if len(curve) == 2 * POINTS:
                yield (CURVE, *curve)  # type: ignore[misc]
                curve = []
        else:
            yield (MOVE if kind == pdfium.FPDF_SEGMENT_MOVETO else LINE, *point)
        if closes(step):
            yield (CLOSE,)


def images_of(objects: Sequence[Drawn], placing: Placing) -> list[dict[str, Any]]:
    """Where a page's pictures are."""
    return [_image(drawn, placing) for drawn in objects if drawn.kind == pdfium.FPDF_PAGEOBJ_IMAGE]


def _image(drawn: Drawn, placing: Placing) -> dict[str, Any]:
    x0, top, x1, bottom = placing.told(*apply_matrix_rect(mult_matrix(matrix_of(drawn.handle), drawn.form), UNIT))
    across, down = ctypes.c_uint(), ctypes.c_uint()
    pixels_of(drawn.handle, ctypes.byref(across), ctypes.byref(down))
    return {
        "object_type": "image",
        "stream": None,
        "srcsize": (across.value, down.value),
        "x0": x0,
        "top": top,
        "doctop": top,
        "x1": x1,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }
