"""Pages to slides: lines, running lines, columns and outline, in this order; nothing here knows a language's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.bullets import is_bullet
from extractors.lines import lines_of
from extractors.outline import measure, outline, with_titles
from extractors.passage import Joiner
from extractors.plain import plain_outline
from extractors.regions import regions_of
from extractors.running import running_lines
from schemas.document import Block, Line, Page, Role, Slide


def slides_of(pages: Sequence[Page], joiner: Joiner) -> list[Slide]:
    """Each page as a slide: its blocks in reading order, running lines last."""
    lines = [(page, lines_of(page)) for page in pages]
    running = running_lines(lines)
    content = [[line for line in found if id(line) not in running] for _, found in lines]
    columns = [regions_of(found) for found in content]
    metrics = measure([column for page in columns for column in page])
    slides = []
    for (page, found), regions in zip(lines, columns, strict=True):
        if page.measured:
            blocks = with_titles([block for region in regions for block in outline(region, metrics, joiner)])
        else:
            blocks = [block for region in regions for block in plain_outline(region, joiner)]
        ran = [_running(line, joiner) for line in found if id(line) in running]
        slides.append(Slide(page.number, tuple(blocks + ran), page.pictures))
    return slides


def _running(line: Line, joiner: Joiner) -> Block:
    return Block(joiner.join([line]), line.words[0].page, role=Role.RUNNING, size=line.size)


def vocabulary(pages: Sequence[Page]) -> frozenset[str]:
    """The document's words in lower case, those that a line's end broke left out."""
    return frozenset(word.text.strip('.,;:()!?"”').lower() for page in pages for word in page.words if not word.text.endswith("-"))


def markers(slides: Sequence[Slide], pages: Sequence[Page]) -> int:
    """How many words are nothing but the bullets of blocks, which the outline stands for."""
    placed = {id(piece.word) for slide in slides for block in slide.blocks for piece in block.passage.pieces}
    return sum(1 for page in pages for word in page.words if is_bullet(word) and id(word) not in placed)


def retitled(slide: Slide, index: int | None) -> Slide:
    """The slide with the block at an index as its title, and no other."""
    roles = [
        replace(block, role=Role.TITLE if i == index else Role.TEXT) if block.role is not Role.RUNNING else block
        for i, block in enumerate(slide.blocks)
    ]
    return replace(slide, blocks=tuple(roles))


def title_of(slide: Slide) -> Block | None:
    """The slide's title, if it has one."""
    return next((block for block in slide.blocks if block.role is Role.TITLE), None)
