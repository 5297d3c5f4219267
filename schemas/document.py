"""What a reader gives and what is made of it first: words, lines, blocks and pages, all frozen."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the page's top left corner."""
Edges = tuple[float, ...]
"""The x of each character's left edge and of the last one's right edge, in points."""


@dataclass(frozen=True, slots=True, eq=False)
class PageEdges:
    """The edges of all words of a page in one array, by the words' numbers, to hundredths of points: as objects of each word they would
    take four times the room, though they are asked for only where a value has a place."""

    numbers: array[float]
    firsts: array[int]
    """Where those of each word begin, and where those of the last one end."""

    def of(self, number: int) -> Edges:
        """Those of the word with a number."""
        return tuple([round(edge, 2) for edge in self.numbers[self.firsts[number] : self.firsts[number + 1]]])


class Look(NamedTuple):
    """What many words of a document have in common, which hold it once."""

    font: str = ""
    colour: tuple[float, ...] = ()
    """What the PDF paints the word with: one number (grey), three (RGB) or four (CMYK), each 0 to 1."""
    note: bool = False
    """Whether it is the number of a footnote, behind a word of the text."""
    measured: bool = True
    """False where the place is not in points: such a word has no box."""
    drawn: Box | None = None
    """Where the word stands on a page that is not set upright; None where that is its place."""
    typed: bool = False
    """Whether it was typed onto the page as an annotation."""
    cleaned: frozenset[str] = frozenset()
    """What was done to its text (pipeline/readers/cleaning.py); empty where it is as the source has it."""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a blank, as the source has it.

    `place` lays the word out: for a PDF in points, for plain text in characters and rows.
    `laid` holds its edges (len(text) + 1 numbers, from the left of `place` to its right), so that a part of a word has a box of its own; or
    those of its page.
    """

    text: str
    page: int
    number: int
    place: Box
    laid: Edges | PageEdges = field(default=(), compare=False)
    size: float = 0.0
    bold: bool = False
    look: Look = PLAIN

    def looking(self, **changed: Any) -> Word:
        """The word with another look, told by the parts of it that are changed."""
        return replace(self, look=self.look._replace(**changed))

    @property
    def edges(self) -> Edges:
        """The edges of its characters; empty where they are not known."""
        return self.laid.of(self.number) if isinstance(self.laid, PageEdges) else self.laid

    def box(self, start: int = 0, end: int | None = None) -> Box | None:
        """The box of the characters [start, end) in points; None for plain text."""
        look = self.look
        if not look.measured:
            return None
        if look.drawn:
            return look.drawn
        length = len(self.text)
        end = length if end is None else end
        # Most of what is asked for are whole words.
        if start == 0 and end == length:
            return self.place
        x0, top, x1, bottom = self.place
        edges = self.edges
        if len(edges) == length + 1 and end > start:
            x0, x1 = edges[start], edges[end]
        return (x0, top, x1, bottom)


Grid = tuple[tuple[Box | None, ...], ...]
"""A ruled table: its rows, each with the boxes of its cells, None where a cell is merged into another."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn: its box in points, what it is filled with (as `Look.colour`; empty where it is not), whether it has an outline."""

    box: Box
    fill: tuple[float, ...] = ()
    stroked: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """A link to the web that lies on a page: where it leads to, and where it lies, in points."""

    url: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page or slide: its size in points, its words in the source's order, its ruled tables, how many pictures it shows."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    pictures: int = 0
    measured: bool = True
    grids: tuple[Grid, ...] = ()
    scanned: bool = False
    """Whether its words were read from a picture."""
    frames: tuple[Box, ...] = ()
    """The boxes on an upright page that may show a slide."""
    frame: Box | None = None
    """The one that does, on a page with a slide and its speaker's notes."""
    shapes: tuple[Shape, ...] = ()
    """What is drawn on it: boxes, fills, rules; in the source's order, a later one lies over an earlier one."""
    hidden: tuple[Word, ...] = ()
    """Words that the source has and does not show; none of `words`."""
    comments: tuple[tuple[Word, ...], ...] = ()
    """What was remarked on the page, remark by remark; none of `words`."""
    addresses: tuple[Address, ...] = ()
    """The links to the web on it."""

    @property
    def area(self) -> Box:
        """Where the slide stands: in its frame, else all over the page."""
        return self.frame or (0.0, 0.0, self.width, self.height)


