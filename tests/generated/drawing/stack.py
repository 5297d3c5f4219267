"""Paragraphs one under the other in a box: measured first, painted where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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

    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        for one in self.laid:
            paint(sheet, one, x, top)
            top += one.height + self.gap


def stack(paras: Sequence[Para], width: float, gap: float = 0.0) -> Stack:
    """The paragraphs laid to a width; those without a word are left out."""
    return Stack(tuple(lay(para, width) for para in paras if any(run.text.strip() for run in para.runs)), gap, width)


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
