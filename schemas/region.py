"""The tree that a page is cut into: leaves (paragraphs) and the regions that hold them. Nothing of any language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

from schemas.document import Block, Box, Word

Style = tuple[float, bool, bool, tuple[float, ...]]
"""How words are set: type size in points, bold, slanted, colour."""
SLANTED = ("italic", "oblique")
# Sizes are told apart in steps of so many points: half a point is no other size.
SIZE_STEP = 0.5


def style_of(word: Word) -> Style:
    """A word's style."""
    return _style(word.size, word.look.font, word.bold, word.look.colour)


@lru_cache(maxsize=4096)
def _style(size: float, font: str, bold: bool, colour: tuple[float, ...]) -> Style:
    """Kept, for a document's words are set in few styles."""
    return (round(size / SIZE_STEP) * SIZE_STEP, bold, any(mark in font.lower() for mark in SLANTED), colour)


@dataclass(frozen=True, eq=False, slots=True, repr=False)
class Leaf:
    """A paragraph. Two leaves are the same only if they are one object: a leaf exists once. What is told of it besides its block is worked
    out when it is first asked for; a dictionary for that would take more room than all of it."""

    block: Block
    text: str = field(init=False)
    page: int = field(init=False)
    styles: tuple[tuple[int, int, Style], ...] = field(init=False)
    """(first character, last + 1, style) of each stretch of one style, bullets apart."""
    style: Style = field(init=False)
    """The style that it begins in."""
    lead: int = field(init=False)
    """How many characters stand in the style it begins with, where another follows; 0 where all are in one style."""
    box: Box = field(init=False)
    """Around its words, in points."""

    def __getattr__(self, name: str) -> Any:
        if name not in WORKED_OUT:
            raise AttributeError(name)
        found = WORKED_OUT[name](self)
        object.__setattr__(self, name, found)
        return found


def _styles(leaf: Leaf) -> tuple[tuple[int, int, Style], ...]:
    runs: list[tuple[int, int, Style]] = []
    passage = leaf.block.passage
    for word, start in zip(passage.words, passage.starts, strict=True):
        style, end = style_of(word), start + len(word.text)
        if runs and runs[-1][2] == style:
            runs[-1] = (runs[-1][0], end, style)
        else:
            runs.append((start, end, style))
    return tuple(runs)


WORKED_OUT: dict[str, Callable[[Leaf], object]] = {
    "text": lambda leaf: leaf.block.text,
    "page": lambda leaf: leaf.block.page,
    "styles": _styles,
    "style": lambda leaf: leaf.styles[0][2] if leaf.styles else (0.0, False, False, ()),
    "lead": lambda leaf: leaf.styles[0][1] if len(leaf.styles) > 1 else 0,
    "box": lambda leaf: around([word.place for word in leaf.block.passage.words]),
}
"""How each thing is worked out that is told of a leaf."""


Kind = Literal["leaf", "stack", "beside", "box", "page"]


@dataclass(frozen=True, eq=False, slots=True)
class Region:
    """A part of a page.

    `stack`: parts one below the other; `beside`: columns side by side, of which `rows` are the same leaves read across, where
    they line up (each row its cells from left to right, None where one is empty); `box`: what stands in a drawn box or a
    cell; `page`: a whole page; `leaf`: a paragraph.
    """

    kind: Kind
    box: Box
    parts: tuple[Region, ...] = ()
    leaf: Leaf | None = None
    rows: tuple[tuple[Region | None, ...], ...] = ()
    page: int = 0
    header: tuple[Region | None, ...] = ()
    """The header's cells of a table that goes on from another page, where they stand there alone."""
    cell: Box | None = None
    """The drawn cell around it, where it is one of a ruled table: of a cell merged over several rows, all of it."""

    leaves: tuple[Leaf, ...] = field(init=False, repr=False)
    """Its paragraphs in reading order; put together when they are first asked for."""

    def __getattr__(self, name: str) -> Any:
        if name != "leaves":
            raise AttributeError(name)
        found = (self.leaf,) if self.leaf is not None else tuple(leaf for part in self.parts for leaf in part.leaves)
        object.__setattr__(self, name, found)
        return found

    def walk(self) -> Iterator[Region]:
        """The region and all in it, from the outside in."""
        yield self
        for part in self.parts:
            yield from part.walk()


def around(boxes: Sequence[Box]) -> Box:
    """The box around boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def with_parts(region: Region, parts: tuple[Region, ...]) -> Region:
    """A region with other parts; itself where they are the ones that it has."""
    same = len(parts) == len(region.parts) and all(new is old for new, old in zip(parts, region.parts, strict=True))
    return region if same else replace(region, parts=parts)


def stacked(parts: tuple[Region, ...]) -> Region:
    """Several regions as one stack; one alone is itself."""
    if len(parts) == 1:
        return parts[0]
    return Region("stack", around([part.box for part in parts]), parts)


def flat(parts: Iterable[Region]) -> tuple[Region, ...]:
    """Regions in order, of each stack its parts."""
    return tuple(inner for part in parts for inner in (part.parts if part.kind == "stack" else (part,)))


def read_down(rows: Sequence[Sequence[Region | None]]) -> tuple[Region, ...]:
    """The columns of rows, top to bottom, each of the rows' own cells: a leaf exists once. A column without any is left out."""
    columns = (tuple(cell for row in rows if c < len(row) and (cell := row[c])) for c in range(max(map(len, rows))))
    return tuple(stacked(cells) for cells in columns if cells)


def with_rows(table: Region, rows: Sequence[Sequence[Region | None]]) -> Region:
    """A table with other rows; its columns hold their cells."""
    parts = read_down(rows)
    return replace(table, parts=parts, rows=tuple(map(tuple, rows)), box=around([part.box for part in parts]))


def without(region: Region, gone: Set[int]) -> Region | None:
    """A region without some of its paragraphs, by id(); None where nothing is left. A table is left as it is."""
    if region.leaf is not None:
        return None if id(region.leaf) in gone else region
    if region.rows or not any(id(leaf) in gone for leaf in region.leaves):
        return region
    parts = tuple(rest for part in region.parts if (rest := without(part, gone)))
    return replace(region, parts=parts) if parts else None
