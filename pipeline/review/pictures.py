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
# Of WebP, 0 to 100: a page full of photographs, of which a picture is larger than so many bytes, gets the next one, then fewer pixels.
QUALITIES, LEAST_SCALE = (72, 50, 30), 0.5
MOST = 190_000


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
    """A picture in base64: the best one that is small enough, or the smallest that can be read."""
    data = b""
    for quality, scale in (*((quality, 1.0) for quality in QUALITIES), (QUALITIES[-1], LEAST_SCALE)):
        size = (round(image.width * scale), round(image.height * scale))
        file = BytesIO()
        (image if scale == 1.0 else image.resize(size)).save(file, "WEBP", quality=quality, method=4)
        data = file.getvalue()
        if len(data) <= MOST:
            break
    return b64encode(data).decode("ascii")
