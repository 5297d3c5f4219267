"""Headings of what stands around a plan, over neither themes nor projects: abbreviations, sources, contacts, how it is followed up."""

from __future__ import annotations

from extractors.sections.heads import Heads
from schemas.region import Leaf, Region, Style


def heads_matter(leaf: Leaf, page: Region, heads: Heads, titles: frozenset[Style]) -> bool:
    """Whether a heading set as themes' titles are (`titles`), or first on its `page`, heads what stands around the plan."""
    large = leaf.style in titles or leaf is page.leaves[0]
    return large and leaf.style[0] > heads.body and heads.stands_out(leaf) and heads.reader.heads_matter(leaf.text)
