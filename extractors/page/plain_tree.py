"""Pages of plain text, which have rows and columns of characters for places, to a tree of regions: stacks of paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.page.lines import lines_of
from extractors.page.plain_blocks import plain_outline
from extractors.page.reading_order import regions_of
from extractors.page.running import running_lines
from extractors.text.passage import Joiner
from schemas.document import Block, Line, Page, Role
from schemas.region import Leaf, Region


def plain_regions(pages: Sequence[Page], joiner: Joiner) -> tuple[list[Region], list[tuple[Block, ...]]]:
    """Each page as a region, and its running lines as blocks."""
    drafts = [(page, lines_of(page, ()) if page.words else []) for page in pages]
    running = running_lines(drafts)
    regions = [_page(page, [line for line in lines if id(line) not in running], joiner) for page, lines in drafts]
    return regions, [tuple(_running(line, joiner) for line in lines if id(line) in running) for _, lines in drafts]


def _page(page: Page, lines: Sequence[Line], joiner: Joiner) -> Region:
    blocks = [block for region in regions_of(lines) for block in plain_outline(region, joiner)] if lines else []
    leaves = [Leaf(block) for block in blocks]
    parts = tuple(Region("leaf", leaf.box, leaf=leaf, page=page.number) for leaf in leaves)
    stack = (Region("stack", page.area, parts, page=page.number),) if parts else ()
    return Region("page", page.area, stack, page=page.number)


def _running(line: Line, joiner: Joiner) -> Block:
    return Block(joiner.join([line]), line.words[0].page, role=Role.RUNNING)
