"""A register's file as a table, whichever program saved it: its letters, its separator, whose columns it has, where its header stands."""

from __future__ import annotations

import codecs
import csv
import itertools
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path

from pipeline.errors import Unusable
from pipeline.registers.layouts import LAYOUTS, Layout
from pipeline.translation import _

SEPARATORS = (",", ";", "\t")
# Excel's "Unicode text" is UTF-16; what is not UTF-8 was saved by a Finnish Excel.
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ENCODINGS = ("utf-8-sig", "cp1252")
# A cell holds so many characters at most; above the header there are so many lines of a title (or Excel's `sep=;`) at most.
LONGEST, TITLES = 1_000_000, 9
Row = Mapping[str, str]
"""The cells of the columns that are looked at."""


class RegisterTable:
    """Whose columns a register's text has, and its rows. Raises Unusable where they are nobody's that is known."""

    def __init__(self, path: Path, data: bytes) -> None:
        csv.field_size_limit(LONGEST)
        encoding = encoding_of(data)
        for separator in SEPARATORS:
            text = TextIOWrapper(BytesIO(data), encoding=encoding, errors="replace", newline="")
            self._lines = csv.reader(text, delimiter=separator)
            try:
                found = self._header()
            except csv.Error:
                continue
            if found:
                self.layout, self._places = found
                return
        wanted = "; ".join(f"{layout.kind}: {', '.join(layout.needed)}" for layout in LAYOUTS)
        raise Unusable(path, _("has not the columns of a register that is known ({wanted})").format(wanted=wanted))

    def _header(self) -> tuple[Layout, Mapping[str, int]] | None:
        """The layout whose columns one of the first lines names, and where each stands; the lines up to it are read then."""
        for line in itertools.islice(self._lines, TITLES + 1):
            head = [_even(name) for name in line]
            for layout in LAYOUTS:
                if all(_even(name) in head for name in layout.needed):
                    return layout, {name: head.index(_even(name)) for name in layout.columns if _even(name) in head}
        return None

    def rows(self) -> Iterator[tuple[int, Row, bool]]:
        """(the row's number, the header being row 1; its cells; whether anything stands in it). Raises csv.Error."""
        for number, line in enumerate(self._lines, start=2):
            yield number, self._row(line), any(cell.strip() for cell in line)

    def _row(self, line: Sequence[str]) -> Row:
        return {name: line[place].strip() for name, place in self._places.items() if place < len(line)}


def encoding_of(data: bytes) -> str:
    """How a file's letters are written."""
    if data.startswith(UTF_16):
        return "utf-16"
    for encoding in ENCODINGS:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "latin-1"


def _even(name: str) -> str:
    """A column's name without what programs change in it: capitals, and white space of any kind."""
    return " ".join(name.split()).casefold()
