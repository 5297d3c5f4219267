"""Sheets as the reader's `Page` objects, without a PDF: pdfplumber's objects are made here, and the reader's own code reads them.

So words, edges, sizes, grids, frames and drawn bullets are by construction what the PDF would give (a test prints and compares).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.fontmetrics import FONT_METRICS
from pdfplumber.container import Container

from pipeline.readers import pdf as reader
from pipeline.readers.letters import Letter, Run
from schemas.document import Page
from tests.generated.drawing.faces import char_width, descent
from tests.generated.drawing.sheet import Dot, Fill, Mark, Rule, Sheet, Tag, Text

Object = dict[str, Any]
UNMEASURED = "•€"
"""pdfminer gives these no width in the standard fonts."""


class DrawnPage(Container):
    """What pdfplumber would find on a sheet."""

    def __init__(self, number: int, sheet: Sheet) -> None:
        self.page_number, self.width, self.height = number, sheet.width, sheet.height
        self.bbox = (0.0, 0.0, sheet.width, sheet.height)
        self.annots: list[Object] = []
        self.hyperlinks: list[Object] = []
        self.letters: list[Letter] = []
        self._drawn: dict[str, list[Object]] = {}
        self.tags: dict[tuple[float, float], tuple[int, Text]] = {}
        for index, mark in enumerate(sheet.marks):
            self._add(mark, sheet, index)

    @property
    def objects(self) -> dict[str, list[Object]]:
        return self._drawn

    def close(self) -> None:
        """Nothing is held open."""

    def _add(self, mark: Mark, sheet: Sheet, index: int) -> None:
        if isinstance(mark, Text):
            self._write(mark, index)
        elif isinstance(mark, Rule):
            self._put("line", _shape(mark.x0, mark.y0, mark.x1, mark.y1, sheet, stroke=mark.colour, width=mark.width))
        elif isinstance(mark, Dot):
            r = mark.radius
            shape = _shape(mark.x - r, mark.y - r, mark.x + r, mark.y + r, sheet, fill=mark.colour)
            self._put("curve", shape | {"path": [("m", (mark.x + r, mark.y)), ("c", (mark.x, mark.y - r))], "pts": _circle(mark)})
        elif isinstance(mark, Fill):
            shape = _shape(mark.x0, mark.top, mark.x1, mark.bottom, sheet, fill=mark.fill, stroke=mark.stroke, width=mark.width)
            self._put("rect", shape)

    def _put(self, kind: str, shape: Object) -> None:
        self._drawn.setdefault(kind, []).append(shape | {"object_type": kind, "page_number": self.page_number})

    def _write(self, mark: Text, index: int) -> None:
        bottom = mark.baseline - descent(mark.font) * mark.size
        top, x = bottom - mark.size, mark.x
        run = Run(mark.font, mark.size, (1.0, 0.0, 0.0, 1.0), True, top, bottom, mark.colour)
        for char in mark.text:
            wide = 0.0 if char in UNMEASURED and mark.font in FONT_METRICS else char_width(mark.font, char) * mark.size
            self.letters.append(Letter(char, x, x + wide, run))
            self.tags[(round(x, 2), round(top, 2))] = (index, mark)
            x += wide


def _shape(x0: float, top: float, x1: float, bottom: float, sheet: Sheet, **paint: Any) -> Object:
    (x0, x1), (top, bottom) = sorted((x0, x1)), sorted((top, bottom))
    fill, stroke = paint.get("fill"), paint.get("stroke")
    place = {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top, "y0": sheet.height - bottom, "y1": sheet.height - top}
    return {
        **place,
        "width": x1 - x0,
        "height": bottom - top,
        "fill": fill is not None,
        "stroke": stroke is not None,
        "non_stroking_color": fill if fill is not None else (0.0,),
        "stroking_color": stroke if stroke is not None else (0.0,),
        "linewidth": paint.get("width", 0.0),
        "pts": [(x0, top), (x1, top), (x1, bottom), (x0, bottom)],
        "path": [("m", (x0, top)), ("l", (x1, bottom))],
        "dash": None,
        "matrix": (1, 0, 0, 1, x0, sheet.height - bottom),
    }


def _circle(mark: Dot) -> list[tuple[float, float]]:
    return [(mark.x + mark.radius, mark.y), (mark.x, mark.y - mark.radius), (mark.x - mark.radius, mark.y), (mark.x, mark.y + mark.radius)]


@dataclass(frozen=True)
class Owned:
    """Whose a word is: the tags of its letters, each once, when it was drawn (page, mark, left edge), and its paragraph's number."""

    tags: tuple[Tag, ...]
    drawn: tuple[int, int, float]
    paragraph: int


Tagged = dict[tuple[int, int], Owned]
"""(page, word number) → whose it is; words that belong to nothing are left out."""


def _seen(drawn: DrawnPage) -> Page:
    """The page as the reader's parts see it; nothing on it is hidden, turned or laid over it."""
    words = reader.words_of(drawn.page_number, drawn.letters)
    words += reader.drawn_bullets(drawn, words)
    return Page(
        drawn.page_number,
        drawn.width,
        drawn.height,
        words,
        grids=reader._grids(drawn),
        frames=reader.frames_of(drawn),
        shapes=reader.shapes_of(drawn),
    )


def read(sheets: Sequence[Sheet]) -> tuple[tuple[Page, ...], Tagged]:
    """The sheets as the PDF reader would give them, and whose each word is."""
    pages: list[Page] = []
    tagged: Tagged = {}
    for number, sheet in enumerate(sheets, 1):
        drawn = DrawnPage(number, sheet)
        page = _seen(drawn)
        pages.append(page)
        for word in page.words:
            found = [drawn.tags[place] for edge in word.edges[:-1] if (place := (edge, word.place[1])) in drawn.tags]
            mine = tuple(dict.fromkeys(mark.tag for _, mark in found if mark.tag is not None))
            if mine:
                tagged[(number, word.number)] = Owned(mine, (number, found[0][0], word.place[0]), found[0][1].paragraph)
    return tuple(pages), tagged
