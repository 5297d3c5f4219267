"""Reads a PDF with pdfplumber: words with box, character edges, font name and size; pages are let go one by one."""

from __future__ import annotations

import io
import itertools
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pdfplumber
import pdfplumber.page
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.errors import Unusable
from pipeline.readers import tokens
from pipeline.readers.annotations import Annotation, addresses_of, annotations_of, comments_of, typed_words
from pipeline.readers.drawn import SPECK, drawn_bullets, frames_of, shapes_of
from pipeline.readers.hidden import hidden
from pipeline.readers.layers import Layers
from pipeline.readers.letters import Letter
from pipeline.readers.repaired import pages_seen, repaired
from pipeline.readers.shown import ShownPage
from pipeline.readers.sized import SizedPage
from pipeline.readers.tables import Tables
from pipeline.readers.textless import check_text
from pipeline.readers.upright import cut_to, turn_of, turned_back
from pipeline.readers.words import words_of
from pipeline.translation import _
from schemas.document import Box, Grid, Page, Word

# A table of two rows and two columns has at least so many rulings; a cell that is narrower or lower than this, in points, is none.
RULINGS, SLIVER = 6, 1.0
# Of more squares than this that are smaller than cells, in points, none is looked at as a table's.
SPECKS = 100
# Of what pdfminer has made of a document so many fonts and objects are kept for the pages that follow: it would keep all.
FONTS, OBJECTS = 64, 1024
# A page is a scan where one picture covers this share of it.
COVERED = 0.8

tokens.look()
# pdfminer says on its logger what it mends on the way; the user is told in findings, not in log lines.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


class Damaged(Unusable):
    """A PDF that can't be opened as it is, or a page that can't be read."""


class PdfPages:
    """The pages of a PDF, at most so many; read one by one, and let go."""

    def __init__(self, path: Path, data: bytes, most: int | None = None) -> None:
        """Raises Unusable if the file is damaged or encrypted."""
        self._path = path
        try:
            self._open(data, most)
        except Damaged:
            again = repaired(data)
            if again is None:
                raise
            self._open(again, most)
            # Half a file may have half its pages; they would look like a whole plan.
            if not self.more and self.count < pages_seen(data):
                raise

    def _open(self, data: bytes, most: int | None) -> None:
        """Find the pages of a PDF. Raises Damaged, or Unusable if it is encrypted."""
        with _refusing(self._path):
            self._pdf = pdfplumber.open(io.BytesIO(data))
            self._layers = Layers(self._pdf.doc.catalog)
            # A tree of pages may say anything of their number: they are counted no further than they are read.
            found = list(itertools.islice(SizedPage.create_pages(self._pdf.doc), None if most is None else most + 1))
        self.more = most is not None and len(found) > most
        self._found = dict(enumerate(found[:most]))
        self.count = len(self._found)
        if not self.count:
            raise Damaged(self._path, _("the PDF is damaged and can't be read (it has no pages)"))

    def read(self, first: int = 0, step: int = 1) -> Iterator[Page]:
        """Every `step`-th page from the one at `first`, counted from 0. Raises Unusable if one is damaged."""
        # Pages that others read are none of this one's.
        self._found = {at: self._found[at] for at in range(first, self.count, step)}
        for at in list(self._found):
            page = self._found.pop(at)
            with _refusing(self._path):
                yield self._page(pdfplumber.page.Page(self._pdf, page, page_number=at + 1))
            self._forget(page)

    def _forget(self, page: PDFPage) -> None:
        """Let go what pdfminer keeps of a page as long as the document, and of others where that is much; it makes it again if need be."""
        document, fonts = self._pdf.doc, self._pdf.rsrcmgr._cached_fonts
        # What a page draws is not drawn by another.
        for content in page.contents:
            document._cached_objs.pop(getattr(content, "objid", -1), None)
        if len(document._cached_objs) > OBJECTS:
            document._cached_objs.clear()
            document._parsed_objs.clear()
        if len(fonts) > FONTS:
            fonts.clear()

    def _page(self, opened: Any) -> Page:
        """A page as it is shown: set upright, cut to what a viewer shows of it."""
        laid = annotations_of(opened.page_obj, self._layers)
        typed = [annotation for annotation in laid if annotation.kind == "typed"]
        page = self._shown(opened, typed)
        turn = turn_of(page.letters)
        if turn:
            page = self._shown(opened, typed, turn)
        number = page.page_number
        unseen = hidden(page)
        some = bool(unseen.any())
        seen = page.letters.only(~unseen) if some else page.letters
        scanned = _is_scan(page, seen)
        if scanned:
            words = _scanned(page)
        else:
            words = words_of(number, seen)
            words += typed_words(page, [annotation for annotation in typed if annotation.shown], len(words))
            words += drawn_bullets(page, words)
        unshown = words_of(number, page.letters.only(unseen), len(words)) if some else ()
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
        for shown in (page, opened):
            shown.close()
            # It refers to itself; emptied, it is gone at once with all its letters, and Python need not look for it.
            vars(shown).clear()
        return turned_back(found, turn) if turn else cut_to(found, crop) if crop else found

    def _shown(self, page: pdfplumber.page.Page, typed: Sequence[Annotation], turn: int = 0) -> ShownPage:
        """A page with what stands on it, turned so many degrees clockwise more than it says itself."""
        return ShownPage(page, self._layers, typed, turn)


