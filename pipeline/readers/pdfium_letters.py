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

from pipeline.readers.columns import Letters, any_of, changing, joined
from pipeline.readers.letters import Letter, Run
from pipeline.readers.pdfium_bulk import Told, characters
from pipeline.readers.pdfium_calls import (
    Handle,
    bounds_of,
    count_marks,
    font_of,
    get_mark,
    matrix_at,
    mode_of,
    remove_mark,
    set_active,
    type_size_of,
    value_of_mark,
)
from pipeline.readers.pdfium_fonts import Fonts
from pipeline.readers.pdfium_glyphs import SIGNS, Place, TextObject, Untold, glyph_letter, placed
from pipeline.readers.pdfium_level import Level
from pipeline.readers.pdfium_objects import Drawn, Placing, fill_of, matrix_of
from pipeline.readers.shown import CLEAR, LEAST_OPAQUE, PAINTS_NOTHING, UNPAINTED

# Text drawn over other text again and again is looked for so often.
MOST_LAYERS = 8
# What nothing is drawn for; no font has the last one.
BLANKS, NO_LETTER = (0x20, 0xA0, 0xAD), 0xFFFF
ACTUAL_TEXT = b"ActualText"

# Where pdfium writes a type size, a matrix, the edges of what is drawn.
_size, _matrix, _edges = (ctypes.c_float * 1)(), (ctypes.c_float * 6)(), (ctypes.c_float * 4)()
_edges_at = [ctypes.byref(_edges, at * ctypes.sizeof(ctypes.c_float)) for at in range(4)]

Stretches = tuple[Letters, Sequence[int], Sequence[int]]
"""Letters, stretch by stretch; the object that draws each stretch, by where pdfium has it, and how many letters each has."""


def letters_of(page: Any, objects: Sequence[Drawn], fonts: Fonts, placing: Placing) -> Letters:
    """The letters of a page, each at its place on the page as it is read. Raises Untold where pdfium doesn't tell them all."""
    texts = {drawn.handle.value or 0: drawn for drawn in objects if drawn.kind == pdfium.FPDF_PAGEOBJ_TEXT}
    for drawn in texts.values():
        if count_marks(drawn.handle):
            _without_actual_text(drawn.handle)
    known: dict[int, TextObject] = {}
    found = [_read(page, texts, known, fonts, placing)]
    left = {key: drawn for key, drawn in texts.items() if key not in known}
    # What has no width is blank, and pdfium leaves it out; all else is drawn over what it resembles.
    blanks = [key for key, drawn in left.items() if not _is_broad(drawn.handle)]
    if blanks:
        found.append((Letters.of([_blank(left.pop(key), fonts, placing) for key in blanks]), blanks, [1] * len(blanks)))
    for _ in range(MOST_LAYERS):
        if not left:
            return _in_order(found, list(texts))
        with _only(left, texts):
            found.append(_read(page, left, known, fonts, placing))
        still = {key: drawn for key, drawn in left.items() if key not in known}
        if len(still) == len(left):
            break
        left = still
    raise Untold


def _in_order(found: Sequence[Stretches], keys: Sequence[int]) -> Letters:
    """Letters in the order in which the page draws their objects, which the `keys` have."""
    place = {key: at for at, key in enumerate(keys)}
    places = np.array([place[key] for _, objects, _ in found for key in objects], dtype=np.intp)
    letters = joined([letters for letters, _, _ in found])
    if (places[1:] >= places[:-1]).all():
        return letters
    return letters.those(np.argsort(np.repeat(places, [count for *_, counts in found for count in counts]), kind="stable"))


def _is_broad(handle: Handle) -> bool:
    bounds_of(handle, *_edges_at)
    return bool(_edges[2] > _edges[0])


@contextmanager
def _only(some: dict[int, Drawn], texts: dict[int, Drawn]) -> Iterator[None]:
    """As if a page had no text but some."""
    try:
        for key, drawn in texts.items():
            set_active(drawn.handle, key in some)
        yield
    finally:
        for drawn in texts.values():
            set_active(drawn.handle, True)


