"""The boxes sit on the right words: of every committed edition, each is cut out of the page that is drawn, and the value stands there."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from pipeline.review.made import AIR, view_of
from pipeline.review.view import Box, Slide
from tests.editions.expected import ROOT
from tests.reading import reading

pytestmark = pytest.mark.slow

COMMITTED = sorted([*(ROOT / "samples").glob("*.pdf"), *(ROOT / "tests/editions").rglob("*.pdf")])
# What a box may stand off from its words, in points.
WITHIN = 1.0


def letters(text: str) -> Counter[str]:
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


class Drawn:
    """A page as PDFium, which draws the pictures, has it: each letter with its middle, from the top left corner."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.width, self.height = page.get_size()
        text = page.get_textpage()
        self.chars: list[tuple[str, float, float, float]] = []
        for number in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(number, loose=True)
            char = chr(pypdfium2.raw.FPDFText_GetUnicode(text, number))
            self.chars.append(
                (char, (left + right) / 2, self.height - (bottom + top) / 2, pypdfium2.raw.FPDFText_GetFontSize(text, number))
            )

    def under(self, box: Box, more: float) -> Counter[str]:
        """The letters whose middle lies in a box that is so much wider than its words' own."""
        x0, y0, x1, y1 = box.x + AIR - more, box.y + AIR - more, box.x + box.width - AIR + more, box.y + box.height - AIR + more
        inside = [(char, size) for char, x, y, size in self.chars if x0 <= x <= x1 and y0 <= y <= y1 and char.isalnum()]
        largest = max((size for _, size in inside), default=0.0)
        # The raised number of a footnote stands in the box of its word and is no letter of it.
        return letters("".join(char for char, size in inside if size > 0.8 * largest))


def wrong(slide: Slide, drawn: Drawn) -> list[tuple[str, str]]:
    """The boxes of a slide that do not hold their words when they are wider by a point, or hold others when they are narrower."""
    found = []
    for box in slide.boxes:
        wanted = letters(box.text)
        if wanted - drawn.under(box, WITHIN) or drawn.under(box, -WITHIN) - wanted:
            found.append((box.field, box.text))
    return found


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_each_box_holds_its_words_on_the_page_that_is_drawn(path: Path) -> None:
    view = view_of(reading(path).plan)
    document = pypdfium2.PdfDocument(path)
    boxes = [box for slide in view.slides for box in slide.boxes]
    assert len(boxes) > 10
    found = [one for slide in view.slides for one in wrong(slide, Drawn(document[slide.page - 1]))]
    assert found == []
