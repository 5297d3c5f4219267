"""Pictures of a PDF's pages, small enough to be mailed; drawn by PDFium, the same bytes every time."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL.Image import Image

from pipeline.errors import Unusable
from pipeline.translation import _

# Pixels of the longer side: text of nine points can be read on a slide, and eighteen slides stay below five megabytes.
LONGEST = 1400
# Of WebP, 0 to 100.
QUALITY = 72


@dataclass(frozen=True)
class Picture:
    """A page as it looks: its size in points, and the picture in base64."""

    page: int
    width: float
    height: float
    data: str


def pictures(path: Path) -> Iterator[Picture]:
    """Each page of a PDF. Raises Unusable if PDFium can't read it."""
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise Unusable(path, _("can't be read ({why})").format(why=error)) from None
    try:
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            yield Picture(number + 1, width, height, _encoded(draw(page, LONGEST / max(width, height, 1.0))))
            page.close()
    finally:
        document.close()


def draw(page: pypdfium2.PdfPage, scale: float) -> Image:
    """A page as a picture; `scale`: pixels a point."""
    image: Image = page.render(scale=scale).to_pil()
    return image.convert("RGB")


def _encoded(image: Image) -> str:
    file = BytesIO()
    image.save(file, "WEBP", quality=QUALITY, method=4)
    return b64encode(file.getvalue()).decode("ascii")