def _without_actual_text(handle: Handle) -> None:
    """Take off what says that a text stands for another one: what is drawn is read."""
    for at in range(count_marks(handle) - 1, -1, -1):
        mark = get_mark(handle, at)
        if value_of_mark(mark, ACTUAL_TEXT) != pdfium.FPDF_OBJECT_UNKNOWN:
            remove_mark(handle, mark)


def _read(page: Any, texts: dict[int, Drawn], known: dict[int, TextObject], fonts: Fonts, placing: Placing) -> Stretches:
    """The letters that pdfium reads of what is active on a page; what is known of each object is kept."""
    loaded = pdfium.FPDFText_LoadPage(page)
    if not loaded:
        raise Untold
    try:
        told = characters(loaded)
        level, objects, counts = Level(told, placing), list[int](), list[int]()
        for key, y, first, last, odd in _stretches(told, placing):
            of = known.get(key)
            if of is None:
                if key not in texts:
                    raise Untold
                of = known[key] = _text_object(loaded, told.numbers[first], texts[key].handle, fonts, placing)
            objects.append(key)
            if of.plain and not odd:
                counts.append(last - first)
                level.add(of, y, first, last)
            else:
                letters = [glyph_letter(of, letters, place, placing) for letters, place in _glyphs(told, first, last)]
                counts.append(len(letters))
                level.put(letters)
        return level.placed(), objects, counts
    finally:
        pdfium.FPDFText_ClosePage(loaded)


def _stretches(told: Told, placing: Placing) -> Iterator[tuple[int, float, int, int, bool]]:
    """The characters that follow each other in one object on one baseline, as [first, last) with the object's address and the height of
    the baseline on the page set upright; and whether they stand for no letter of their own, or several for one."""
    if not told.numbers:
        return
    _, b, _, d, _, f = placing.matrix
    objects, y = told.objects, b * told.x + d * told.y + f
    same = objects[1:] == objects[:-1]
    again = same & (told.x[1:] == told.x[:-1]) & (told.y[1:] == told.y[:-1]) & (told.reaches[1:] == told.reaches[:-1])
    odd = any_of(told.letters, SIGNS)
    odd[1:] |= again
    odd[:-1] |= again
    firsts = changing(~same | (y[1:] != y[:-1]) | (odd[1:] != odd[:-1]))
    lasts = [*firsts[1:].tolist(), len(y)]
    yield from zip(objects[firsts].tolist(), y[firsts].tolist(), firsts.tolist(), lasts, odd[firsts].tolist(), strict=True)


def _glyphs(told: Told, first: int, last: int) -> Iterator[tuple[list[int], Place]]:
    """What is drawn by one object, glyph by glyph: the letters that each stands for, its place."""
    places = zip(*(column[first:last].tolist() for column in (told.x, told.y, told.reaches)), strict=True)
    for place, letters in itertools.groupby(zip(places, told.letters[first:last].tolist(), strict=True), key=itemgetter(0)):
        yield [letter for _, letter in letters], place


def _text_object(loaded: Any, at: int, handle: Handle, fonts: Fonts, placing: Placing) -> TextObject:
    """What is known of a text object, by one of its characters."""
    matrix_at(loaded, at, _matrix)
    a, b, c, d, *_ = _matrix
    # How far to the right the box of a letter reaches says nothing of its width where text runs to the left, up, or down, or nearly so.
    return _told_of(handle, a if a > abs(b) else 0.0, mult_matrix((a, b, c, d, 0.0, 0.0), (*placing.matrix[:4], 0.0, 0.0)), fonts)


def _told_of(handle: Handle, stretch: float, linear: Matrix, fonts: Fonts) -> TextObject:
    """What is known of a text object whose matrix is known. Raises Untold where its font has no name (PDFs may draw letters)."""
    type_size_of(handle, _size)
    (size,) = _size
    face = fonts.face(font_of(handle), size)
    if not face.name:
        raise Untold
    a, b, c, d, *_ = linear
    paint = fill_of(handle)
    unpainted = mode_of(handle) == PAINTS_NOTHING
    tag = UNPAINTED if unpainted else CLEAR if paint.opaque < LEAST_OPAQUE else None
    return TextObject(
        face,
        size,
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
