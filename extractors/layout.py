"""Pages to slides: lines, running lines, columns and outline, in this order; nothing here knows a language's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.bullets import is_bullet
from extractors.lines import lines_of
from extractors.outline import measure, outline, with_titles
from extractors.passage import HYPHENS, SOFT_HYPHEN, Joiner
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
            blocks = with_titles(_over_columns([outline(region, metrics, joiner) for region in regions], joiner))
        else:
            blocks = [block for region in regions for block in plain_outline(region, joiner)]
        ran = [_running(line, joiner) for line in found if id(line) in running]
        slides.append(Slide(page.number, tuple(blocks + ran), page.pictures))
    return slides


def _over_columns(columns: Sequence[Sequence[Block]], joiner: Joiner) -> list[Block]:
    """The blocks of all columns; a paragraph that goes on in the next column is one."""
    blocks: list[Block] = []
    for column in columns:
        for place, block in enumerate(column):
            if place == 0 and blocks and goes_on(blocks[-1], block):
                blocks[-1] = replace(blocks[-1], passage=joiner.continued(blocks[-1].passage, block.passage))
            else:
                blocks.append(block)
    return blocks


def goes_on(before: Block, after: Block) -> bool:
    """Whether a paragraph in the next column or on the next page is the rest of the last one: it begins in the middle
    of a sentence or of a word."""
    if after.marker or abs(after.size - before.size) > 0.06 * before.size or (after.bold and not before.bold):
        return False
    ending, first = before.text[-1:], after.text[:1]
    return first.islower() and (ending in HYPHENS + SOFT_HYPHEN or ending not in ".:;!?")


def _running(line: Line, joiner: Joiner) -> Block:
    return Block(joiner.join([line]), line.words[0].page, role=Role.RUNNING, size=line.size)


def vocabulary(pages: Sequence[Page]) -> frozenset[str]:
    """The document's words in lower case, those that a line's end broke left out."""
    return frozenset(word.text.strip('.,;:()!?"”').lower() for page in pages for word in page.words if not word.text.endswith("-"))


def breaking(pages: Sequence[Page]) -> str:
    """The hyphens that only ever end a word, in a document that writes another kind inside its words."""
    found = {glyph: [word.text for page in pages for word in page.words if glyph in word.text] for glyph in HYPHENS}
    inside = {glyph for glyph, texts in found.items() if any(glyph in text[1:-1] for text in texts)}
    return "".join(glyph for glyph, texts in found.items() if texts and inside and glyph not in inside)


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
