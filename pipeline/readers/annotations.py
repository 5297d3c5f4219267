"""What is laid onto a PDF's pages: text typed onto them, comments, links (annotations: ISO 32000-1, 12.5)."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from pipeline.readers.laid import laid_out
from pipeline.readers.layers import Layers
from schemas.document import Address, Box, Word

Rect = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points from the page's bottom left corner."""

# Annotations whose text stands on the page for all to read; those that a reader opens to see what was remarked.
TYPED = frozenset({"FreeText"})
COMMENTS = frozenset(
    "Text Highlight Underline StrikeOut Squiggly Caret Square Circle Line Polygon PolyLine Ink Stamp FileAttachment Redact".split()
)
# Flags of annotations that are not shown (table 165): hidden, not to be viewed.
HIDDEN, NO_VIEW = 1 << 1, 1 << 5
WEB = ("http://", "https://")
# The type size where nothing tells it, in points, and the largest that is believed: a page of the greatest size is as high.
USUAL, LARGEST = 12.0, 14_400.0
# What stands further off, in points, stands nowhere: on no page, or beyond all numbers.
FURTHEST = 1e9


@dataclass(frozen=True)
class Annotation:
    """One annotation: its kind, where it stands, what it says (a link: where it leads to)."""

    kind: Literal["typed", "comment", "link"]
    rect: Rect
    text: str
    drawn: PDFStream | None = None
    """What is drawn for it, where that tells how its text stands."""
    shown: bool = True
    size: float = 0.0
    """The type size that it asks for, in points; 0 where it doesn't."""


def annotations_of(page_obj: Any, layers: Layers) -> list[Annotation]:
    """The annotations of a page that say something, in its order; those that are broken are left out."""
    found = resolve1(page_obj.annots)
    return [annotation for raw in (found if isinstance(found, list) else []) for annotation in _annotation(resolve1(raw), layers)]


def _annotation(raw: Any, layers: Layers) -> Iterator[Annotation]:
    rect = _rect(resolve1(raw.get("Rect"))) if isinstance(raw, dict) else None
    subtype = resolve1(raw.get("Subtype")) if rect else None
    if rect is None or not isinstance(subtype, PSLiteral):
        return
    text, flags = _text(raw.get("Contents")), resolve1(raw.get("F"))
    shown = not (isinstance(flags, int) and flags & (HIDDEN | NO_VIEW)) and layers.shows(raw.get("OC"))
    if subtype.name in TYPED and text:
        yield Annotation("typed", rect, text, _appearance(raw), shown, _size(_text(raw.get("DA"))))
    elif subtype.name in COMMENTS and text:
        yield Annotation("comment", rect, text)
    elif subtype.name == "Link":
        action = resolve1(raw.get("A"))
        url = _text(action.get("URI")) if isinstance(action, dict) else ""
        if url.lower().startswith(WEB):
            yield Annotation("link", rect, "".join(url.split()))


def _appearance(raw: dict[str, Any]) -> PDFStream | None:
    """What is drawn for an annotation; None where the viewer lays it out itself."""
    drawn = resolve1(raw.get("AP"))
    normal = resolve1(drawn.get("N")) if isinstance(drawn, dict) else None
    return normal if isinstance(normal, PDFStream) and normal.objid is not None else None


def _rect(value: Any) -> Rect | None:
    numbers = [resolve1(edge) for edge in value] if isinstance(value, list) else []
    if len(numbers) != 4 or not all(isinstance(edge, int | float) and abs(edge) <= FURTHEST for edge in numbers):
        return None
    x0, y0, x1, y1 = (float(edge) for edge in numbers)
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _text(value: Any) -> str:
    found = resolve1(value)
    if not isinstance(found, bytes):
        return ""
    # PDF 2.0 has UTF-8, too, which pdfminer does not know.
    text = found.decode("utf-8-sig", errors="replace") if found.startswith(codecs.BOM_UTF8) else decode_text(found)
    return text.strip()


def _size(appearance: str) -> float:
    """The type size in a default appearance string: `/Helv 12 Tf 0 g`."""
    parts = appearance.split()
    at = parts.index("Tf") if "Tf" in parts else 0
    try:
        size = float(parts[at - 1]) if at else 0.0
    except ValueError:
        return 0.0
    return size if 0 < size <= LARGEST else 0.0


def typed_words(page: Any, annotations: Sequence[Annotation], first: int) -> tuple[Word, ...]:
    """The words of text typed onto a page that a viewer lays out itself, numbered from `first`."""
    found: list[Word] = []
    for annotation in annotations:
        if annotation.drawn is None:
            words = laid_out(annotation.text, page.page_number, first + len(found), _box(page, annotation.rect), annotation.size or USUAL)
            found += [word.looking(typed=True) for word in words]
    return tuple(found)


def comments_of(page: Any, annotations: Sequence[Annotation], first: int) -> tuple[tuple[Word, ...], ...]:
    """The words of each comment on a page, numbered from `first`; each word's box is that of the comment."""
    found: list[tuple[Word, ...]] = []
    for annotation in annotations:
        if annotation.kind == "comment":
            box = _box(page, annotation.rect)
            words = laid_out(annotation.text, page.page_number, first + sum(map(len, found)), box, USUAL)
            found.append(tuple(word.looking(drawn=box) for word in words))
    return tuple(remark for remark in found if remark)


def addresses_of(page: Any, annotations: Sequence[Annotation]) -> tuple[Address, ...]:
    """The links to the web on a page."""
    return tuple(Address(annotation.text, _box(page, annotation.rect)) for annotation in annotations if annotation.kind == "link")


def _box(page: Any, rect: Rect) -> Box:
    """Where an annotation stands on the page as it is read, from the top left corner."""
    left, low, right, high = page.page_obj.mediabox
    x0, y0, x1, y1 = rect[0] - left, rect[1] - low, rect[2] - left, rect[3] - low
    width, height = right - left, high - low
    turned = {
        0: (x0, height - y1, x1, height - y0),
        90: (y0, x0, y1, x1),
        180: (width - x1, y0, width - x0, y1),
        270: (height - y1, width - x1, height - y0, width - x0),
    }[page.page_obj.rotate % 360]
    # As pdfplumber has it, places are told from the media box's corner, wherever that is.
    right_by, down_by = (float(page.mediabox[0]), float(page.mediabox[1]))
    return (
        round(turned[0] + right_by, 2),
        round(turned[1] + down_by, 2),
        round(turned[2] + right_by, 2),
        round(turned[3] + down_by, 2),
    )
