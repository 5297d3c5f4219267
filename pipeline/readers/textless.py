"""What is said of a file none of whose pages has text; known to who puts pages together, without what reads them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import Unusable
from pipeline.translation import _
from schemas.document import Page


def check_words(path: Path, pages: Sequence[Page]) -> None:
    """Raises Unusable where no page of plain text has words."""
    if not any(page.words for page in pages):
        raise Unusable(path, _("the file holds no words"))


def check_text(path: Path, pages: Sequence[Page]) -> None:
    """Raises Unusable, with the reason, where no page of a PDF has text."""
    if any(page.words for page in pages):
        return
    if not any(page.pictures for page in pages):
        raise Unusable(path, _("no text layer, and no pictures that might hold text"))
    # What reads pictures takes long to load.
    from pipeline.readers.tesseract import PACKAGES, installed

    if installed():
        raise Unusable(path, _("no text layer; it looks scanned (its pages are pictures): no text was found in them"))
    raise Unusable(
        path, _("no text layer; it looks scanned (its pages are pictures): to have it read, install {packages}").format(packages=PACKAGES)
    )
