"""Reads a PDF with pdfplumber: words with box, character edges, font name and size; pages are let go one by one."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import dedupe_chars, extract_words

from extractors.bullets import SYMBOL_FONT
from pipeline.errors import Unusable
from pipeline.readers.drawn import colour_of, drawn_bullets, frames_of, shapes_of
from pipeline.readers.footnotes import parted_from_numbers
from schemas.document import Box, Grid, Page, Word

Char = dict[str, Any]

# A blank is drawn wider than this share of the type size, also where a PDF has no blank characters.
WORD_GAP = 0.15
# A blank is said to lie under a letter that begins no further left of it than this, in points.
COVER = 0.5
BLANKS = frozenset(" \u00a0\u00ad")
# A letter drawn twice is a shadow where the two are no further apart than this share of the type size, and so many
# fall together on a grid that is so fine; two letters side by side are further apart.
SHADOW, SHADOWED = 0.12, 6
# A table of two rows and two columns has at least so many rulings.
RULINGS = 6
# A page is a scan where one picture covers this share of it.
COVERED = 0.8
# What pdfminer writes for a glyph that it finds no letter for.
NO_LETTER = re.compile(r"\(cid:\d+\)")
BOLD = ("bold", "black", "heavy", "semibold", "demi")

# pdfminer says on its logger what it mends on the way; the user is told in findings, not in log lines.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read_pdf(path: Path, data: bytes, progress: Callable[[int, int], None] | None = None) -> tuple[Page, ...]:
    """The pages of a PDF. Raises Unusable if it is damaged, encrypted or has no text layer."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = []
            for page in pdf.pages:
                pages.append(_page(page))
                page.close()
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


def _page(page: Any) -> Page:
    if _is_scan(page):
        # What reads pictures takes long to load, and few editions need it.
        from pipeline.readers.scan import installed, read_scan

        if not installed():
            return Page(page.page_number, float(page.width), float(page.height), (), pictures=len(page.images))
        return Page(page.page_number, float(page.width), float(page.height), read_scan(page), pictures=len(page.images), scanned=True)
    found = extract_words(_drawn_once(_without_blanks_under_letters(page.chars)), x_tolerance_ratio=WORD_GAP, return_chars=True)
    words = tuple(_words(page.page_number, found))
    words += drawn_bullets(page, words)
    size = (float(page.width), float(page.height))
    return Page(
        page.page_number, *size, words, pictures=len(page.images), grids=_grids(page), frames=frames_of(page), shapes=shapes_of(page)
    )


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


def _is_scan(page: Any) -> bool:
    """Whether a page is one picture without text."""
    area = float(page.width) * float(page.height)
    return not page.chars and any((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) > COVERED * area for image in page.images)


def _without_blanks_under_letters(chars: list[Char]) -> list[Char]:
    """The characters without the blanks that the next one is drawn over: browsers write unused soft hyphens so."""
    under: set[int] = set()
    after: Char | None = None
    for index in range(len(chars) - 1, -1, -1):
        char = chars[index]
        if char["text"] not in BLANKS:
            after = char
        elif after and _is_over(after, char):
            under.add(index)
    return [char for index, char in enumerate(chars) if index not in under] if under else chars


def _is_over(letter: Char, blank: Char) -> bool:
    beside = letter["top"] < blank["bottom"] and letter["bottom"] > blank["top"]
    return bool(beside and blank["x0"] - COVER <= letter["x0"] < (blank["x0"] + blank["x1"]) / 2)


def _drawn_once(chars: list[Char]) -> list[Char]:
    """The characters without those that are drawn again a little further, as shadows and makeshift bold are."""
    places = {
        (char["text"], char["size"], char["x0"] // (SHADOW * char["size"]), round(char["top"] / char["size"]))
        for char in chars
        if char["size"]
    }
    if len(chars) - len(places) < SHADOWED:
        return chars
    sizes = {round(char["size"], 1) for char in chars}
    kept = [
        char
        for size in sorted(sizes)
        for char in dedupe_chars([c for c in chars if round(c["size"], 1) == size], tolerance=SHADOW * size, extra_attrs=("size",))
    ]
    return sorted(kept, key=lambda char: (char["top"], char["x0"]))


def _words(page: int, found: list[dict[str, Any]]) -> Iterator[Word]:
    number = 0
    for raw, note in parted_from_numbers(found):
        text = unicodedata.normalize("NFC", raw["text"])
        if not text.strip("\u200b\u200c\u200d\ufeff"):
            continue
        chars = raw["chars"]
        # A letter alone of a font of symbols, or one that the PDF does not name, is a bullet.
        symbol = len(text) == 1 and text.isalnum() and SYMBOL_FONT.search(chars[0]["fontname"])
        text = "•" if symbol or NO_LETTER.fullmatch(text) else text
        place = tuple(round(float(raw[key]), 2) for key in ("x0", "top", "x1", "bottom"))
        edges = (*tuple(round(float(char["x0"]), 2) for char in chars), place[2])
        yield Word(
            text=text,
            page=page,
            number=number,
            place=place,  # type: ignore[arg-type]
            edges=edges if len(edges) == len(text) + 1 else (),
            font=chars[0]["fontname"].split("+")[-1],
            size=round(float(chars[0]["size"]), 1),
            colour=colour_of(chars[0].get("non_stroking_color")),
            bold=any(mark in chars[0]["fontname"].lower() for mark in BOLD),
            note=note,
        )
        number += 1
