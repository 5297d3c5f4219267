"""Pages of a PDF with a size and a turn in numbers, whatever the PDF says of them: as viewers show them."""

from __future__ import annotations

from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import dict_value, resolve1

# The boxes that a page may have; the first is its size, and what viewers take where it has none that can be used: US Letter, in points.
BOXES, LETTER = ("MediaBox", "CropBox", "TrimBox", "BleedBox", "ArtBox"), [0, 0, 612, 792]
# A number beyond this, in points or degrees, is a mistake; nothing could be reckoned with it.
FARTHEST = 1e9


class SizedPage(PDFPage):
    """A page whose boxes have an area, and whose turn is a whole number of degrees; pdfplumber takes what stands there at its word."""

    def __init__(self, doc: PDFDocument, pageid: object, attrs: object, label: str | None) -> None:
        told = dict(dict_value(attrs))
        boxes = {name: resolved(told.pop(name)) for name in BOXES if name in told}
        sized = {name: box for name, box in boxes.items() if _has_area(box)}
        turn = resolve1(told.get("Rotate"))
        super().__init__(doc, pageid, {"MediaBox": LETTER, **told, **sized, "Rotate": int(turn) if _is_number(turn) else 0}, label)


def resolved(listed: Any) -> Any:
    """A list without references, neither to it nor in it; what is none as it is. Lists in lists are not looked into."""
    listed = resolve1(listed)
    return [resolve1(one) for one in listed] if isinstance(listed, list) else listed


def _has_area(box: Any) -> bool:
    """Whether something is a rectangle: four numbers, two corners that lie apart in either direction."""
    return isinstance(box, list) and len(box) == 4 and all(map(_is_number, box)) and box[0] != box[2] and box[1] != box[3]


def _is_number(told: Any) -> bool:
    return isinstance(told, int | float) and abs(told) <= FARTHEST
