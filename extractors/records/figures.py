"""Figures that a page shows large, over what they count: no project's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from schemas.region import Leaf

# A figure, no number of an entry and no year: `14 %`, `1 100`, `163 000`, `2,5`
FIGURE = re.compile(r"[+\u2212-]?\d{1,3}(?:[ .,]\d{1,3})+\s*%?|\d{3}|\d{1,3}\s*[%€]")
# A figure is set so much larger than what says what it is.
LARGER = 1.2


@lru_cache(maxsize=8192)
def is_figure(text: str) -> bool:
    """Whether a text is nothing but a figure; kept, since many readings have one paragraph."""
    return FIGURE.fullmatch(text) is not None


def figures_lead(leaves: Sequence[Leaf]) -> bool:
    """Whether figures are set larger than all else in some paragraphs: `14 %` over what it is the share of."""
    figures = {leaf for leaf in leaves if is_figure(leaf.text)}
    if not 0 < len(figures) < len(leaves):
        return False
    others = [leaf.style[0] for leaf in leaves if leaf not in figures]
    return max(leaf.style[0] for leaf in figures) > LARGER * max(others)
