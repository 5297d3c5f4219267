"""A page's letters as pdfium reads them: text, box, type size, font, colour, whether they are painted.

pdfium makes readable text of what it finds: text drawn twice it gives once, a hyphen at a line's end it takes for its own sign, a
ligature it parts, blanks it adds. Here all that is taken back, for what is made of characters is decided in words.py, for either reader.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from pdfminer.utils import Matrix, mult_matrix

from pipeline.readers.letters import Letter, Run
from pipeline.readers.pdfium_bulk import Told, characters
from pipeline.readers.pdfium_fonts import Fonts
from pipeline.readers.pdfium_glyphs import SIGNS, Place, TextObject, Untold, letter_of, placed
from pipeline.readers.pdfium_level import Level
from pipeline.readers.pdfium_objects import Drawn, Placing, address, fill_of, matrix_of
from pipeline.readers.shown import CLEAR, LEAST_OPAQUE, PAINTS_NOTHING, UNPAINTED

# Text drawn over other text again and again is looked for so often.
MOST_LAYERS = 8
# What nothing is drawn for; no font has the last one.
BLANKS, NO_LETTER = (0x20, 0xA0, 0xAD), 0xFFFF
ACTUAL_TEXT = "ActualText"


def letters_of(page: Any, objects: Sequence[Drawn], fonts: Fonts, placing: Placing) -> list[Letter]:
    """The letters of a page, each at its place on the page as it is read. Raises Untold where pdfium doesn't tell them all."""
    texts = {address(drawn.handle): drawn for drawn in objects if drawn.kind == pdfium.FPDF_PAGEOBJ_TEXT}
    for drawn in texts.values():
        _without_actual_text(drawn.handle)
    order = {key: at for at, key in enumerate(texts)}
    known: dict[int, TextObject] = {}
    found = _read(page, texts, known, fonts, placing)
    left = {key: drawn for key, drawn in texts.items() if key not in known}
    # What has no width is blank, and pdfium leaves it out; all else is drawn over what it resembles.
    found += [(key, [_blank(drawn, fonts, placing)]) for key, drawn in left.items() if not _is_broad(drawn.handle)]
    left = {key: drawn for key, drawn in left.items() if _is_broad(drawn.handle)}
    for _ in range(MOST_LAYERS):
        if not left:
            return [letter for _, letters in sorted(found, key=lambda one: order[one[0]]) for letter in letters]
        with _only(left, texts):
            found += _read(page, left, known, fonts, placing)
        still = {key: drawn for key, drawn in left.items() if key not in known}
        if len(still) == len(left):
            break
        left = still
    raise Untold


def _is_broad(handle: Any) -> bool:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(handle, *map(ctypes.byref, edges))
    return edges[2].value > edges[0].value


@contextmanager
def _only(some: dict[int, Drawn], texts: dict[int, Drawn]) -> Iterator[None]:
    """As if a page had no text but some."""
    try:
        for key, drawn in texts.items():
            pdfium.FPDFPageObj_SetIsActive(drawn.handle, key in some)
        yield
    finally:
        for drawn in texts.values():
            pdfium.FPDFPageObj_SetIsActive(drawn.handle, True)


def _without_actual_text(handle: Any) -> None:
    """Take off what says that a text stands for another one: what is drawn is read."""
    for at in range(pdfium.FPDFPageObj_CountMarks(handle) - 1, -1, -1):
        mark = pdfium.FPDFPageObj_GetMark(handle, at)
        if pdfium.FPDFPageObjMark_GetParamValueType(mark, ACTUAL_TEXT.encode()) != pdfium.FPDF_OBJECT_UNKNOWN:
            pdfium.FPDFPageObj_RemoveMark(handle, mark)


def _read(
    page: Any, texts: dict[int, Drawn], known: dict[int, TextObject], fonts: Fonts, placing: Placing
) -> list[tuple[int, list[Letter]]]:
    """The letters that pdfium reads of what is active on a page, with their object's address; what is known of each object is kept."""
    loaded = pdfium.FPDFText_LoadPage(page)
    if not loaded:
        raise Untold
    try:
        told = characters(loaded)
        level = Level(told, placing)
        found: list[tuple[int, list[Letter] | None]] = []
        for key, y, first, last, odd in _stretches(told, placing):
            of = known.get(key)
            if of is None:
                if key not in texts:
                    raise Untold
                of = known[key] = _text_object(loaded, told.numbers[first], texts[key], fonts, placing)
            if of.plain and not odd:
                level.add(of, y, first, last)
                found.append((key, None))
            else:
                found.append((key, [letter_of(of, letters, place, placing) for letters, place in _glyphs(told, first, last)]))
        placed = level.placed()
        return [(key, next(placed) if letters is None else letters) for key, letters in found]
    finally:
        pdfium.FPDFText_ClosePage(loaded)


