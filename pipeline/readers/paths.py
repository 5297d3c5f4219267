"""A line, a rectangle or a curve that pdfminer found, told as pdfplumber tells it, without a look at all that a letter might have."""

from __future__ import annotations

from typing import Any

from pdfminer.layout import LTCurve, LTLine, LTRect
from pdfplumber.page import Page
from pdfplumber.utils.pdfinternals import resolve_all

KINDS = {LTCurve: "curve", LTLine: "line", LTRect: "rect"}


def path_told(page: Page, drawn: LTCurve) -> dict[str, Any]:
    """What was drawn on a page, as far as it is asked for; places in points from the page's upper left corner, those of y upwards aside."""
    left, above = page.mediabox[:2]
    top = (page.height - drawn.y1) + above
    path: Any = drawn.original_path
    return {
        "object_type": KINDS[type(drawn)],
        "page_number": page.page_number,
        "x0": drawn.x0 + left,
        "x1": drawn.x1 + left,
        "y0": drawn.y0,
        "y1": drawn.y1,
        "top": top,
        "bottom": (page.height - drawn.y0) + above,
        "doctop": page.initial_doctop + top,
        "width": drawn.width,
        "height": drawn.height,
        "pts": list(map(page.point2coord, drawn.pts)),
        "path": [(step, *map(page.point2coord, points)) for step, *points in path],
        # A hostile page may refer to things where it should say numbers.
        "linewidth": resolve_all(drawn.linewidth),
        "fill": drawn.fill,
        "stroke": drawn.stroke,
        "non_stroking_color": resolve_all(drawn.non_stroking_color),
        "stroking_color": resolve_all(drawn.stroking_color),
    }
