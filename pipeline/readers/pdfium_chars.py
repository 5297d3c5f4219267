"""A page's characters as pdfium reads them, each told as pdfplumber tells it: text, box, type size, font, colour, whether it is painted.

pdfium makes readable text of what it finds: text drawn twice it gives once, a hyphen at a line's end it takes for its own sign, a
ligature it parts, blanks it adds. Here all that is taken back, for what is made of characters is decided in words.py, for either reader.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium
from pdfminer.utils import Matrix, mult_matrix

from pipeline.readers.pdfium_bulk import characters
from pipeline.readers.pdfium_fonts import SAME, Fonts
from pipeline.readers.pdfium_glyphs import SIGNS, Char, Place, Run, Untold, char_of, placed, plain
from pipeline.readers.pdfium_objects import Drawn, Placing, address, fill_of, matrix_of
from pipeline.readers.shown import CLEAR, LEAST_OPAQUE, PAINTS_NOTHING, UNPAINTED

# Blanks and ends of lines, which pdfium adds where it sees some.
ADDED = frozenset({0x20, 0x0D, 0x0A})
# Text drawn over other text again and again is looked for so often.
MOST_LAYERS = 8
# What nothing is drawn for; no font has the last one.
BLANKS, NO_LETTER = (0x20, 0xA0, 0xAD), 0xFFFF
ACTUAL_TEXT = "ActualText"


def chars_of(page: Any, objects: Sequence[Drawn], fonts: Fonts, placing: Placing) -> list[Char]:
    """The characters of a page, each at its place on the page as it is read. Raises Untold where pdfium doesn't tell them all."""
    texts = {address(drawn.handle): drawn for drawn in objects if drawn.kind == pdfium.FPDF_PAGEOBJ_TEXT}
    for drawn in texts.values():
        _without_actual_text(drawn.handle)
    order = {key: at for at, key in enumerate(texts)}
    runs: dict[int, Run] = {}
    found = _read(page, texts, runs, fonts, placing)
    left = {key: drawn for key, drawn in texts.items() if key not in runs}
    # What has no width is blank, and pdfium leaves it out; all else is drawn over what it resembles.
    found += [(key, _blank(drawn, fonts, placing)) for key, drawn in left.items() if not _is_broad(drawn.handle)]
    left = {key: drawn for key, drawn in left.items() if _is_broad(drawn.handle)}
    for _ in range(MOST_LAYERS):
        if not left:
            return [char for _, char in sorted(found, key=lambda one: order[one[0]])]
        with _only(left, texts):
            found += _read(page, left, runs, fonts, placing)
        still = {key: drawn for key, drawn in left.items() if key not in runs}
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


def _read(page: Any, texts: dict[int, Drawn], runs: dict[int, Run], fonts: Fonts, placing: Placing) -> list[tuple[int, Char]]:
    """The characters that pdfium reads of what is active on a page, each with its object's address; of each object a run is kept."""
    loaded = pdfium.FPDFText_LoadPage(page)
    if not loaded:
        raise Untold
    try:
        glyphs = _glyphs(loaded, texts, runs, fonts, placing)
        return [
            (
                run.key,
                plain(run, letters[0], place, placing)
                if run.plain and len(letters) == 1 and letters[0] not in SIGNS
                else char_of(run, letters, place, placing),
            )
            for run, letters, place in glyphs
        ]
    finally:
        pdfium.FPDFText_ClosePage(loaded)


Glyph = tuple[Run, list[int], Place]


def _glyphs(loaded: Any, texts: dict[int, Drawn], runs: dict[int, Run], fonts: Fonts, placing: Placing) -> Iterator[Glyph]:
    """What is drawn, glyph by glyph: its run, the letters that it stands for, its place."""
    told = characters(loaded)
    before: Glyph | None = None
    for at, (letter, key, left, low, right, unmapped) in enumerate(told):
        if letter in ADDED and pdfium.FPDFText_IsGenerated(loaded, at) == 1:
            continue
        run = runs.get(key)
        if run is None:
            if key not in texts:
                raise Untold
            run = runs[key] = _run(loaded, at, texts[key], fonts, placing)
        place = (left, low, right - left)
        if unmapped == 1:
            letter = 0
        if before and before[0] is run and before[2] == place:
            before[1].append(letter)
            continue
        if before:
            yield before
        before = (run, [letter], place)
    if before:
        yield before


def _run(loaded: Any, at: int, drawn: Drawn, fonts: Fonts, placing: Placing) -> Run:
    """What is known of a text object, by one of its characters."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(loaded, at, ctypes.byref(matrix))
    own = (matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0)
    return _run_of(drawn.handle, abs(matrix.a), mult_matrix(own, (*placing.matrix[:4], 0.0, 0.0)), fonts)


def _run_of(handle: Any, stretch: float, linear: Matrix, fonts: Fonts) -> Run:
    """What is known of a text object whose matrix is known. Raises Untold where its font has no name (PDFs may draw letters)."""
    size = ctypes.c_float()
    font = pdfium.FPDFTextObj_GetFont(handle)
    pdfium.FPDFTextObj_GetFontSize(handle, ctypes.byref(size))
    name = fonts.name(font)
    if not name:
        raise Untold
    a, b, c, d, *_ = linear
    paint = fill_of(handle)
    unpainted = pdfium.FPDFTextObj_GetTextRenderMode(handle) == PAINTS_NOTHING
    shared = {
        "object_type": "char",
        "fontname": name,
        "matrix": linear,
        "upright": a * d > 0 and b * c <= 0,
        "ncs": "DeviceRGB",
        "non_stroking_color": paint.colour or (None,),
        "tag": UNPAINTED if unpainted else CLEAR if paint.opaque < LEAST_OPAQUE else None,
    }
    level = b == c == 0.0 and a > 0 and d > 0
    if level:
        shared["size"] = size.value * d
    return Run(
        address(handle),
        font,
        size.value,
        stretch,
        fonts.low(font, size.value),
        linear,
        level,
        fonts.widths(font, size.value),
        fonts.missing(name),
        shared,
        plain=level and stretch > SAME,
    )


def _blank(drawn: Drawn, fonts: Fonts, placing: Placing) -> Char:
    """A text object of nothing but blanks, as one. Raises Untold where its font has none that it may be."""
    a, b, c, d, *place = mult_matrix(matrix_of(drawn.handle), drawn.form)
    run = _run_of(drawn.handle, 0.0, (a, b, c, d, 0.0, 0.0), fonts)
    for letter in BLANKS:
        if run.widths[letter] not in (0.0, run.widths[NO_LETTER]):
            return placed(run, chr(letter), place[0], place[1], run.widths[letter], placing)
    raise Untold
