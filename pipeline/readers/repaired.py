"""A PDF that pdfminer can't open, written anew by pdfium, which finds the objects of many whose list of them is broken."""

from __future__ import annotations

import io
import re

# What says that an object is a page; those packed into streams don't show.
PAGE = re.compile(rb"/Type\s*/Page\b")


def repaired(data: bytes) -> bytes | None:
    """A PDF written anew, its objects as they are; None where pdfium can't open it either."""
    # Few files need it, and whoever reads with pdfplumber has not loaded it.
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            written = io.BytesIO()
            document.save(written)
    except pypdfium2.PdfiumError:
        return None
    return written.getvalue()


def pages_seen(data: bytes) -> int:
    """How many pages a PDF has at least, whatever hangs together in it; fewer than it has where they are packed. A page that was
    changed later counts twice."""
    return len(PAGE.findall(data))
