"""How high a row must be for its wrapped texts: Excel works that out by itself when it opens a file, other programs do not."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import combining, normalize

from xlsxwriter.utility import xl_pixel_width

# Points: a line of Calibri 11, and the highest row there may be. Pixels: a character of a column's width, the cell's own margins.
LINE, HIGHEST = 15.0, 409.0
CHARACTER, MARGIN = 7, 5
# Letters are a little wider where another font stands in for Calibri; bold ones are wider everywhere.
REGULAR, BOLD = 1.02, 1.1
# The arrow of a filter, and what stays free beside a text on one line, in characters.
ARROW, SPARE = 2.5, 0.5


def height(texts: Iterable[tuple[str, float]], bold: bool = False) -> float:
    """The height in points of a row of texts, each with its column's width in characters."""
    return min(max((lines(text, width, bold) for text, width in texts), default=1) * LINE, HIGHEST)


def narrowest(title: str) -> float:
    """The width in characters of the narrowest column in whose heading no word of a title is broken or under the arrow.

    >>> round(narrowest("Page"), 1), round(narrowest("Monessako suunnitelmassa"), 1)
    (7.9, 18.5)
    """
    return (max((_width(word) for word in title.split()), default=0.0) * BOLD + MARGIN) / CHARACTER + ARROW


def whole(text: str) -> float:
    """The width in characters of a column that holds a text on one line.

    >>> lines("Osaamista ja oivalluksia", whole("Osaamista ja oivalluksia")), round(whole("Oulu"), 1)
    (1, 5.6)
    """
    return (_width(text) * REGULAR + MARGIN) / CHARACTER + SPARE


def longest(texts: Iterable[str], width: float) -> float:
    """The width in characters of the widest of some texts, or one that is enough where any is wider than a column so wide."""
    found = 0.0
    for text in texts:
        # A text of so many letters is not measured: most letters are about as wide as a figure.
        if len(text) > 1.5 * width or "\n" in text:
            return width
        found = max(found, whole(text))
        if found >= width:
            return width
    return found


def lines(text: str, width: float, bold: bool = False) -> int:
    """How many lines a text takes in a column so wide.

    >>> lines("Koulutuskuntayhtymä", 30), lines("Oulun ammattikorkeakoulu; Kajaanin kaupunki", 24), lines("yksi\\nkaksi", 30)
    (1, 3, 2)
    """
    room = (width * CHARACTER - MARGIN) / (BOLD if bold else REGULAR)
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    blank = _width(" ")
    count, used = 1, 0.0
    for word in line.split(" "):
        width = _width(word)
        if used and used + blank + width > room:
            count, used = count + 1, 0.0
        if width > room:
            # A word that is wider than its column is broken where that ends.
            more = int(width // room)
            count, used = count + more, width - more * room
        else:
            used += width + (blank if used else 0.0)
    return count


@lru_cache(maxsize=65536)
def _width(word: str) -> float:
    """The width of a word in pixels."""
    # XlsxWriter knows the widths of ASCII: an ä is as wide as an a.
    return float(xl_pixel_width("".join(sign for sign in normalize("NFD", word) if not combining(sign))))