def _stretches(told: Told, placing: Placing) -> Iterator[tuple[int, float, int, int, bool]]:
    """The characters that follow each other in one object on one baseline, as [first, last) with the object's address and the height of
    the baseline on the page set upright; and whether some stand for no letter of their own, or several for one."""
    if not told.letters:
        return
    _, b, _, d, _, f = placing.matrix
    objects, y = np.array(told.objects), b * told.x + d * told.y + f
    parted = np.flatnonzero((objects[1:] != objects[:-1]) | (y[1:] != y[:-1])) + 1
    again = (
        (objects[1:] == objects[:-1]) & (told.x[1:] == told.x[:-1]) & (told.y[1:] == told.y[:-1]) & (told.reaches[1:] == told.reaches[:-1])
    )
    odd = np.isin(told.letters, list(SIGNS))
    odd[1:] |= again
    firsts = [0, *parted.tolist()]
    for first, last, is_odd in zip(firsts, [*firsts[1:], len(y)], np.logical_or.reduceat(odd, firsts).tolist(), strict=True):
        yield told.objects[first], float(y[first]), first, last, is_odd


def _glyphs(told: Told, first: int, last: int) -> Iterator[tuple[list[int], Place]]:
    """What is drawn by one object, glyph by glyph: the letters that each stands for, its place."""
    places = zip(*(column[first:last].tolist() for column in (told.x, told.y, told.reaches)), strict=True)
    for place, letters in itertools.groupby(zip(places, told.letters[first:last], strict=True), key=itemgetter(0)):
        yield [letter for _, letter in letters], place


def _text_object(loaded: Any, at: int, drawn: Drawn, fonts: Fonts, placing: Placing) -> TextObject:
    """What is known of a text object, by one of its characters."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(loaded, at, ctypes.byref(matrix))
    own = (matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0)
    # How far to the right the box of a letter reaches says nothing of its width where text runs to the left, up, or down, or nearly so.
    stretch = matrix.a if matrix.a > abs(matrix.b) else 0.0
    return _told_of(drawn.handle, stretch, mult_matrix(own, (*placing.matrix[:4], 0.0, 0.0)), fonts)


def _told_of(handle: Any, stretch: float, linear: Matrix, fonts: Fonts) -> TextObject:
    """What is known of a text object whose matrix is known. Raises Untold where its font has no name (PDFs may draw letters)."""
    size = ctypes.c_float()
    font = pdfium.FPDFTextObj_GetFont(handle)
    pdfium.FPDFTextObj_GetFontSize(handle, ctypes.byref(size))
    face = fonts.face(font, size.value)
    if not face.name:
        raise Untold
    a, b, c, d, *_ = linear
    paint = fill_of(handle)
    unpainted = pdfium.FPDFTextObj_GetTextRenderMode(handle) == PAINTS_NOTHING
    tag = UNPAINTED if unpainted else CLEAR if paint.opaque < LEAST_OPAQUE else None
    return TextObject(
        face,
        size.value,
        stretch,
        linear,
        level=b == c == 0.0 and a > 0 and d > 0,
        run=Run(face.name, 0.0, linear, a * d > 0 and b * c <= 0, 0.0, 0.0, paint.colour or (None,), "DeviceRGB", tag),
    )


def _blank(drawn: Drawn, fonts: Fonts, placing: Placing) -> Letter:
    """A text object of nothing but blanks, as one. Raises Untold where its font has none that it may be."""
    a, b, c, d, *place = mult_matrix(matrix_of(drawn.handle), drawn.form)
    of = _told_of(drawn.handle, 0.0, (a, b, c, d, 0.0, 0.0), fonts)
    for letter in BLANKS:
        if of.face.widths[letter] not in (0.0, of.face.widths[NO_LETTER]):
            return placed(of, chr(letter), place[0], place[1], of.face.widths[letter], placing)
    raise Untold
