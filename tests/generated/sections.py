"""A theme's list as a column: its heading over its items, for slides that show several lists side by side."""

from __future__ import annotations

from collections.abc import Sequence

from tests.generated.content.plan import Item
from tests.generated.desk import Desk
from tests.generated.drawing.sheet import Colour, Tag
from tests.generated.drawing.stack import Stack, fitting
from tests.generated.drawing.text import Para


def column_of(
    desk: Desk, kind: str, theme: int, items: Sequence[Item], marker: str, wide: float, tall: float = 9999.0, colour: Colour | None = None
) -> Stack:
    """The list in a column of a width and at most so high, in points; `colour`: the heading's."""
    head = desk.head(desk.heading_words(kind), desk.style.size, desk.key.heading(), colour, bold=True)
    return fitting([desk.para(head, leading=1.2), *item_paras(desk, kind, theme, items, marker)], wide, desk.style.gap * 0.6, tall)


def item_paras(desk: Desk, kind: str, theme: int, items: Sequence[Item], marker: str, parent: Tag | None = None) -> list[Para]:
    """The paragraphs of a list's items with those of their sub-items under them."""
    found: list[Para] = []
    hang = desk.style.size * 1.1 if marker else 0.0
    for item in items:
        tag = desk.key.item(kind, theme, parent)
        indent = desk.style.size * 1.3 if parent else 0.0
        found.append(desk.para(desk.run(item.text, tag=tag), marker=marker, hang=hang, indent=indent))
        found += item_paras(desk, kind, theme, item.children, "–", tag)
    return found
