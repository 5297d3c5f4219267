"""Reads a PDF with pdfplumber: words with box, character edges, font name and size; pages are let go one by one."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.errors import Unusable
from pipeline.readers.annotations import addresses_of, annotations_of, comments_of, typed_words
from pipeline.readers.drawn import drawn_bullets, frames_of, shapes_of
from pipeline.readers.hidden import hidden
from pipeline.readers.layers import Layers
from pipeline.readers.shown import ShownPage
from pipeline.readers.upright import cut_to, turn_of, turned_back
from pipeline.readers.words import words_of
from schemas.document import Box, Grid, Page, Word

Char = dict[str, Any]

# A table of two rows and two columns has at least so many rulings.
RULINGS = 6
# A page is a scan where one picture covers this share of it.
COVERED = 0.8

# pdfminer says on its logger what it mends on the way; the user is told in findings, not in log lines.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read_pdf(path: Path, data: bytes, progress: Callable[[int, int], None] | None = None) -> tuple[Page, ...]:
    """The pages of a PDF. Raises Unusable if it is damaged, encrypted or has no text layer."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            layers = Layers(pdf.doc.catalog)
            pages = []
            for opened in pdf.pages:
                pages.append(_page(opened, layers))
                if progress:
                    progress(len(pages), len(pdf.pages))
    except (BrokenPipeError, MemoryError):
        raise
    except PdfminerException as error:
        if any(isinstance(cause, MemoryError) for cause in error.args):
            raise MemoryError from None
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (*error.args, error.__cause__, error.__context__)):
            raise Unusable(path, "the PDF is encrypted; save a copy without a password") from None
        raise Unusable(path, "the PDF is damaged and can't be read") from None
    # pdfminer has no common base for what a broken file can make it raise.
    except Exception as error:
        raise Unusable(path, f"the PDF is damaged and can't be read ({type(error).__name__})") from None
    if not pages:
        raise Unusable(path, "the PDF is damaged and can't be read (it has no pages)")
    if not any(page.words for page in pages):
        from pipeline.readers.scan import PACKAGES

        said = "no text was found in them" if any(page.scanned for page in pages) else f"to have it read, install {PACKAGES}"
        raise Unusable(path, f"no text layer; it looks scanned (its pages are pictures): {said}")
    return tuple(pages)


def _page(opened: Any, layers: Layers) -> Page:
    """A page as it is shown: set upright, cut to what a viewer shows of it."""
    laid = annotations_of(opened.page_obj, layers)
    typed = [annotation for annotation in laid if annotation.kind == "typed"]
    page = ShownPage(opened, layers, typed)
    turn = turn_of(page.chars)
    if turn:
        page = ShownPage(opened, layers, typed, turn)
    number = page.page_number
    unseen = hidden(page)
    chars = [char for char in page.chars if id(char) not in unseen] if unseen else page.chars
    scanned = _is_scan(page, chars)
    if scanned:
        words = _scanned(page)
    else:
        words = words_of(number, chars)
        words += typed_words(page, [annotation for annotation in typed if annotation.shown], len(words))
        words += drawn_bullets(page, words)
    unshown = words_of(number, [char for char in page.chars if id(char) in unseen], len(words)) if unseen else ()
    unshown += typed_words(page, [annotation for annotation in typed if not annotation.shown], len(words) + len(unshown))
    found = Page(
        number,
        float(page.width),
        float(page.height),
        words,
        pictures=len(page.images),
        grids=() if scanned else _grids(page),
        scanned=scanned and bool(words),
        frames=() if scanned else frames_of(page),
        shapes=() if scanned else shapes_of(page),
        hidden=unshown,
        comments=comments_of(page, laid, len(words) + len(unshown)),
        addresses=addresses_of(page, laid),
    )
    crop = None if page.rotation else tuple(float(edge) for edge in page.cropbox)
    page.close()
    opened.close()
    return turned_back(found, turn) if turn else cut_to(found, crop) if crop else found


def _scanned(page: Any) -> tuple[Word, ...]:
    """The words of a scan; none where nothing here reads pictures."""
    # What reads pictures takes long to load, and few editions need it.
    from pipeline.readers.scan import installed, read_scan

    return read_scan(page) if installed() else ()


def _grids(page: Any) -> tuple[Grid, ...]:
    """The ruled tables of a page; pages with few rulings are not searched."""
    if len(page.rects) + len(page.lines) < RULINGS:
        return ()
    # One row may be the last of a table on the page before.
    found = ((table, max(len(row.cells) for row in table.rows)) for table in page.find_tables())
    tables = [table for table, columns in found if columns > (1 if len(table.rows) > 1 else 2)]
    return tuple(tuple(tuple(_box(cell) for cell in row.cells) for row in table.rows) for table in tables)


def _box(cell: Any) -> Box | None:
    if cell is None:
        return None
    x0, top, x1, bottom = (round(float(edge), 2) for edge in cell)
    return (x0, top, x1, bottom)


def _is_scan(page: Any, chars: list[Char]) -> bool:
    """Whether a page is one picture without text that is seen."""
    area = float(page.width) * float(page.height)
    return not chars and any((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) > COVERED * area for image in page.images)
