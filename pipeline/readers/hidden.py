"""Text that a page has and does not show: in a layer that is off, painted with nothing, clear, white on white, off the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.readers.letters import Letter, by_run
from pipeline.readers.shown import CLEAR, LAYER, UNPAINTED
from schemas.bands import Bands

Shape = dict[str, Any]

# What is this light, of 1, is white.
WHITE = 0.985
# Type this small, in points, is not seen; a turned letter's size is its width.
SMALLEST = 0.9
# A white page all of whose text is white has a ground that the program does not see.
SHOWN = 0.1
# Spaces of colours that their numbers tell (ISO 32000-1, 8.6).
PLAIN_SPACES = frozenset({"DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased"})


def hidden(page: Any) -> set[Letter]:
    """The letters that are not seen; what can't be decided is seen."""
    found: set[Letter] = set()
    white: list[Letter] = []
    pictures = _by_height(page.images)
    crop = tuple(page.cropbox)
    cropped = crop != tuple(page.mediabox)
    for run, letters in by_run(page.letters, lambda run: run).items():
        if run.tag or run.size < SMALLEST or cropped:
            gone = {letter for letter in letters if _is_gone(letter, pictures) or (cropped and not _is_within(letter, crop))}
            found |= gone
            letters = [letter for letter in letters if letter not in gone] if gone else letters
        if run.tag != UNPAINTED and run.space in PLAIN_SPACES and is_white(run.colour):
            white += letters
    if white and not page.shaded:
        grounds = _by_height([*page.images, *(shape for shape in (*page.rects, *page.curves, *page.lines) if _is_ground(shape))])
        unseen = {letter for letter in white if not _is_over(letter, grounds)}
        if len(page.letters) - len(found | unseen) >= SHOWN * len(page.letters):
            found |= unseen
    return found


def is_white(colour: Any) -> bool:
    """Whether a colour as pdfminer gives it is white: one number (grey), three (RGB), four (CMYK); a pattern is not."""
    values = colour if isinstance(colour, tuple | list) else (colour,)
    if not values or not all(isinstance(value, int | float) for value in values):
        return False
    if len(values) == 4:
        return all(value <= 1 - WHITE for value in values)
    return len(values) in (1, 3) and all(value >= WHITE for value in values)


def _is_gone(letter: Letter, pictures: Bands[Shape]) -> bool:
    """Whether a letter is too small to be seen, or is not painted; what lies unpainted over a picture is the picture's own text."""
    tag = letter.run.tag
    if not tag:
        return letter.x1 - letter.x0 < SMALLEST and letter.run.size < SMALLEST
    return tag in (LAYER, CLEAR) or (tag == UNPAINTED and not _is_over(letter, pictures))


def _is_ground(shape: Shape) -> bool:
    """Whether white letters can be seen on what is drawn: it is filled with, or drawn in, another colour."""
    filled = shape.get("fill") and not is_white(shape.get("non_stroking_color"))
    broad = shape.get("stroke") and float(shape.get("linewidth") or 0) >= 1 and not is_white(shape.get("stroking_color"))
    return bool(filled or broad)


def _by_height(shapes: Sequence[Shape]) -> Bands[Shape]:
    return Bands(shapes, lambda shape: (shape["top"] - _half(shape), shape["bottom"] + _half(shape)))


def _half(shape: Shape) -> float:
    return float(shape.get("linewidth") or 0) / 2


def _is_over(letter: Letter, grounds: Bands[Shape]) -> bool:
    """Whether a letter's middle lies on one of them; what is drawn as a line has its width."""
    x, y = letter.middle
    for ground in grounds.at(y):
        half = _half(ground)
        if ground["x0"] - half <= x <= ground["x1"] + half and ground["top"] - half <= y <= ground["bottom"] + half:
            return True
    return False


def _is_within(letter: Letter, crop: Sequence[float]) -> bool:
    """Whether some of a letter lies within the part of the page that is shown."""
    return bool(letter.x1 > crop[0] and letter.x0 < crop[2] and letter.run.bottom > crop[1] and letter.run.top < crop[3])
