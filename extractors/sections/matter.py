"""Headings of what stands around a plan, over neither themes nor projects: abbreviations, sources, contacts, how it is followed up."""

from __future__ import annotations

from functools import lru_cache

from extractors.evidence.headings import heading_reader
from extractors.sections.heads import Heads
from schemas.region import Leaf, Region, Style


def heads_matter(leaf: Leaf, page: Region, heads: Heads, titles: frozenset[Style]) -> bool:
    """Whether a heading set as themes' titles are (`titles`), or first on its `page`, heads what stands around the plan."""
    large = leaf.style in titles or leaf is page.leaves[0]
    return large and leaf.style[0] > heads.body and heads.stands_out(leaf) and _says_so(leaf.text, heads.reader.language)


@lru_cache(maxsize=8192)
def _says_so(text: str, language: str) -> bool:
    """Kept, for it is asked where headings are looked for and where they are read, and each time that a document is walked."""
    return heading_reader(language).heads_matter(text)
