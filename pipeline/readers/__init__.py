"""Readers turn a file into pages of words and know nothing of plans; this one chooses between them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline.errors import Unusable, is_no_file, reason_of
from pipeline.formats import Reader
from pipeline.readers.textless import check_text, check_words
from pipeline.translation import _
from schemas.document import Page

if TYPE_CHECKING:
    from pipeline.readers.pdf import PdfPages

# What stands behind a PDF that was saved in blocks of a fixed size.
PADDING = b"\0 \t\r\n\f"
Progress = Callable[[int, int], None]
"""Called with (pages done, pages in all) after each page."""


@dataclass(frozen=True)
class Head:
    """What identifies a file, and how many of its pages are read."""

    sha256: str
    media_type: Literal["application/pdf", "text/plain"]
    pages: int
    more: bool = False
    """Whether it has more pages than are read."""
    size: int = 0
    """The bytes that it has."""


@dataclass(frozen=True)
class Document:
    """A file as read: its pages in order, and what identifies it."""

    path: Path
    sha256: str
    media_type: Literal["application/pdf", "text/plain"]
    pages: tuple[Page, ...]
    more: bool = False
    """Whether it has more pages than were read."""
    size: int = 0
    """The bytes that the file has."""


def read(path: Path, progress: Progress | None = None, most: int | None = None, reader: Reader = Reader.pdfplumber) -> Document:
    """Read a `.pdf`, or a `.txt` that was extracted from one; no more than so many pages.

    Raises Unusable if the file is missing, empty, damaged, encrypted, of another kind or without text.
    """
    return document_of(path, *opened(path, most, reader=reader), progress)


def document_of(path: Path, head: Head, found: Iterable[Page], progress: Progress | None = None) -> Document:
    """A file's pages put together as they come. Raises Unusable if none of them has text."""
    pages: list[Page] = []
    for page in found:
        pages.append(page)
        if progress:
            progress(len(pages), head.pages)
    check = check_text if head.media_type == "application/pdf" else check_words
    check(path, pages)
    return Document(path, head.sha256, head.media_type, tuple(pages), head.more, head.size)


def opened(
    path: Path, most: int | None = None, first: int = 0, step: int = 1, reader: Reader = Reader.pdfplumber
) -> tuple[Head, Iterator[Page]]:
    """What is known of a file before its pages are read, and its pages: every `step`-th from the one at `first` (from 0), none
    beyond so many. Raises Unusable as `read` does, while pages are taken, too."""
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if path.suffix.lower() == ".txt":
        from pipeline.readers.text import TextPages

        text = TextPages(path, data, most)
        return Head(digest, "text/plain", text.count, text.more, len(data)), text.read(first, step)
    if b"%PDF-" not in data[:1024]:
        raise Unusable(path, _("not a PDF (a plan is read from .pdf, or from .txt extracted from one)"))
    # Whoever looks for a PDF's end from behind would look at each blank in which it was packed.
    pdf = pdf_pages(reader)(path, data.rstrip(PADDING), most)
    return Head(digest, "application/pdf", pdf.count, pdf.more, len(data)), pdf.read(first, step)


def pdf_pages(reader: Reader) -> type[PdfPages]:
    """What reads the pages of a PDF; loaded here, in a process that reads, and by nobody who only waits for pages."""
    if reader is Reader.pdfplumber:
        from pipeline.readers.pdf import PdfPages

        return PdfPages
    from pipeline.readers.pdfium import PdfiumPages

    return PdfiumPages


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Unusable(path, _("is a directory, not a file"))
        if is_no_file(path):
            raise Unusable(path, _("it is no file"))
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unusable(path, _("no such file")) from None
    except (OSError, ValueError) as error:
        raise Unusable(path, reason_of(error)) from None
    if not data.strip():
        raise Unusable(path, _("the file is empty"))
    return data
