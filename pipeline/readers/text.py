"""Reads plain text that was extracted from a PDF: pages, rows and columns in place of boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import Unusable
from pipeline.readers.cleaning import DOUBLED, SOFT_HYPHEN, SPACING, cleaned_text, respaced, undoubled
from pipeline.readers.spelled import spelled_out
from pipeline.readers.textless import check_words
from pipeline.translation import _
from schemas.document import Look, Page, Word

# A page begins with a line that starts with one blank only while few lines do: more, and the text is indented.
FEW = 0.15
OPENS_PAGE = re.compile(r" \S")


class TextPages:
    """The pages of an extracted text, at most so many; made one by one, for a text may have very many."""

    def __init__(self, path: Path, data: bytes, most: int | None = None) -> None:
        """Raises Unusable if the file is not UTF-8."""
        try:
            text = data.decode("utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Unusable(path, _("not UTF-8 text")) from None
        if "\0" in text:
            raise Unusable(path, _("not a text file (it holds binary data)"))
        found = split_pages(text.replace("\r\n", "\n").replace("\r", "\n"))
        self.more = most is not None and len(found) > most
        self._rows = found[:most]
        self.count = len(self._rows)

    def read(self, first: int = 0, step: int = 1) -> Iterator[Page]:
        """Every `step`-th page from the one at `first`, from 0."""
        for at in range(first, self.count, step):
            yield _page(at + 1, self._rows[at])


def read_text(path: Path, data: bytes) -> tuple[Page, ...]:
    """All pages of an extracted text. Raises Unusable if it is not UTF-8 or holds no words."""
    pages = tuple(TextPages(path, data).read())
    check_words(path, pages)
    return pages


def split_pages(text: str) -> list[list[str]]:
    """The rows of each page: parted by form feeds, or else by three blank rows or a row that starts with one blank.

    >>> split_pages("A\\n\\n\\n\\nB\\n C\\nD\\nE")
    [['A'], ['B'], [' C', 'D', 'E']]
    """
    if "\f" in text:
        pages = [part.split("\n") for part in text.split("\f")]
        return pages[:-1] if len(pages) > 1 and not any(row.strip() for row in pages[-1]) else pages
    rows = text.split("\n")
    opening = sum(1 for row in rows if OPENS_PAGE.match(row))
    marks = opening <= max(1, FEW * sum(1 for row in rows if row.strip()))
    pages, current, blank = [], [], 0
    for row in rows:
        if not row.strip():
            blank += 1
            current.append(row)
            continue
        if (blank >= 3 or (marks and OPENS_PAGE.match(row))) and any(r.strip() for r in current):
            pages.append(current)
            current = []
        blank = 0
        current.append(row)
    pages.append(current)
    return [_trimmed(page) for page in pages if any(row.strip() for row in page)] or [[]]


def _trimmed(rows: list[str]) -> list[str]:
    said = [number for number, row in enumerate(rows) if row.strip()]
    return rows[said[0] : said[-1] + 1] if said else []


def _page(number: int, rows: list[str]) -> Page:
    words: list[Word] = []
    for row, line in enumerate(rows):
        words += _row([(match.group(), match.start(), match.end()) for match in re.finditer(r"\S+", line)], number, row, len(words))
    return Page(number, max((len(row) for row in rows), default=0), len(rows), tuple(words), measured=False)


def _joined(row: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The words of a row, those that are spelled out among others put together."""
    gaps = [float(after[1] - before[2]) for before, after in zip([("", 0, 0), *row], row, strict=False)]
    for start, end in reversed(spelled_out([word[0] for word in row], gaps)):
        row[start:end] = [("".join(word[0] for word in row[start:end]), row[start][1], row[end - 1][2])]
    return row


def _row(found: list[tuple[str, int, int]], page: int, row: int, first: int) -> Iterator[Word]:
    """The words of a row, cleaned; those of nothing but what nobody sees are left out."""
    whole = _joined(respaced(found))
    kinds = frozenset({SPACING}) if len(whole) < len(found) else frozenset[str]()
    once = undoubled([text for text, _, _ in whole])
    number = first
    for at, (text, start, end) in enumerate(whole):
        read = cleaned_text(once[at] if once else text)
        if read.text not in ("", SOFT_HYPHEN):
            done = read.kinds | kinds | ({DOUBLED} if once else frozenset())
            yield Word(read.text, page, number, (start, row, end, row + 1), look=Look(measured=False, cleaned=done))
            number += 1