@dataclass(frozen=True)
class Line:
    """Words on one baseline, left to right. `marker` is the bullet in front of them, if any; all else is worked out of them."""

    words: tuple[Word, ...]
    marker: Word | None = None
    x0: float = field(init=False, compare=False)
    """Left edge of the text, the marker left aside."""
    start: float = field(init=False, compare=False)
    """Left edge of the line, its marker included."""
    x1: float = field(init=False, compare=False)
    top: float = field(init=False, compare=False)
    bottom: float = field(init=False, compare=False)
    size: float = field(init=False, compare=False)
    """The type size that most of the line's characters have, in points."""
    bold: bool = field(init=False, compare=False)
    """Whether every word of the line is bold."""
    text: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        x0, size = self.words[0].place[0], self.words[0].size
        if len({word.size for word in self.words}) > 1:
            weights: dict[float, int] = {}
            for word in self.words:
                weights[word.size] = weights.get(word.size, 0) + len(word.text)
            size = max(weights, key=lambda size: (weights[size], size))
        # Each is asked for several times of every line: to set them all at once takes a third of the time of finding each when asked.
        self.__dict__.update(
            x0=x0,
            start=self.marker.place[0] if self.marker else x0,
            x1=self.words[-1].place[2],
            top=min([word.place[1] for word in self.words]),
            bottom=max([word.place[3] for word in self.words]),
            size=size,
            bold=all(word.bold for word in self.words),
            text=" ".join([word.text for word in self.words]),
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text made of words, each character of which knows its word: text[a:b] is a place on the page."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...] = ()
    """Where each word (or the part of it that a joined line left) begins in the text; beside the words, for an object of each would take
    more room than all else that a passage has."""
    breaks: tuple[int, ...] = ()
    """Which of the words begin a line; the first line, 0, is not among them."""

    @property
    def line_starts(self) -> list[int]:
        """The characters at which its lines begin, but for the first."""
        return [self.starts[number] for number in self.breaks]

    def line(self, number: int) -> int:
        """The line of a word."""
        return bisect_right(self.breaks, number)

    def parts(self, start: int, end: int) -> list[tuple[int, Word, int, int]]:
        """(line, word, first character, last character + 1) of each word that text[start:end] touches."""
        starts, words, breaks = self.starts, self.words, self.breaks
        first = max(bisect_right(starts, start) - 1, 0) if start else 0
        line = bisect_right(breaks, first - 1)
        found = []
        for number in range(first, len(starts)):
            begins = starts[number]
            if begins >= end:
                break
            if line < len(breaks) and breaks[line] == number:
                line += 1
            # Words are many, and most stand whole in what is asked for.
            word = words[number]
            a = start - begins if start > begins else 0
            b = len(word.text) if begins + len(word.text) <= end else end - begins
            if b > a:
                found.append((line, word, a, b))
        return found

    def parted(self, at: int) -> tuple[Passage, Passage]:
        """The passage before a word that begins at a character, and the rest; the blank between them is in neither."""
        first = bisect_left(self.starts, at)
        before = Passage(self.text[:at].rstrip(), self.words[:first], self.starts[:first], tuple(n for n in self.breaks if n < first))
        starts = tuple([start - at for start in self.starts[first:]])
        return before, Passage(self.text[at:], self.words[first:], starts, tuple(n - first for n in self.breaks if n > first))


class Role(StrEnum):
    """What a block is on its page, as far as geometry and typography tell."""

    TITLE = "title"
    TEXT = "text"
    RUNNING = "running"
    NOTE = "note"
    """A footnote, its number in the text, or a speaker's note."""


@dataclass(frozen=True, slots=True)
class Cell:
    """text[start:end] of an entry's passage is the value of a labelled field: a table's cell, a card's line."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: a title, a bullet or a run of lines, its wrapped lines joined."""

    passage: Passage
    page: int
    marker: str = ""
    """The bullet's glyph; empty where the paragraph has none."""
    level: int = 0
    """Depth in the page's outline, from 0."""
    role: Role = Role.TEXT
    bold: bool = False
    size: float = 0.0
    lead: int = 0
    """How many characters at the start are bold where the rest is not; 0 if there is no such start."""

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Slide:
    """A page with its text as blocks in reading order."""

    number: int
    blocks: tuple[Block, ...]

    def content(self) -> Sequence[Block]:
        """The blocks that are neither running headers nor page numbers."""
        return [b for b in self.blocks if b.role is not Role.RUNNING]
