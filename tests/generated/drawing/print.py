"""Sheets printed as a PDF, with the same bytes for the same sheets."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from tests.generated.drawing.faces import loaded
from tests.generated.drawing.sheet import Dot, Fill, Mark, Rule, Sheet, Text


def printed(sheets: Sequence[Sheet], title: str = "") -> bytes:
    """A PDF of the sheets."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setTitle(title)
    for sheet in sheets:
        canvas.setPageSize((sheet.width, sheet.height))
        for mark in sheet.marks:
            _draw(canvas, sheet, mark)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, sheet: Sheet, mark: Mark) -> None:
    if isinstance(mark, Text):
        canvas.setFillColorRGB(*mark.colour)
        canvas.setFont(loaded(mark.font), mark.size)
        canvas.drawString(mark.x, sheet.height - mark.baseline, mark.text)
    elif isinstance(mark, Rule):
        canvas.setStrokeColorRGB(*mark.colour)
        canvas.setLineWidth(mark.width)
        canvas.line(mark.x0, sheet.height - mark.y0, mark.x1, sheet.height - mark.y1)
    elif isinstance(mark, Dot):
        canvas.setFillColorRGB(*mark.colour)
        canvas.circle(mark.x, sheet.height - mark.y, mark.radius, stroke=0, fill=1)
    else:
        _box(canvas, sheet, mark)


def _box(canvas: Canvas, sheet: Sheet, mark: Fill) -> None:
    if mark.fill:
        canvas.setFillColorRGB(*mark.fill)
    if mark.stroke:
        canvas.setStrokeColorRGB(*mark.stroke)
        canvas.setLineWidth(mark.width)
    size = (mark.x1 - mark.x0, mark.bottom - mark.top)
    canvas.rect(mark.x0, sheet.height - mark.bottom, *size, stroke=int(mark.stroke is not None), fill=int(mark.fill is not None))
