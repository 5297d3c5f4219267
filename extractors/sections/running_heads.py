"""Titles of themes that stand where running lines stand, in the same place of every page: each page gets its own back as a heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.evidence.headings import HeadingReader
from extractors.page.tree import Tree
from schemas.document import Block, Role
from schemas.region import Leaf, Region, around

# Running lines of so many themes tell the pages apart.
LEAST = 2


def with_running_heads(tree: Tree, reader: HeadingReader) -> Tree:
    """The tree, where running lines number themes (`Teema 2`, `Priority 2: Skills`), with these as first paragraphs of their pages."""
    told = [[(block, number) for block in blocks if (number := reader.theme_number(block.text)[0])] for blocks in tree.running]
    if len({number for page in told for _, number in page}) < LEAST:
        return tree
    pages = tuple(_headed(page, [block for block, _ in own]) for page, own in zip(tree.pages, told, strict=True))
    moved = {id(block) for page in told for block, _ in page}
    running = tuple(tuple(block for block in blocks if id(block) not in moved) for blocks in tree.running)
    return replace(tree, pages=pages, running=running)


def _headed(page: Region, blocks: Sequence[Block]) -> Region:
    """A page with blocks in front of its paragraphs."""
    leaves = [Leaf(replace(block, role=Role.TEXT)) for block in blocks]
    first = tuple(Region("leaf", leaf.box, leaf=leaf, page=page.page) for leaf in leaves)
    if not first:
        return page
    own = page.parts[0].parts if page.parts and page.parts[0].kind == "stack" else page.parts
    parts = (*first, *own)
    return replace(page, parts=(Region("stack", around([part.box for part in parts]), parts, page=page.page),))
