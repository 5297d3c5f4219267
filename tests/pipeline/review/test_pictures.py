"""Pictures of pages: eighteen of them stay below five megabytes, whatever stands on them; what is nearly all white stays sharp."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.review.pictures import LONGEST, pictures

# Five megabytes in base64 for eighteen pages, and their words and boxes besides.
MOST = 5_000_000 / 18 - 20_000


def photograph(side: int) -> Image.Image:
    """A picture that is hard to make small: much grain on soft shapes."""
    chance = Random(7)
    soft = Image.frombytes("RGB", (12, 12), chance.randbytes(12 * 12 * 3)).resize((side, side), Image.Resampling.BICUBIC)
    grain = Image.frombytes("RGB", (side, side), chance.randbytes(side * side * 3))
    return Image.blend(soft, grain, 0.8)


@pytest.mark.parametrize("full", [True, False], ids=["a photograph", "text"])
def test_a_page_is_small_enough_and_as_sharp_as_it_can_be(full: bool, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(960, 540))
    if full:
        canvas.drawImage(ImageReader(photograph(700)), 0, 0, 960, 540)
    canvas.drawString(60, 400, "Silta nuorille")
    canvas.save()
    (found,) = pictures(tmp_path / "x.pdf")
    assert len(found.data) <= MOST
    width = Image.open(BytesIO(b64decode(found.data))).width
    assert width == (LONGEST // 2 if full else LONGEST)
