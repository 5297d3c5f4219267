"""A page's characters as pdfium reads them, each told as pdfplumber tells it: text, box, type size, font, colour, whether it is painted.

pdfium makes readable text of what it finds: text drawn twice it gives once, a hyphen at a line's end it takes for its own sign, a
ligature it parts, blanks it adds. Here all that is taken back, for what is made of characters is decided in words.py, for either reader.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium
from pdfminer.utils import Matrix, apply_matrix_pt, apply_matrix_rect, mult_matrix

from pipeline.readers.pdfium_bulk import characters
from pipeline.readers.pdfium_fonts import SAME, Fonts, Widths
from pipeline.readers.pdfium_objects import DIGITS, Drawn, Placing, address, fill_of, matrix_of
from pipeline.readers.shown import CLEAR, LEAST_OPAQUE, PAINTS_NOTHING, UNPAINTED

Char = dict[str, Any]

# Blanks and ends of lines, which pdfium adds where it sees some; and its sign for a hyphen at a line's end.
ADDED, HYPHEN = frozenset({0x20, 0x0D, 0x0A}), 0x02
# What stands for no letter of its own.
SIGNS = frozenset({HYPHEN, 0})
HYPHENS = (0x2D, 0xAD)
LIGATURES = {"ff": 0xFB00, "fi": 0xFB01, "fl": 0xFB02, "ffi": 0xFB03, "ffl": 0xFB04, "ſt": 0xFB05, "st": 0xFB06}
# Text drawn over other text again and again is looked for so often.
MOST_LAYERS = 8
UNKNOWN = "(cid:0)"
# What nothing is drawn for; no font has the last one.
BLANKS, NO_LETTER = (0x20, 0xA0, 0xAD), 0xFFFF
# A letter leans out of its width by no more than this, in type sizes.
LEANING = 0.25
ACTUAL_TEXT = "ActualText"


class Untold(Exception):
    """pdfium doesn't tell what the program needs to know of a page."""


@dataclass(slots=True)
class _Run:
    """What the characters of one text object share."""

    key: int
    """The object's address."""
    font: Any
    size: float
    """The font's size before any matrix, in points."""
    stretch: float
    """How much wider a character is on the page than in the text's own space, as far as pdfium's boxes tell; 0 where they do not."""
    low: float
    """How far above its baseline a character's box begins, in points of the text's own space; negative where it reaches below."""
    linear: Matrix
    """From the text's own space to the page as it is read, the place left aside."""
    level: bool
    """Whether it runs from left to right, upright."""
    widths: Widths
    """How wide each of the font's letters is at this size, as pdfium has it, in points."""
    missing: dict[str, float]
    """How much wider each of them is, in type sizes."""
    shared: Char
    """What is told alike of each of its characters."""
    plain: bool
    """Whether its characters run from left to right, upright, each as wide as its font or its box has it."""
    behind: float = 0.0
    """How much further on the next character is than pdfium has it, in points of the text's own space."""
    row: tuple[float, float, float] = (float("nan"), 0.0, 0.0)
    """A baseline, and the top and bottom of the characters on it, of a run that is level."""

    def has(self, letter: int, reaches: float) -> bool:
        """Whether the font may have drawn a letter whose box reaches so far, in points: pdfium's boxes hold all of a letter, so they are
        wider where it leans out."""
        told = self.widths[letter]
        return told > 0 and -SAME * self.size <= reaches - told < LEANING * self.size


def chars_of(page: Any, objects: Sequence[Drawn], fonts: Fonts, placing: Placing) -> list[Char]:
    """The characters of a page, each at its place on the page as it is read. Raises Untold where pdfium doesn't tell them all."""
    texts = {address(drawn.handle): drawn for drawn in objects if drawn.kind == pdfium.FPDF_PAGEOBJ_TEXT}
    for drawn in texts.values():
        _without_actual_text(drawn.handle)
    order = {key: at for at, key in enumerate(texts)}
    runs: dict[int, _Run] = {}
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


def _read(page: Any, texts: dict[int, Drawn], runs: dict[int, _Run], fonts: Fonts, placing: Placing) -> list[tuple[int, Char]]:
    """The characters that pdfium reads of what is active on a page, each with its object's address; of each object a run is kept."""
    loaded = pdfium.FPDFText_LoadPage(page)
    if not loaded:
        raise Untold
    try:
        glyphs = _glyphs(loaded, texts, runs, fonts, placing)
        return [
            (
                run.key,
                _plain(run, letters[0], place, placing)
                if run.plain and len(letters) == 1 and letters[0] not in SIGNS
                else _char(run, letters, place, placing),
            )
            for run, letters, place in glyphs
        ]
    finally:
        pdfium.FPDFText_ClosePage(loaded)


Place = tuple[float, float, float]
"""Where a character begins in the page's own space, on its baseline, and how far to the right pdfium's box of it reaches, in points."""
Glyph = tuple[_Run, list[int], Place]


