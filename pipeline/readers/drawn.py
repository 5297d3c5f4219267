"""What a PDF draws instead of writing it: bullets, as browsers do in lists, and the frames of slides on notes pages."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, islice
from typing import Any

from schemas.bands import Bands
from schemas.document import Box, Shape, Word

# A bullet is so large, and so far left of its text, against the text's type size; it is about as wide as high.
SMALLEST, LARGEST = 0.12, 0.75
NEAREST, FURTHEST = 0.1, 4.0
# A column of text ends so far, in type sizes, left of the bullets of the next: nearer than the first only where several stand one below
# the other, nearer than the second never: that is a sign in the middle of a line.
ALONE, ALIGNED = 2.0, 0.5
SQUARE = 0.7
# What is drawn smaller than this, in points, is no box and no rule.
SPECK = 12.0
# PDF's operators that draw a curve (ISO 32000-1, 8.5.2.2).
CURVES = frozenset("cvy")
# A slide on a notes page is so wide at least and ends so far down at most, as shares of the page; so wide against its height.
WIDTH, BOTTOM, ASPECT = 0.45, 0.68, (1.2, 2.0)


def drawn_bullets(page: Any, words: Sequence[Word]) -> tuple[Word, ...]:
    """The small shapes and pictures left of a line's first word, each as a word of one glyph; numbered on from the words."""
    shapes = [shape for shape in (*page.curves, *page.rects, *page.images) if _is_small(shape)]
    if not shapes:
        return ()
    found: dict[tuple[int, int], Word] = {}
    told = list(_told(shapes, words))
    places = Counter(round(float(shape["x0"])) for shape, _, _ in told)
    for shape, beside, white in told:
        if white >= ALONE or places[round(float(shape["x0"]))] > 1:
            place = (round(float(shape["x0"]), 2), beside.place[1], round(float(shape["x1"]), 2), beside.place[3])
            found.setdefault((round(place[0]), round(place[1])), replace(beside, text=_glyph(shape), place=place, laid=()))
    bullets = sorted(found.values(), key=lambda word: (word.place[1], word.place[0]))
    return tuple(replace(word, number=len(words) + n) for n, word in enumerate(bullets))


def frames_of(page: Any) -> tuple[Box, ...]:
    """The boxes on an upright page that are as large as a slide on a notes page, in points."""
    width, height = float(page.width), float(page.height)
    if height <= width:
        return ()
    found = {_box(shape) for shape in (*page.rects, *page.images) if float(shape["bottom"]) <= BOTTOM * height}
    return tuple(sorted(box for box in found if box[2] - box[0] >= WIDTH * width and _is_slide(box)))


def shapes_of(page: Any) -> tuple[Shape, ...]:
    """The boxes, fills and rules of a page, as far as they lie on it; specks are left out."""
    width, height = float(page.width), float(page.height)
    found = []
    for drawn in (*page.rects, *page.lines, *page.curves):
        x0, top, x1, bottom = (round(float(drawn[key]), 2) for key in ("x0", "top", "x1", "bottom"))
        box = (max(x0, 0.0), max(top, 0.0), min(x1, width), min(bottom, height))
        if max(box[2] - box[0], box[3] - box[1]) < SPECK or box[0] > box[2] or box[1] > box[3]:
            continue
        fill = colour_of(drawn.get("non_stroking_color")) or (0.0,) if drawn.get("fill") else ()
        found.append(Shape(box, fill, bool(drawn.get("stroke"))))
    return tuple(dict.fromkeys(found))


def colour_of(value: Any) -> tuple[float, ...]:
    """A colour as pdfminer gives it (a number, a tuple, None, or a pattern's name), as a tuple of numbers."""
    values = value if isinstance(value, tuple | list) else (value,)
    return _rounded(tuple([v for v in values if isinstance(v, int | float)]))


@lru_cache(maxsize=1024)
def _rounded(numbers: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(float(number), 3) for number in numbers)


def _box(shape: dict[str, Any]) -> Box:
    x0, top, x1, bottom = (round(float(shape[key])) for key in ("x0", "top", "x1", "bottom"))
    return (float(x0), float(top), float(x1), float(bottom))


def _is_slide(box: Box) -> bool:
    return box[3] > box[1] and ASPECT[0] <= (box[2] - box[0]) / (box[3] - box[1]) <= ASPECT[1]


def _is_small(shape: dict[str, Any]) -> bool:
    width, height = float(shape["x1"] - shape["x0"]), float(shape["bottom"] - shape["top"])
    return 1 <= max(width, height) <= 24 and min(width, height) >= SQUARE * max(width, height)


def _told(shapes: Sequence[dict[str, Any]], words: Sequence[Word]) -> Iterator[tuple[dict[str, Any], Word, float]]:
    """Those of the shapes that may be bullets, each with its word and how much white, in type sizes, is left of it."""
    bands = Bands(words, lambda word: (word.place[1], word.place[3]))
    # A band's words are put in a row once, however many shapes stand among them.
    rows: dict[int, _Row] = {}
    for shape in shapes:
        near = bands.at(_middle(shape))
        if id(near) not in rows:
            rows[id(near)] = _Row(near)
        if found := _beside(shape, rows[id(near)]):
            yield shape, *found


class _Row:
    """Words that stand near a height, from left to right."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = sorted(words, key=_left)
        # How far any of the words up to each reaches.
        self._reach = list(accumulate((word.place[2] for word in self._words), max))

    def after(self, x: float, middle: float) -> Word | None:
        """The first word at a height that begins at a place or right of it."""
        first = bisect_left(self._words, x, key=_left)
        return next((word for word in islice(self._words, first, None) if _is_at(word, middle)), None)

    def before(self, x: float, middle: float) -> float:
        """How far those words at a height reach that begin left of a place; nowhere where none do."""
        found = -math.inf
        for at in range(bisect_left(self._words, x, key=_left) - 1, -1, -1):
            if self._reach[at] <= found:
                break
            if _is_at(self._words[at], middle):
                found = max(found, self._words[at].place[2])
        return found


def _beside(shape: dict[str, Any], row: _Row) -> tuple[Word, float] | None:
    """The word that a shape may be the bullet of, the nearest right of it, at its height, and how much white, in type sizes, is left of
    the shape; None where something stands right before it."""
    height, middle = float(shape["bottom"] - shape["top"]), _middle(shape)
    right = row.after(shape["x1"], middle)
    if right is None or not SMALLEST * right.size <= height <= LARGEST * right.size:
        return None
    if not NEAREST * right.size <= right.place[0] - shape["x1"] <= FURTHEST * right.size:
        return None
    white = (float(shape["x0"]) - row.before(shape["x1"], middle)) / right.size
    return (right, white) if white >= ALIGNED else None


def _middle(shape: dict[str, Any]) -> float:
    return float(shape["top"] + shape["bottom"]) / 2


def _left(word: Word) -> float:
    return word.place[0]


def _is_at(word: Word, middle: float) -> bool:
    return word.place[1] < middle < word.place[3]


def _glyph(shape: dict[str, Any]) -> str:
    """A glyph of the shape's kind: `•` `◦` for what is round, `▪` `▫` for what is square."""
    filled, round_ = bool(shape.get("fill", True)), "stream" in shape or any(step[0] in CURVES for step in shape.get("path") or ())
    return ("•" if filled else "◦") if round_ else ("▪" if filled else "▫")
