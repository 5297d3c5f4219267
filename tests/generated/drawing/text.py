"""Paragraphs: runs of text in one or several fonts, wrapped at true widths and painted on a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tests.generated.drawing.faces import width
from tests.generated.drawing.sheet import BLACK, Colour, Dot, Fill, Mark, Sheet, Tag, Text

ASCENT = 0.78
"""How far below a line's top its baseline stands where the leading is 1, as a share of the type size."""


@dataclass(frozen=True)
class Run:
    """Text in one font. `glue` joins it to the run before without a blank."""

    text: str
    font: str
    size: float
    colour: Colour = BLACK
    tag: Tag | None = None
    glue: bool = False


@dataclass(frozen=True)
class Para:
    """A paragraph; lengths in points, leading as a share of the type size."""

    runs: tuple[Run, ...]
    leading: float = 1.3
    marker: str = ""
    indent: float = 0.0
    hang: float = 0.0
    """From the marker to the text."""
    align: str = "left"
    number: int = 0
    """Which paragraph of the edition it is, from 1; 0 where nobody counts."""

    @property
    def size(self) -> float:
        return max(run.size for run in self.runs)


@dataclass(frozen=True)
class _Piece:
    """A word of one font, or a part of one: the text, and the blank before it."""

    run: Run
    text: str
    blank: bool


@dataclass
class Row:
    """A laid line: its texts with their distance from the paragraph's left edge."""

    texts: list[tuple[float, Run, str]] = field(default_factory=list)
    wide: float = 0.0


@dataclass(frozen=True)
class Laid:
    """A paragraph wrapped to a width."""

    para: Para
    rows: tuple[Row, ...]
    width: float

    @property
    def pitch(self) -> float:
        return self.para.size * self.para.leading

    @property
    def height(self) -> float:
        return self.pitch * len(self.rows)


def lay(para: Para, wide: float) -> Laid:
    """The paragraph wrapped to a width in points; a word longer than that stands out."""
    rows = [Row()]
    room = wide - para.indent - para.hang
    for word in _words(para):
        first = word[0]
        long = sum(width(piece.text, piece.run.font, piece.run.size) for piece in word)
        space = width(" ", first.run.font, first.run.size) if first.blank and rows[-1].texts else 0.0
        if rows[-1].texts and rows[-1].wide + space + long > room:
            rows.append(Row())
            space = 0.0
        for n, piece in enumerate(word):
            _append(rows[-1], piece, space if n == 0 else 0.0)
    return Laid(para, tuple(rows), wide)


def _words(para: Para) -> Iterator[list[_Piece]]:
    """The paragraph's words, each with its pieces: a word may change its font."""
    word: list[_Piece] = []
    for run in para.runs:
        for n, text in enumerate(re.findall(r"\S+", run.text)):
            if word and not (n == 0 and run.glue):
                yield word
                word = []
            word.append(_Piece(run, text, blank=not (n == 0 and run.glue)))
    if word:
        yield word


def _append(row: Row, piece: _Piece, space: float) -> None:
    long = width(piece.text, piece.run.font, piece.run.size)
    if row.texts and row.texts[-1][1] is piece.run:
        x, run, text = row.texts[-1]
        row.texts[-1] = (x, run, f"{text}{' ' if space else ''}{piece.text}")
    else:
        row.texts.append((row.wide + space, piece.run, piece.text))
    row.wide += space + long


def paint_row(sheet: Sheet, laid: Laid, number: int, x: float, top: float) -> None:
    """One line of a paragraph whose left edge is at x; the marker stands before the first line."""
    para, row = laid.para, laid.rows[number]
    base = top + (laid.pitch - para.size) / 2 + ASCENT * para.size
    left = x + para.indent + para.hang
    spare = laid.width - para.indent - para.hang - row.wide
    left += {"left": 0.0, "justify": 0.0, "ragged": 0.0, "centre": spare / 2, "right": spare}[para.align]
    if number == 0 and para.marker:
        sheet.add(*_marker(para, x + para.indent, base))
    texts = row.texts
    if para.align == "justify" and number < len(laid.rows) - 1:
        texts = _spread(row, spare)
    for dx, run, text in texts:
        sheet.add(Text(round(left + dx, 2), round(base, 2), text, run.font, run.size, run.colour, run.tag, para.number))


def _spread(row: Row, spare: float) -> list[tuple[float, Run, str]]:
    """The words of a line each by itself, moved apart so that the line is full."""
    words: list[tuple[float, Run, str]] = []
    for dx, run, text in row.texts:
        for word in text.split(" "):
            words.append((dx, run, word))
            dx += width(f"{word} ", run.font, run.size)
    # A word that another font goes on with moves together with it.
    ends = [dx + width(word, run.font, run.size) for dx, run, word in words]
    blanks = [0, *(int(words[n][0] - ends[n - 1] > 0.5) for n in range(1, len(words)))]
    step = spare / max(sum(blanks), 1)
    return [(dx + step * sum(blanks[: n + 1]), run, word) for n, (dx, run, word) in enumerate(words)]


def _marker(para: Para, x: float, base: float) -> Iterator[Mark]:
    run = para.runs[0]
    middle, radius = base - 0.3 * run.size, 0.17 * run.size
    if para.marker == "dot":
        yield Dot(round(x + radius + 1, 2), round(middle, 2), round(radius, 2), run.colour)
    elif para.marker == "square":
        yield Fill(round(x + 1, 2), round(middle - radius, 2), round(x + 1 + 2 * radius, 2), round(middle + radius, 2), run.colour)
    else:
        yield Text(round(x, 2), round(base, 2), para.marker, run.font, run.size, run.colour)


def paint(sheet: Sheet, laid: Laid, x: float, top: float) -> float:
    """The whole paragraph; returns where it ends."""
    for number in range(len(laid.rows)):
        paint_row(sheet, laid, number, x, top)
        top += laid.pitch
    return top


def tagged(run: Run, tag: Tag) -> Run:
    """The run as words of an element."""
    return replace(run, tag=tag)
