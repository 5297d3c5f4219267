"""Pages whose text is turned though the page is not: set upright to be read, their words' places told as on the page; and pages of
which a viewer shows a part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from pipeline.readers.columns import Letters
from pipeline.readers.letters import Run
from schemas.document import Address, Box, Page, Shape, Word

# A page is turned where this share of so many letters at least is, all one way.
MOST, LEAST = 0.8, 20


def turn_of(letters: Letters) -> int:
    """By how many degrees clockwise a page must be turned for its text to stand upright: 0, 90, 180 or 270."""
    counts = list(zip(letters.runs, np.bincount(letters.at, minlength=len(letters.runs)).tolist(), strict=True))
    level = sum(count for run, count in counts if run.matrix[0] > 0)
    if len(letters) < LEAST or level > (1 - MOST) * len(letters):
        return 0
    turns: Counter[int] = Counter()
    for run, count in counts:
        turns[_turn(run)] += count
    turn, count = max(turns.items(), key=lambda item: (item[1], -item[0]))
    return turn if count >= MOST * len(letters) else 0


def _turn(run: Run) -> int:
    a, b, *_ = run.matrix
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 90 if b > 0 else 270


def turned_back(page: Page, turn: int) -> Page:
    """A page that was set upright, its words' and links' boxes where they stand on the page as it is shown."""
    back = _back(page, turn)

    def told(word: Word) -> Word:
        return word.looking(drawn=back(word.look.drawn or word.place))

    return replace(
        page,
        words=tuple(map(told, page.words)),
        hidden=tuple(map(told, page.hidden)),
        comments=tuple(tuple(map(told, remark)) for remark in page.comments),
    )


def _back(page: Page, turn: int) -> Callable[[Box], Box]:
    width, height = page.width, page.height

    def back(box: Box) -> Box:
        x0, top, x1, bottom = box
        if turn == 90:
            found = (top, width - x1, bottom, width - x0)
        elif turn == 180:
            found = (width - x1, height - bottom, width - x0, height - top)
        else:
            found = (height - bottom, x0, height - top, x1)
        return tuple(round(edge, 2) for edge in found)  # type: ignore[return-value]

    return back


def cut_to(page: Page, crop: Sequence[float]) -> Page:
    """A page of which a viewer shows what lies in a box: places from that box's corner."""
    left, top, right, bottom = crop
    if (left, top, right, bottom) == (0.0, 0.0, page.width, page.height):
        return page

    def box(found: Box) -> Box:
        return (round(found[0] - left, 2), round(found[1] - top, 2), round(found[2] - left, 2), round(found[3] - top, 2))

    def word(found: Word) -> Word:
        moved = found.looking(drawn=box(found.look.drawn)) if found.look.drawn else found
        return replace(moved, place=box(found.place), laid=tuple(round(edge - left, 2) for edge in found.edges))

    return replace(
        page,
        width=right - left,
        height=bottom - top,
        words=tuple(map(word, page.words)),
        hidden=tuple(map(word, page.hidden)),
        comments=tuple(tuple(map(word, remark)) for remark in page.comments),
        grids=tuple(tuple(tuple(cell and box(cell) for cell in row) for row in grid) for grid in page.grids),
        frames=tuple(map(box, page.frames)),
        shapes=tuple(Shape(box(shape.box), shape.fill, shape.stroked) for shape in page.shapes),
        addresses=tuple(Address(address.url, box(address.box)) for address in page.addresses),
    )
