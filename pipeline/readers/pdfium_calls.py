"""pdfium's functions as they are asked for each character and each thing on a page, some thousand times a page.

pypdfium2 looks at each argument, and makes a Python object of each answer, which takes longer than most answers do. Here handles,
references and whole numbers are handed on as they are. None of what is asked here is at work so long that other threads should go on
meanwhile; pdfium is asked by one at a time anyway.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

POINTER = type(ctypes.POINTER(ctypes.c_int))


class Handle(ctypes.c_void_p):
    """One of pdfium's things; its `value` is where that is, None where there is none."""


def _asked(known: Any, address: bool = False) -> Any:
    """One of pdfium's functions. It gives a Handle where it gives a pointer, or that one's `address`."""
    pointer: Any = ctypes.c_size_t if address else Handle
    made = ctypes.PYFUNCTYPE(pointer if isinstance(known.restype, POINTER) else known.restype)(
        ctypes.cast(known, ctypes.c_void_p).value or 0
    )
    kinds = [ctypes.c_void_p if isinstance(kind, POINTER) else kind for kind in known.argtypes]
    # What is neither a pointer nor a number of the usual size must be turned into what it is.
    if not set(kinds) <= {ctypes.c_void_p, ctypes.c_int}:
        made.argtypes = kinds
    return made


code_at, is_generated = _asked(pdfium.FPDFText_GetUnicode), _asked(pdfium.FPDFText_IsGenerated)
is_unmapped, object_of = _asked(pdfium.FPDFText_HasUnicodeMapError), _asked(pdfium.FPDFText_GetTextObject, address=True)
box_of, origin_of = _asked(pdfium.FPDFText_GetLooseCharBox), _asked(pdfium.FPDFText_GetCharOrigin)
count_objects, get_object = _asked(pdfium.FPDFPage_CountObjects), _asked(pdfium.FPDFPage_GetObject)
count_in_form, get_in_form = _asked(pdfium.FPDFFormObj_CountObjects), _asked(pdfium.FPDFFormObj_GetObject)
kind_of, matrix_of_object = _asked(pdfium.FPDFPageObj_GetType), _asked(pdfium.FPDFPageObj_GetMatrix)
fill_colour, stroke_colour = _asked(pdfium.FPDFPageObj_GetFillColor), _asked(pdfium.FPDFPageObj_GetStrokeColor)
stroke_width, bounds_of = _asked(pdfium.FPDFPageObj_GetStrokeWidth), _asked(pdfium.FPDFPageObj_GetBounds)
count_marks, get_mark = _asked(pdfium.FPDFPageObj_CountMarks), _asked(pdfium.FPDFPageObj_GetMark)
remove_mark, value_of_mark = _asked(pdfium.FPDFPageObj_RemoveMark), _asked(pdfium.FPDFPageObjMark_GetParamValueType)
set_active = _asked(pdfium.FPDFPageObj_SetIsActive)
font_of, type_size_of = _asked(pdfium.FPDFTextObj_GetFont), _asked(pdfium.FPDFTextObj_GetFontSize)
mode_of, matrix_at = _asked(pdfium.FPDFTextObj_GetTextRenderMode), _asked(pdfium.FPDFText_GetMatrix)
name_of, descent_of = _asked(pdfium.FPDFFont_GetBaseFontName), _asked(pdfium.FPDFFont_GetDescent)
width_of = _asked(pdfium.FPDFFont_GetGlyphWidth)
mode_of_path, count_steps = _asked(pdfium.FPDFPath_GetDrawMode), _asked(pdfium.FPDFPath_CountSegments)
get_step, kind_of_step = _asked(pdfium.FPDFPath_GetPathSegment), _asked(pdfium.FPDFPathSegment_GetType)
point_of_step, closes = _asked(pdfium.FPDFPathSegment_GetPoint), _asked(pdfium.FPDFPathSegment_GetClose)
pixels_of = _asked(pdfium.FPDFImageObj_GetImagePixelSize)
