"""Text that a page has and does not show: in a layer that is off, painted with nothing, clear, white on white, off the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pipeline.readers.columns import Letters, Mask
from pipeline.readers.letters import Run
from pipeline.readers.shown import CLEAR, LAYER, UNPAINTED

Shape = dict[str, Any]

# What is this light, of 1, is white.
WHITE = 0.985
# Type this small, in points, is not seen; a turned letter's size is its width.
SMALLEST = 0.9
# A white page all of whose text is white has a ground that the program does not see.
SHOWN = 0.1
# So many letters are held against grounds at once.
AT_ONCE = 256
# Spaces of colours that their numbers tell (ISO 32000-1, 8.6).
PLAIN_SPACES = frozenset({"DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased"})


def hidden(page: Any) -> Mask:
    """Which letters of a page are not seen; what can't be decided is seen."""
    letters = Letters.of(page.letters)
    found = _gone(letters, page.images)
    if tuple(page.cropbox) != tuple(page.mediabox):
        found |= ~_within(letters, page.cropbox)
    white = letters.where(_is_white_text) & ~found
    if page.shaded or not white.any():
        return found
    grounds = [*page.images, *(shape for shape in (*page.rects, *page.curves, *page.lines) if _is_ground(shape))]
    unseen = found | _bare(letters, white, grounds)
    return unseen if len(letters) - np.count_nonzero(unseen) >= SHOWN * len(letters) else found


def _gone(letters: Letters, pictures: Sequence[Shape]) -> Mask:
    """Which letters are too small to be seen, or are not painted; what lies unpainted over a picture is the picture's own text."""
    found = letters.where(lambda run: run.tag in (LAYER, CLEAR))
    found |= letters.where(lambda run: run.size < SMALLEST and not run.tag) & (letters.x1 - letters.x0 < SMALLEST)
    unpainted = letters.where(lambda run: run.tag == UNPAINTED)
    return found | _bare(letters, unpainted, pictures) if unpainted.any() else found


def _is_white_text(run: Run) -> bool:
    return run.tag != UNPAINTED and run.space in PLAIN_SPACES and is_white(run.colour)


def is_white(colour: Any) -> bool:
    """Whether a colour as pdfminer gives it is white: one number (grey), three (RGB), four (CMYK); a pattern is not."""
    values = colour if isinstance(colour, tuple | list) else (colour,)
    try:
        return bool(max(values) <= 1 - WHITE if len(values) == 4 else len(values) in (1, 3) and min(values) >= WHITE)
    except TypeError:
        # Something of it is no number.
        return False


def _is_ground(shape: Shape) -> bool:
    """Whether white letters can be seen on what is drawn: it is filled with, or drawn in, another colour."""
    filled = shape.get("fill") and not is_white(shape.get("non_stroking_color"))
    broad = shape.get("stroke") and float(shape.get("linewidth") or 0) >= 1 and not is_white(shape.get("stroking_color"))
    return bool(filled or broad)


def _box(shape: Shape) -> tuple[float, float, float, float]:
    """Where something drawn lies; what is drawn as a line has its width."""
    half = float(shape.get("linewidth") or 0) / 2
    return shape["x0"] - half, shape["top"] - half, shape["x1"] + half, shape["bottom"] + half


def _bare(letters: Letters, some: Mask, grounds: Sequence[Shape]) -> Mask:
    """Which of some letters have their middle on none of the grounds."""
    found = some.copy()
    lefts, tops, rights, bottoms = np.array(list(map(_box, grounds)), dtype=float).reshape(-1, 4).T
    heights = (letters.tops + letters.bottoms) / 2
    # From the top, so many at once, for none of them can stand on what lies higher or lower than all of them.
    places = np.flatnonzero(some)
    places = places[np.argsort(heights[places])]
    for first in range(0, len(places), AT_ONCE):
        chosen = places[first : first + AT_ONCE]
        x, y = (letters.x0[chosen] + letters.x1[chosen])[:, None] / 2, heights[chosen][:, None]
        near = (tops <= y[-1]) & (bottoms >= y[0])
        on = (lefts[near] <= x) & (x <= rights[near]) & (tops[near] <= y) & (y <= bottoms[near])
        found[chosen] = ~on.any(axis=1)
    return found


def _within(letters: Letters, crop: Sequence[float]) -> Mask:
    """Which letters lie, some of each at least, within the part of the page that is shown."""
    left, top, right, bottom = crop
    return (letters.x1 > left) & (letters.x0 < right) & (letters.bottoms > top) & (letters.tops < bottom)
