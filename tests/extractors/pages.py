"""Pages drawn for the tests of how a page is cut, and what is read on them: paragraphs in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.page.tree import tree_of
from extractors.text.passage import Joiner
from schemas.document import Page, Role, Slide, Word


def page(number: int, *lines: tuple[float, float, str], size: float = 12, sizes: dict[int, float] | None = None) -> Page:
    """A page of 960 × 540 points with lines of text at (x0, top); each character is half the size wide."""
    words = []
    for index, (x0, top, text) in enumerate(lines):
        height = (sizes or {}).get(index, size)
        x = x0
        for part in text.split():
            end = x + len(part) * height / 2
            words.append(Word(part, number, len(words), (x, top, end, top + height), size=height))
            x = end + height / 4
    return Page(number, 960, 540, tuple(words))


def slides_of(pages: Sequence[Page], joiner: Joiner) -> list[Slide]:
    """Each page's paragraphs, then its running lines, then what stands aside."""
    tree = tree_of(pages, joiner)
    rows = zip(tree.pages, tree.running, tree.asides, strict=True)
    return [
        Slide(region.page, (*(leaf.block for leaf in region.leaves), *running, *(replace(b, role=Role.NOTE) for b in asides)))
        for region, running, asides in rows
    ]


def slide(*pages: Page) -> Slide:
    """What the last page is read as."""
    return slides_of(pages, Joiner())[-1]


def texts(found: Slide) -> list[str]:
    """The texts of a slide's blocks, running lines left out."""
    return [block.text for block in found.content()]
