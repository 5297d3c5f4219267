"""Reads a PDF with pdfium, several times as fast as pdfplumber: the same characters, lines and pictures, of which the same pages are made.

What a page is (its size, how it is turned, its annotations) pdfminer tells, for either reader; what stands on it, pdfium. A page of which
pdfium's interface does not tell all that is asked (layers that are off, text typed on as an annotation, pictures to be read) is read with
pdfplumber.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pdfminer.utils import Matrix
from pdfplumber.page import Page as PlumberPage

from pipeline.readers.annotations import Annotation
from pipeline.readers.columns import placed
from pipeline.readers.layers import Layers
from pipeline.readers.pdf import PdfPages
from pipeline.readers.pdfium_drawn import Paths, images_of
from pipeline.readers.pdfium_fonts import Fonts
from pipeline.readers.pdfium_glyphs import Untold
from pipeline.readers.pdfium_letters import letters_of
from pipeline.readers.pdfium_objects import Placing, objects_of
from pipeline.readers.shown import ShownPage
from pipeline.readers.written import Written

# Whatever pdfium has read of a document it keeps until that is closed; it is opened anew after so many pages.
ANEW = 50


class PdfiumPage(ShownPage):
    """A page whose objects pdfium tells. Raises Untold, when it is made, where pdfium doesn't tell them all."""

    def __init__(self, page: PlumberPage, layers: Layers, annotations: Sequence[Annotation], turn: int, drawn: Any, fonts: Fonts) -> None:
        """`drawn`: pdfium's page. Else as ShownPage has it."""
        super().__init__(page, layers, annotations, turn)
        placing = Placing(_upright(self.page_obj), float(self.height), float(self.mediabox[0]), float(self.mediabox[1]))
        found = objects_of(drawn, placing.matrix)
        paths = Paths(self.page_number, float(self.width), float(self.height))
        for one in found:
            if one.kind == pdfium.FPDF_PAGEOBJ_PATH:
                paths.add(one)
        self.shaded = any(one.kind == pdfium.FPDF_PAGEOBJ_SHADING for one in found)
        self._letters = placed(letters_of(drawn, found, fonts, placing))
        self._objects: dict[str, list[dict[str, Any]]] = {"image": images_of(found, placing)}
        if self._objects["image"] and not self._letters:
            # It may be a picture of text, which is read with what pdfplumber knows of it.
            raise Untold
        for path in paths.cur_item:
            told = self.process_object(path)
            self._objects.setdefault(told["object_type"], []).append(told)


def _upright(page_obj: Any) -> Matrix:
    """The matrix that sets a page upright, its lower left corner at 0 (as pdfminer's interpreter has it)."""
    x0, y0, x1, y1 = page_obj.mediabox
    return {
        90: (0, -1, 1, 0, -y0, x1),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, 1, -1, 0, y1, -x0),
    }.get(page_obj.rotate, (1, 0, 0, 1, -x0, -y0))


class PdfiumPages(PdfPages):
    """The pages of a PDF, at most so many, as PdfPages has them."""

    def __init__(self, path: Path, data: bytes, most: int | None = None) -> None:
        """Raises Unusable if the file is damaged or encrypted."""
        super().__init__(path, data, most)
        self._written = Written(self._pdf.rsrcmgr)
        self._drawn: Any = None
        self._data, self._told = data, 0
        if not self._layers.all_on:
            return
        try:
            self._drawn = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return
        if len(self._drawn) != self.count and not self.more:
            # The two do not agree which pages there are.
            self._drawn = None

    def _shown(self, page: PlumberPage, typed: Sequence[Annotation], turn: int = 0) -> ShownPage:
        if self._drawn is None or any(annotation.drawn is not None for annotation in typed):
            return super()._shown(page, typed, turn)
        self._written.learn(page.page_obj)
        drawn = self._drawn_page(page.page_number)
        try:
            return PdfiumPage(page, self._layers, typed, turn, drawn.raw, Fonts(self._written))
        except Untold:
            return super()._shown(page, typed, turn)
        finally:
            drawn.close()

    def _drawn_page(self, number: int) -> Any:
        """The page of a number, from 1, as pdfium has it."""
        self._told += 1
        if self._told % ANEW == 0:
            self._drawn.close()
            self._drawn = pypdfium2.PdfDocument(self._data)
        return self._drawn[number - 1]
