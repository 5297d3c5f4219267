"""A speaker's notes under a heading for them, on the slide itself: they stand aside, with the heading."""

from __future__ import annotations

from dataclasses import replace

from extractors.evidence.headings import HeadingReader
from extractors.page.tree import Tree
from schemas.region import without


def with_notes_aside(tree: Tree, reader: HeadingReader) -> Tree:
    """The tree, on each page all that stands from a heading for notes (`Muistiinpanot:`) on among what stands aside."""
    pages, asides = [], []
    for page, aside in zip(tree.pages, tree.asides, strict=True):
        first = next((n for n, leaf in enumerate(page.leaves) if reader.heads_notes(leaf.text)), len(page.leaves))
        said = page.leaves[first:]
        rest = without(page, {id(leaf) for leaf in said}) if said else page
        gone = said if rest is None or len(rest.leaves) == first else ()
        pages.append((rest or replace(page, parts=())) if gone else page)
        asides.append((*aside, *(leaf.block for leaf in gone)))
    return replace(tree, pages=tuple(pages), asides=tuple(asides))
