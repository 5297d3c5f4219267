"""Lays out text of which is known where it stands and not how: annotations that are shown as the viewer likes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.readers.cleaning import cleaned
from schemas.document import Look, Word

# How wide a letter is and how far lines are apart, in type sizes, where nothing tells.
LETTER, PITCH = 0.5, 1.2


def laid_out(text: str, page: int, first: int, box: Sequence[float], size: float) -> Iterator[Word]:
    """Words of a text that says where it stands and not how: row by row from the top of its box, in points, as wide as it goes."""
    letter = LETTER * size
    number, top = first, box[1]
    for paragraph in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        x = box[0]
        for part in paragraph.split():
            read = cleaned(list(part))
            width = letter * len(read.text)
            if x > box[0] and x + width > box[2]:
                x, top = box[0], top + PITCH * size
            if read.text:
                yield Word(read.text, page, number, (x, top, x + width, top + size), size=size, look=Look(cleaned=read.kinds))
                number += 1
            x += width + letter
        top += PITCH * size
