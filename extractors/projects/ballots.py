"""Boxes to be ticked in a form: of what stands behind them only what is ticked is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.text.bullets import BALLOTS, TICKED
from schemas.document import Cell

# Ballot boxes of Unicode, and what typewriters make of them; squares and circles are bullets as well, and are none here.
BALLOT = re.compile(rf"[{''.join(sorted(BALLOTS))}]|\[[ xX]?\](?=\s)")


def begins_with_ballot(text: str) -> bool:
    """Whether a text begins with a box to be ticked."""
    return BALLOT.match(text) is not None


def ticked(cells: Sequence[Cell], text: str) -> list[Cell]:
    """The cells of an entry, of each that has boxes only what stands behind those that are ticked.

    >>> ticked([Cell("funders", 0, 19)], "☐ EAKR ☒ ESR+ ☐ JTF")
    [Cell(field='funders', start=9, end=14)]
    """
    return [part for cell in cells for part in _chosen(cell, text)]


def _chosen(cell: Cell, text: str) -> Iterator[Cell]:
    boxes = list(BALLOT.finditer(text, cell.start, cell.end))
    if not boxes:
        yield cell
        return
    if text[cell.start : boxes[0].start()].strip():
        yield replace(cell, end=boxes[0].start())
    ends = [*(box.start() for box in boxes[1:]), cell.end]
    for box, end in zip(boxes, ends, strict=True):
        # `☒ Muu, mikä: Turun kaupunki`
        start = text.rfind(":", box.end(), end) + 1 or box.end()
        if (box[0] in TICKED or "x" in box[0].lower()) and text[start:end].strip():
            yield replace(cell, start=start + len(text[start:end]) - len(text[start:end].lstrip()), end=end)
