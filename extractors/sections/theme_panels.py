"""Panels beside a page's text that tell its theme: what they say holds for all of the page, so they come first."""

from __future__ import annotations

from dataclasses import replace

from extractors.evidence.headings import HeadingReader
from extractors.page.tree import Tree
from schemas.region import Region, with_parts

# A panel that tells the theme has no more paragraphs: its number, its title, a line below.
LINES = 3


def with_theme_panels_first(tree: Tree, reader: HeadingReader) -> Tree:
    """The tree, each panel that tells a theme before the column beside it, though that has the page's title."""
    return replace(tree, pages=tuple(_ordered(page, reader) for page in tree.pages))


def _ordered(region: Region, reader: HeadingReader) -> Region:
    if region.rows or not region.parts:
        return region
    if region.kind == "beside" and len(region.parts) > 1 and _tells_theme(region.parts[-1], reader):
        return with_parts(region, (region.parts[-1], *region.parts[:-1]))
    return with_parts(region, tuple(_ordered(part, reader) for part in region.parts))


def _tells_theme(panel: Region, reader: HeadingReader) -> bool:
    """Whether a box tells a theme's number, and no more than its title and a line besides."""
    leaves = panel.leaves
    return panel.kind == "box" and len(leaves) <= LINES and reader.theme_number(leaves[0].text)[0] is not None