def read_pdf(path: Path, data: bytes) -> tuple[Page, ...]:
    """All pages of a PDF. Raises Unusable if it is damaged, encrypted or has no text."""
    pages = tuple(PdfPages(path, data).read())
    check_text(path, pages)
    return pages


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """What a damaged or encrypted file makes pdfminer raise is said of the file."""
    try:
        yield
    except (BrokenPipeError, MemoryError, GeneratorExit, Unusable):
        raise
    except PdfminerException as error:
        if any(isinstance(cause, MemoryError) for cause in error.args):
            raise MemoryError from None
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (*error.args, error.__cause__, error.__context__)):
            raise Unusable(path, _("the PDF is encrypted; save a copy without a password")) from None
        raise Damaged(path, _("the PDF is damaged and can't be read")) from None
    # pdfminer has no common base for what a broken file can make it raise.
    except Exception as error:
        raise Damaged(path, _("the PDF is damaged and can't be read ({error})").format(error=type(error).__name__)) from None


def _scanned(page: Any) -> tuple[Word, ...]:
    """The words of a scan; none where nothing here reads pictures."""
    # What reads pictures takes long to load, and few editions need it.
    from pipeline.readers.scan import read_scan
    from pipeline.readers.tesseract import installed

    return read_scan(page) if installed() else ()


def _grids(page: Any) -> tuple[Grid, ...]:
    """The ruled tables of a page; pages with few rulings are not searched."""
    if len(page.rects) + len(page.lines) < RULINGS:
        return ()
    if sum(map(_is_speck, page.rects)) > SPECKS:
        # Each would be a table of one cell to look at with all others.
        page = page.filter(lambda drawn: drawn["object_type"] != "rect" or not _is_speck(drawn))
    # One row may be the last of a table on the page before.
    found = [_without_slivers([[_box(cell) for cell in row.cells] for row in table.rows]) for table in Tables(page).tables]
    return tuple(grid for grid in found if grid and max(map(len, grid)) > (1 if len(grid) > 1 else 2))


def _without_slivers(rows: Sequence[Sequence[Box | None]]) -> Grid:
    """The rows of a table without cells that nobody sees: where two rulings nearly lie on each other, columns and rows between them."""
    seen = [[cell if cell and cell[2] - cell[0] >= SLIVER and cell[3] - cell[1] >= SLIVER else None for cell in row] for row in rows]
    lefts = [min((row[c][0] for row in rows if c < len(row) and row[c]), default=0.0) for c in range(max(map(len, rows), default=0))]  # type: ignore[index]
    homes = [sum(1 for at in range(1, c + 1) if lefts[at] - lefts[at - 1] >= SLIVER) for c in range(len(lefts))]
    grid: list[tuple[Box | None, ...]] = []
    for row in seen:
        cells: list[Box | None] = [None] * (max(homes, default=-1) + 1)
        for c, cell in enumerate(row):
            cells[homes[c]] = cells[homes[c]] or cell
        if any(cells):
            grid.append(tuple(cells))
    return tuple(grid)


def _is_speck(drawn: dict[str, Any]) -> bool:
    return bool(drawn["x1"] - drawn["x0"] < SPECK and drawn["bottom"] - drawn["top"] < SPECK)


def _box(cell: Any) -> Box | None:
    if cell is None:
        return None
    x0, top, x1, bottom = (round(float(edge), 2) for edge in cell)
    return (x0, top, x1, bottom)


def _is_scan(page: Any, seen: Sequence[Letter]) -> bool:
    """Whether a page is one picture without text that is seen."""
    area = float(page.width) * float(page.height)
    return not seen and any((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) > COVERED * area for image in page.images)