def _glyphs(loaded: Any, texts: dict[int, Drawn], runs: dict[int, _Run], fonts: Fonts, placing: Placing) -> Iterator[Glyph]:
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


def _run(loaded: Any, at: int, drawn: Drawn, fonts: Fonts, placing: Placing) -> _Run:
    """What is known of a text object, by one of its characters."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(loaded, at, ctypes.byref(matrix))
    own = (matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0)
    return _run_of(drawn.handle, abs(matrix.a), mult_matrix(own, (*placing.matrix[:4], 0.0, 0.0)), fonts)


def _run_of(handle: Any, stretch: float, linear: Matrix, fonts: Fonts) -> _Run:
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
    return _Run(
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
            return _placed(run, chr(letter), place[0], place[1], run.widths[letter], placing)
    raise Untold


def _char(run: _Run, letters: list[int], place: Place, placing: Placing) -> Char:
    """A character as pdfplumber tells it."""
    text = chr(letters[0]) if len(letters) == 1 else "".join(map(chr, letters))
    if text in LIGATURES and run.stretch > SAME and run.has(LIGATURES[text], place[2] / run.stretch):
        letters = [LIGATURES[text]]
        text = chr(letters[0])
    width = _width(run, letters, place)
    if letters[0] == HYPHEN:
        text = _hyphen(run, width)
    elif letters[0] == 0:
        text = UNKNOWN
    x, y = apply_matrix_pt(placing.matrix, place[:2])
    if run.missing:
        x, y = x + run.behind * run.linear[0], y + run.behind * run.linear[1]
        more = run.missing.get(text, 0.0) * run.size
        width, run.behind = width + more, run.behind + more
    return _placed(run, text, x, y, width, placing)


def _plain(run: _Run, letter: int, place: Place, placing: Placing) -> Char:
    """The same of one letter of a plain run, as most are: all in one, for it is done for each of a page's letters."""
    x, y, reaches = place
    a, b, c, d, e, f = placing.matrix
    x, y = a * x + c * y + e, b * x + d * y + f
    width, reaches = run.widths[letter], reaches / run.stretch
    # As `has` tells it.
    if not (width > 0 and -SAME * run.size <= reaches - width < LEANING * run.size):
        width = reaches
    text = chr(letter)
    if run.missing:
        x += run.behind * run.linear[0]
        more = run.missing.get(text, 0.0) * run.size
        width, run.behind = width + more, run.behind + more
    if run.row[0] != y:
        run.row = _row(run, y, placing)
    _, top, bottom = run.row
    x += placing.right_by
    x0, x1 = round(x, DIGITS), round(x + width * run.linear[0], DIGITS)
    return {
        **run.shared,
        "text": text,
        "x0": x0,
        "x1": x1,
        "top": top,
        "doctop": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _row(run: _Run, y: float, placing: Placing) -> tuple[float, float, float]:
    """A baseline, and the top and bottom of a run's characters on it."""
    _, top, _, bottom = placing.told(0.0, y + run.low * run.linear[3], 0.0, y + (run.low + run.size) * run.linear[3])
    return (y, top, bottom)


def _width(run: _Run, letters: list[int], place: Place) -> float:
    """How wide a character is, in points of the text's own space: as its font has it, if that may be."""
    one = len(letters) == 1 and letters[0] not in (HYPHEN, 0)
    if run.stretch <= SAME:
        return run.widths[letters[0]] if one else 0.0
    reaches = place[2] / run.stretch
    # Where the box is narrower than the letter, the font has several such letters.
    return run.widths[letters[0]] if one and run.has(letters[0], reaches) else reaches


def _placed(run: _Run, text: str, x: float, y: float, width: float, placing: Placing) -> Char:
    """A character that begins at a point of the page set upright, y upwards; `width` in points of the text's own space."""
    if run.level:
        if run.row[0] != y:
            run.row = _row(run, y, placing)
        x0 = round(x + placing.right_by, DIGITS)
        x1 = round(x + placing.right_by + width * run.linear[0], DIGITS)
        _, top, bottom = run.row
        size = run.size * run.linear[3]
    else:
        edges = apply_matrix_rect((*run.linear[:4], x, y), (0.0, run.low, width, run.low + run.size))
        x0, top, x1, bottom = placing.told(*edges)
        size = edges[3] - edges[1]
    return {
        **run.shared,
        "text": text,
        "x0": x0,
        "x1": x1,
        "top": top,
        "doctop": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "size": size,
    }


def _hyphen(run: _Run, width: float) -> str:
    """The sign that pdfium took for a hyphen at a line's end: a hyphen, or a soft one. Raises Untold where both may be meant."""
    fits = [letter for letter in HYPHENS if run.has(letter, width)]
    if len(fits) != 1:
        raise Untold
    return chr(fits[0])
