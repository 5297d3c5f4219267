"""One glyph as pdfium has it, told as pdfplumber tells a character: text, box, type size; what the characters of one text object share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pdfminer.utils import Matrix, apply_matrix_pt, apply_matrix_rect

from pipeline.readers.pdfium_fonts import SAME, Widths
from pipeline.readers.pdfium_objects import DIGITS, Placing

Char = dict[str, Any]

# pdfium's sign for a hyphen at a line's end.
HYPHEN = 0x02
# What stands for no letter of its own.
SIGNS = frozenset({HYPHEN, 0})
HYPHENS = (0x2D, 0xAD)
LIGATURES = {"ff": 0xFB00, "fi": 0xFB01, "fl": 0xFB02, "ffi": 0xFB03, "ffl": 0xFB04, "ſt": 0xFB05, "st": 0xFB06}
UNKNOWN = "(cid:0)"
# A letter leans out of its width by no more than this, in type sizes.
LEANING = 0.25


class Untold(Exception):
    """pdfium doesn't tell what the program needs to know of a page."""


@dataclass(slots=True)
class Run:
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


Place = tuple[float, float, float]
"""Where a character begins in the page's own space, on its baseline, and how far to the right pdfium's box of it reaches, in points."""


def char_of(run: Run, letters: list[int], place: Place, placing: Placing) -> Char:
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
    return placed(run, text, x, y, width, placing)


def plain(run: Run, letter: int, place: Place, placing: Placing) -> Char:
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
        run.row = row_of(run, y, placing)
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


def row_of(run: Run, y: float, placing: Placing) -> tuple[float, float, float]:
    """A baseline, and the top and bottom of a run's characters on it."""
    _, top, _, bottom = placing.told(0.0, y + run.low * run.linear[3], 0.0, y + (run.low + run.size) * run.linear[3])
    return (y, top, bottom)


def _width(run: Run, letters: list[int], place: Place) -> float:
    """How wide a character is, in points of the text's own space: as its font has it, if that may be."""
    one = len(letters) == 1 and letters[0] not in SIGNS
    if run.stretch <= SAME:
        return run.widths[letters[0]] if one else 0.0
    reaches = place[2] / run.stretch
    # Where the box is narrower than the letter, the font has several such letters.
    return run.widths[letters[0]] if one and run.has(letters[0], reaches) else reaches


def placed(run: Run, text: str, x: float, y: float, width: float, placing: Placing) -> Char:
    """A character that begins at a point of the page set upright, y upwards; `width` in points of the text's own space."""
    if run.level:
        if run.row[0] != y:
            run.row = row_of(run, y, placing)
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


def _hyphen(run: Run, width: float) -> str:
    """The sign that pdfium took for a hyphen at a line's end: a hyphen, or a soft one. Raises Untold where both may be meant."""
    fits = [letter for letter in HYPHENS if run.has(letter, width)]
    if len(fits) != 1:
        raise Untold
    return chr(fits[0])
