"""Whether two readers of PDFs read the same: pages alike but for half a point, editions the same but for boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from schemas.document import Grid, Page, Word

# Boxes of the same thing are no further apart, in points; colours that are rounded to one of 255 steps no further, of 1.
NEAR, ONE_COLOUR = 0.5, 0.005
# A bullet's right edge is not asked for: pdfminer knows no width for that of the fonts that every reader has.
BULLET = "•"


def unlike(one: Page, other: Page) -> list[str]:
    """What two readers read differently of a page; nothing where they agree."""
    found = [name for name in ("number", "pictures", "scanned", "comments", "addresses") if getattr(one, name) != getattr(other, name)]
    if not _near((one.width, one.height), (other.width, other.height)):
        found.append("size")
    for name in ("words", "hidden"):
        words, others = getattr(one, name), getattr(other, name)
        if [_told(word) for word in words] != [_told(word) for word in others]:
            found.append(f"{name}: {_first(words, others)}")
        found += [f"{name}: {_placed(a)} {_placed(b)}" for a, b in zip(words, others, strict=False) if not _word_near(a, b)][:1]
    found += [name for name in ("frames",) if len(getattr(one, name)) != len(getattr(other, name))]
    if list(map(_shape, one.shapes)) != list(map(_shape, other.shapes)) or not _all_near(one.shapes, other.shapes):
        found.append("shapes")
    if not _same_grids(one.grids, other.grids):
        found.append("grids")
    return found


def _told(word: Word) -> Word:
    return replace(word.looking(drawn=None, colour=(), font=""), place=(0, 0, 0, 0), laid=())


def _first(words: tuple[Word, ...], others: tuple[Word, ...]) -> str:
    pairs = ((a, b) for a, b in zip(words, others, strict=False) if _told(a) != _told(b))
    return next((f"{_placed(a)} {_placed(b)}" for a, b in pairs), f"{len(words)} {len(others)}")


def _placed(word: Word) -> str:
    return f"{word.text!r} {word.size} {word.place} {sorted(word.look.cleaned)}"


def _word_near(one: Word, other: Word) -> bool:
    kept = 4 if one.text != BULLET else 2
    # Grey may be told by one number or by three; the four of inks can't be compared with three.
    colour = one.look.colour * 3 if len(one.look.colour) == 1 else one.look.colour
    coloured = len(colour) == 4 or _near(colour, other.look.colour * 3 if len(other.look.colour) == 1 else other.look.colour, ONE_COLOUR)
    placed = _near((one.look.drawn or ())[:kept], (other.look.drawn or ())[:kept])
    return _near(one.place[:kept], other.place[:kept]) and placed and coloured


def _shape(shape: Any) -> tuple[bool, bool]:
    return bool(shape.fill), shape.stroked


def _all_near(ones: Any, others: Any) -> bool:
    return all(_near(a.box, b.box) for a, b in zip(ones, others, strict=True))


def _same_grids(ones: tuple[Grid, ...], others: tuple[Grid, ...]) -> bool:
    if [[len(row) for row in grid] for grid in ones] != [[len(row) for row in grid] for grid in others]:
        return False
    cells, theirs = ([cell for grid in grids for row in grid for cell in row] for grids in (ones, others))
    return all((a is None) == (b is None) and (a is None or b is None or _near(a, b)) for a, b in zip(cells, theirs, strict=True))


def _near(one: tuple[float, ...], other: tuple[float, ...], most: float = NEAR) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


def differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """Where two editions' JSON differ, boxes aside that are near each other."""
    if path.endswith("/bbox"):
        if (one is None) != (other is None) or (one and not _near(tuple(one), tuple(other))):
            yield f"{path}: {one} {other}"
    elif isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            yield from differences(one.get(key), other.get(key), f"{path}/{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from differences(a, b, f"{path}/{number}")
    elif one != other:
        yield f"{path}: {one} {other}"
