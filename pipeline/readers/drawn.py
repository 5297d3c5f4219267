"""Bullets that a PDF draws as shapes instead of writing them, as browsers do with the bullets of lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from schemas.document import Word

# A bullet is so large, and so far left of its text, against the text's type size; it is about as wide as high.
SMALLEST, LARGEST = 0.12, 0.75
NEAREST, FURTHEST = 0.1, 4.0
SQUARE = 0.7


def drawn_bullets(page: Any, words: Sequence[Word]) -> tuple[Word, ...]:
    """The small shapes and pictures left of a line's first word, each as a word of one glyph; numbered on from the words."""
    shapes = [shape for shape in (*page.curves, *page.rects, *page.images) if _is_small(shape)]
    found: dict[tuple[int, int], Word] = {}
    for shape in shapes:
        beside = _beside(shape, words)
        if beside is not None:
            place = (round(float(shape["x0"]), 2), beside.place[1], round(float(shape["x1"]), 2), beside.place[3])
            found.setdefault((round(place[0]), round(place[1])), replace(beside, text=_glyph(shape), place=place, edges=()))
    bullets = sorted(found.values(), key=lambda word: (word.place[1], word.place[0]))
    return tuple(replace(word, number=len(words) + n) for n, word in enumerate(bullets))


def _is_small(shape: dict[str, Any]) -> bool:
    width, height = float(shape["x1"] - shape["x0"]), float(shape["bottom"] - shape["top"])
    return 1 <= max(width, height) <= 24 and min(width, height) >= SQUARE * max(width, height)


def _beside(shape: dict[str, Any], words: Sequence[Word]) -> Word | None:
    """The word that a shape is the bullet of: the nearest right of it, at its height, if nothing stands right before it."""
    middle, height = float(shape["top"] + shape["bottom"]) / 2, float(shape["bottom"] - shape["top"])
    row = list(_row(middle, words))
    right = min((word for word in row if word.place[0] >= shape["x1"]), key=lambda word: word.place[0], default=None)
    if right is None or not SMALLEST * right.size <= height <= LARGEST * right.size:
        return None
    if not NEAREST * right.size <= right.place[0] - shape["x1"] <= FURTHEST * right.size:
        return None
    before = any(shape["x0"] - FURTHEST * right.size < word.place[2] and word.place[0] < shape["x1"] for word in row)
    return None if before else right


def _row(middle: float, words: Sequence[Word]) -> Iterator[Word]:
    return (word for word in words if word.place[1] < middle < word.place[3])


def _glyph(shape: dict[str, Any]) -> str:
    """A glyph of the shape's kind: `•` `◦` for what is round, `▪` `▫` for what is square."""
    filled, round_ = bool(shape.get("fill", True)), len(shape.get("pts") or ()) > 5 or "stream" in shape
    return ("•" if filled else "◦") if round_ else ("▪" if filled else "▫")
