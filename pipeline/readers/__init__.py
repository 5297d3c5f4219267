"""Readers turn a file into pages of words and know nothing of plans; this one chooses between them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.errors import Unusable
from pipeline.readers.pdf import read_pdf
from pipeline.readers.text import read_text
from schemas.document import Page

Progress = Callable[[int, int], None]
"""Called with (pages done, pages in all) after each page."""


@dataclass(frozen=True)
class Document:
    """A file as read: its pages in order, and what identifies it."""

    path: Path
    sha256: str
    media_type: Literal["application/pdf", "text/plain"]
    pages: tuple[Page, ...]


def read(path: Path, progress: Progress | None = None) -> Document:
    """Read a `.pdf`, or a `.txt` that was extracted from one.

    Raises Unusable if the file is missing, empty, damaged, encrypted, of another kind or without text.
    """
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if path.suffix.lower() == ".txt":
        return Document(path, digest, "text/plain", read_text(path, data))
    if b"%PDF-" not in data[:1024]:
        raise Unusable(path, "not a PDF (a plan is read from .pdf, or from .txt extracted from one)")
    return Document(path, digest, "application/pdf", read_pdf(path, data, progress))


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise Unusable(path, "is a directory, not a file")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unusable(path, "no such file") from None
    except OSError as error:
        raise Unusable(path, error.strerror or str(error)) from None
    if not data.strip():
        raise Unusable(path, "the file is empty")
    return data
