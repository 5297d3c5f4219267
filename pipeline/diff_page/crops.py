"""Pieces of the editions' pages as pictures, small enough that the page with all of them can be mailed."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from pipeline.diff_page.sources import PDF, Source
from pipeline.diff_page.view import Crop, Side
from pipeline.errors import Unusable
from pipeline.review.pictures import draw
from pipeline.translation import _
from schemas.plan import Bbox, Span

# Pixels a point, the best first: the first at which all pictures of a page together stay within the limit.
SCALES = (1.6, 1.2, 0.9)
# Of WebP, 0 to 100.
QUALITY = 60
# Letters of base64 for all pictures: with its texts, the page stays under eight megabytes.
MOST = 6_500_000
# Points left beside what is shown, over it, and under it for the tails of letters: more would show bits of the neighbouring lines.
BESIDE, OVER, UNDER = 5.0, 1.5, 5.0
# Of a large line's height so much is left under it, where that is more.
TAIL = 0.25
# The height in CSS pixels at which a line is shown at most: a cover's title need not shout.
LINE = 20.0
# So many drawn pages are kept at hand, of four megabytes each.
KEPT = 12
# The marker pen over what changed, by side, in red, green and blue.
PEN = {"old": (255, 222, 214), "new": (206, 243, 214)}


class Sheets:
    """The pages of both editions as far as they are at hand; a page is drawn when a piece of it is first asked for."""

    def __init__(self, documents: dict[Side, pypdfium2.PdfDocument]) -> None:
        self._documents = documents
        self._sizes: dict[tuple[Side, int], tuple[float, float]] = {}
        self._drawn: dict[tuple[Side, int], Image.Image] = {}
        self._made: dict[tuple[object, ...], Crop | None] = {}
        self._level = 0
        self._spent = 0
        self.full = False
        """Whether a picture was left out because there would have been too many."""

    def crop(self, side: Side, around: Sequence[Span], marked: Sequence[Span]) -> Crop | None:
        """The piece of the first page of `around` that holds its spans, `marked` ones under a marker pen; None without file or places."""
        boxes = [(span.page, span.bbox) for span in around if span.bbox]
        document = self._documents.get(side)
        if document is None or not boxes or boxes[0][0] > len(document):
            return None
        page = boxes[0][0]
        own = tuple(box for number, box in boxes if number == page and box)
        pen = tuple(span.bbox for span in marked if span.page == page and span.bbox)
        key = (side, page, own, pen)
        if key not in self._made:
            text = " ".join(span.text for span in around if span.page == page)
            self._made[key] = self._cut(document, side, page, own, pen, text)
        return self._made[key]

    def _cut(
        self, document: pypdfium2.PdfDocument, side: Side, page: int, boxes: Sequence[Bbox], pen: Sequence[Bbox], text: str
    ) -> Crop | None:
        if self._spent > MOST:
            self.full = True
            return None
        scale = SCALES[self._level]
        image = self._page(document, side, page, scale)
        whole = self._sizes[side, page]
        left, top, right, bottom = _frame(boxes, whole)
        if right <= left or bottom <= top:
            return None
        piece = image.crop((round(left * scale), round(top * scale), round(right * scale), round(bottom * scale)))
        for box in pen:
            _mark(piece, [edge * scale for edge in (box[0] - left, box[1] - top, box[2] - left, box[3] - top)], PEN[side])
        data = _encoded(piece)
        self._spend(len(data))
        fit = min(1.0, LINE / max(bottom - top for _left, top, _right, bottom in boxes))
        return Crop(side, page, data, round((right - left) * fit), round((bottom - top) * fit), text)

    def _page(self, document: pypdfium2.PdfDocument, side: Side, number: int, scale: float) -> Image.Image:
        """A page as it is drawn at a scale; the latest are kept, for most pieces come in the order of the pages."""
        if (side, number) not in self._drawn:
            if len(self._drawn) >= KEPT:
                del self._drawn[next(iter(self._drawn))]
            page = document[number - 1]
            self._sizes[side, number] = page.get_size()
            self._drawn[side, number] = draw(page, scale)
            page.close()
        return self._drawn[side, number]

    def _spend(self, letters: int) -> None:
        """Count a picture; the more are there, the coarser the next ones are."""
        self._spent += letters
        wanted = next((level for level in range(len(SCALES)) if self._spent < MOST * (level + 1) / len(SCALES)), len(SCALES) - 1)
        if wanted != self._level:
            self._level = wanted
            self._drawn.clear()


def _frame(boxes: Sequence[Bbox], size: tuple[float, float]) -> Bbox:
    """What is cut out, in points: round all boxes, with air, within the page."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    under = max(UNDER, TAIL * max(bottom - top for top, bottom in zip(tops, bottoms, strict=True) if bottom == max(bottoms)))
    edges = min(lefts) - BESIDE, min(tops) - OVER, max(rights) + BESIDE, max(bottoms) + under
    return max(edges[0], 0.0), max(edges[1], 0.0), min(edges[2], size[0]), min(edges[3], size[1])


def _mark(piece: Image.Image, box: Sequence[float], colour: tuple[int, int, int]) -> None:
    """Draw a marker pen over a box, in pixels of the piece; what stands under it is read as before."""
    left, top, right, bottom = (max(round(edge), 0) for edge in box)
    right, bottom = min(right, piece.width), min(bottom, piece.height)
    if right > left and bottom > top:
        under = piece.crop((left, top, right, bottom))
        piece.paste(ImageChops.multiply(under, Image.new("RGB", under.size, colour)), (left, top))


def _encoded(image: Image.Image) -> str:
    file = BytesIO()
    image.save(file, "WEBP", quality=QUALITY, method=4)
    return b64encode(file.getvalue()).decode("ascii")


@contextmanager
def sheets(sources: Sequence[Source]) -> Iterator[Sheets]:
    """The pages of those of the editions whose PDFs are at hand. Raises Unusable if PDFium can't read one."""
    documents: dict[Side, pypdfium2.PdfDocument] = {}
    try:
        for one in sources:
            if one.path is not None and one.media_type == PDF:
                documents[one.side] = _opened(one.path)
        yield Sheets(documents)
    finally:
        for document in documents.values():
            document.close()


def _opened(path: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise Unusable(path, _("can't be read ({why})").format(why=error)) from None
