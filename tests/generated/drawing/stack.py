"""Paragraphs one under the other in a box: measured first, painted where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.generated.drawing.sheet import Colour, Fill, Sheet
from tests.generated.drawing.text import Laid, Para, lay, paint


@dataclass(frozen=True)
class Stack:
    """Paragraphs laid to a width, with a gap between them; lengths in points."""

    laid: tuple[Laid, ...]
    gap: float
    width: float

    @property
    def height(self) -> float:
        return sum(one.height for one in self.laid) + self.gap * max(len(self.laid) - 1, 0)

    def cut(self, height: float) -> tuple[Stack, Stack]:
        """What fits into a height, line by line, and the rest."""
        above: list[Laid] = []
        for n, one in enumerate(self.laid):
            fit = int((height - sum(a.height + self.gap for a in above)) // one.pitch)
            if fit >= len(one.rows):
                above.append(one)
                continue
            head = [replace(one, rows=one.rows[:fit])] if fit > 0 else []
            tail = replace(one, rows=one.rows[max(fit, 0) :], para=replace(one.para, marker="") if fit > 0 else one.para)
            return Stack((*above, *head), self.gap, self.width), Stack((tail, *self.laid[n + 1 :]), self.gap, self.width)
        return self, Stack((), self.gap, self.width)

    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        for one in self.laid:
            paint(sheet, one, x, top)
            top += one.height + self.gap


def stack(paras: Sequence[Para], width: float, gap: float = 0.0) -> Stack:
    """The paragraphs laid to a width; those without a word are left out."""
    return Stack(tuple(lay(para, width) for para in paras if any(run.text.strip() for run in para.runs)), gap, width)


SMALLER = 0.92
"""By so much type shrinks until a box fits on its page, as presentation programs make it."""


def fitting(paras: Sequence[Para], width: float, gap: float, height: float) -> Stack:
    """The paragraphs as a stack no higher than that, in smaller type where it takes that."""
    found = stack(paras, width, gap)
    while found.height > height and max(laid.para.size for laid in found.laid) > 5:
        paras = [replace(p, runs=tuple(replace(r, size=round(r.size * SMALLER, 1)) for r in p.runs)) for p in paras]
        found = stack(paras, width, gap)
    return found


@dataclass(frozen=True)
class Box:
    """How the box round a stack is drawn: what is None is not."""

    padding: float = 8.0
    fill: Colour | None = None
    stroke: Colour | None = None
    edge: Colour | None = None
    """A thick bar at the left edge."""


def paint_box(sheet: Sheet, box: Box, place: tuple[float, float, float, float]) -> None:
    """The box itself; its text is painted over it."""
    x0, top, x1, bottom = (round(edge, 2) for edge in place)
    if box.fill or box.stroke:
        sheet.add(Fill(x0, top, x1, bottom, box.fill, box.stroke))
    if box.edge:
        sheet.add(Fill(x0, top, x0 + 4, bottom, box.edge))
