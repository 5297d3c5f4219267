"""Slides that divide a deck: each says a theme's title and little else, and what stands between two of them is of the first's theme."""

from __future__ import annotations

from extractors.page.tree import Tree
from extractors.sections.covers import is_slide
from extractors.sections.titles import Themes
from schemas.region import Region

# A divider has no more words, and no more paragraphs: the title on one or two, who wrote the part.
WORDS, PARAGRAPHS = 40, 3


def themes_between(tree: Tree, themes: Themes) -> dict[int, int]:
    """The theme of each page that tells none and stands between two that do: of one theme, or dividers of two."""
    before: int | None = None
    divided: set[int] = set()
    found: dict[int, int] = {}
    waiting: list[int] = []
    for page in tree.pages:
        numbers = [themes.heads[id(leaf)].number for leaf in page.leaves if id(leaf) in themes.heads]
        if page.page in themes.agendas or not numbers:
            waiting.append(page.page)
            continue
        divider = is_slide(page) and _is_divider(page, themes)
        if before is not None and (before == numbers[0] or (divider and before in divided)):
            found |= dict.fromkeys(waiting, before)
        waiting.clear()
        before = numbers[-1]
        divided |= {before} if divider else set()
    return found


def _is_divider(page: Region, themes: Themes) -> bool:
    words = sum(len(leaf.text.split()) for leaf in page.leaves)
    plain = not any(leaf.block.marker or region.rows for region in page.walk() for leaf in region.leaves)
    begins = id(page.leaves[0]) in themes.heads and not themes.heads[id(page.leaves[0])].sections
    return begins and plain and words <= WORDS and len(page.leaves) <= PARAGRAPHS
