"""One glyph as pdfium has it, told as a letter: text, box, type size; and what the characters of one text object share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pdfminer.utils import Matrix, apply_matrix_pt, apply_matrix_rect

from pipeline.readers.letters import Letter, Run
from pipeline.readers.pdfium_fonts import SAME, Face
from pipeline.readers.pdfium_objects import DIGITS, Placing

# pdfium's sign for a hyphen at a line's end.
HYPHEN = 0x02
# What stands for no letter of its own.
SIGNS = (HYPHEN, 0)
HYPHENS = (0x2D, 0xAD)
LIGATURES = {"ff": 0xFB00, "fi": 0xFB01, "fl": 0xFB02, "ffi": 0xFB03, "ffl": 0xFB04, "ſt": 0xFB05, "st": 0xFB06}
UNKNOWN = "(cid:0)"
# What UTF-16 has two of for one letter.
FIRST_HALF, LAST_HALF = 0xD800, 0xDFFF
# A letter leans out of its width by no more than this, in type sizes.
LEANING = 0.25


class Untold(Exception):
    """pdfium doesn't tell what the program needs to know of a page."""


@dataclass(slots=True)
class TextObject:
    """What the characters of one text object share."""

    face: Face
    """Its font at this size."""
    size: float
    """The font's size before any matrix, in points."""
    stretch: float
    """How much wider a character is on the page than in the text's own space, as far as pdfium's boxes tell; 0 where they do not."""
    linear: Matrix
    """From the text's own space to the page as it is read, the place left aside."""
    level: bool
    """Whether it runs from left to right, upright."""
    run: Run
    """The run of the letter that was asked for last, at its height on the page; no two heights have the same one."""
    behind: float = 0.0
    """How much further on the next character is than pdfium has it, in points of the text's own space."""
    baseline: float = float("nan")
    """The height of `run`, where the text is level, in points from the lower edge of the page set upright."""

    @property
    def plain(self) -> bool:
        """Whether its characters run from left to right, upright, each as wide as its font or its box has it."""
        return self.level and self.stretch > SAME

    def run_at(self, y: float, placing: Placing) -> Run:
        """The run of the letters on a baseline, of a text that is level."""
        if self.baseline != y:
            upwards, low, run = self.linear[3], self.face.low, self.run
            top, bottom = placing.heights(y + low * upwards, y + (low + self.size) * upwards)
            size = self.size * upwards
            self.run = Run(run.fontname, size, run.matrix, run.upright, top, bottom, run.colour, run.space, run.tag)
            self.baseline = y
        return self.run

    def has(self, letter: int, reaches: float) -> bool:
        """Whether the font may have drawn a letter whose box reaches so far, in points."""
        return bool(may_be(self.face.widths[letter], reaches, self.size))


def may_be(width: Any, reaches: Any, size: Any) -> Any:
    """Whether a letter that its font has so wide is one whose box reaches so far, of a type size, all in points; of numbers, or of as many
    at once as there are in arrays. pdfium's boxes hold all of a letter, so they are wider where it leans out."""
    return (width > 0) & (-SAME * size <= reaches - width) & (reaches - width < LEANING * size)


Place = tuple[float, float, float]
"""Where a character begins in the page's own space, on its baseline, and how far to the right pdfium's box of it reaches, in points."""


def glyph_letter(of: TextObject, letters: list[int], place: Place, placing: Placing) -> Letter:
    """What the characters stand for that pdfium has at one place."""
    letters = _whole(letters)
    text = chr(letters[0]) if len(letters) == 1 else "".join(map(chr, letters))
    if text in LIGATURES and of.stretch > SAME and of.has(LIGATURES[text], place[2] / of.stretch):
        letters = [LIGATURES[text]]
        text = chr(letters[0])
    width = _width(of, letters, place)
    if letters[0] == HYPHEN:
        text = _hyphen(of, width)
    elif letters[0] == 0:
        text = UNKNOWN
    x, y = apply_matrix_pt(placing.matrix, place[:2])
    if of.face.missing is not None:
        x, y = x + of.behind * of.linear[0], y + of.behind * of.linear[1]
        more = of.face.missing[text] * of.size
        width, of.behind = width + more, of.behind + more
    return placed(of, text, x, y, width, placing)


def _whole(letters: list[int]) -> list[int]:
    """The letters; pdfium tells those beyond 0xFFFF (an emoji, say) as two halves, surrogates. A half alone stands for none."""
    if not any(FIRST_HALF <= letter <= LAST_HALF for letter in letters):
        return letters
    return list(map(ord, "".join(map(chr, letters)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")))


def _width(of: TextObject, letters: list[int], place: Place) -> float:
    """How wide a character is, in points of the text's own space: as its font has it, if that may be."""
    one = len(letters) == 1 and letters[0] not in SIGNS
    if of.stretch <= SAME:
        return of.face.widths[letters[0]] if one else 0.0
    reaches = place[2] / of.stretch
    # Where the box is narrower than the letter, the font has several such letters.
    return of.face.widths[letters[0]] if one and of.has(letters[0], reaches) else reaches


def placed(of: TextObject, text: str, x: float, y: float, width: float, placing: Placing) -> Letter:
    """A letter that begins at a point of the page set upright, y upwards; `width` in points of the text's own space."""
    if of.level:
        left = x + placing.right_by
        return Letter(text, round(left, DIGITS), round(left + width * of.linear[0], DIGITS), of.run_at(y, placing))
    edges = apply_matrix_rect((*of.linear[:4], x, y), (0.0, of.face.low, width, of.face.low + of.size))
    x0, top, x1, bottom = placing.told(*edges)
    return Letter(text, x0, x1, replace(of.run, size=edges[3] - edges[1], top=top, bottom=bottom))


def _hyphen(of: TextObject, width: float) -> str:
    """The sign that pdfium took for a hyphen at a line's end: a hyphen, or a soft one. Raises Untold where both may be meant."""
    fits = [letter for letter in HYPHENS if of.has(letter, width)]
    if len(fits) != 1:
        raise Untold
    return chr(fits[0])
