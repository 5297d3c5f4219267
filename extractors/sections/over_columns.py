"""Headings and columns: which heading heads all columns, and which no more than its own."""

from __future__ import annotations

from collections.abc import Callable

from extractors.sections.titles import Themes
from schemas.region import Leaf, Region


def leading_heads(region: Region, is_heading: Callable[[Leaf], bool], themes: Themes) -> list[Leaf]:
    """The theme's heading that columns begin with and that no other follows: it heads them all, in whichever it stands."""
    if region.kind != "beside" or region.rows:
        return []
    heads = [leaf for leaf in region.leaves if is_heading(leaf)]
    first = region.leaves[: len(heads)]
    numbers = {themes.heads[id(leaf)].number for leaf in heads if id(leaf) in themes.heads}
    leading = all(a is b for a, b in zip(heads, first, strict=True)) and len(numbers) == 1
    return heads if leading and all(id(leaf) in themes.heads for leaf in heads) else []


def heads_columns(region: Region, is_heading: Callable[[Leaf], bool]) -> bool:
    """Whether what heads a column heads no more than that: each column has its own heading, or one is nothing but a heading."""
    if all(is_heading(column.leaves[0]) for column in region.parts if column.leaves):
        return True
    return any(column.leaf is not None and is_heading(column.leaf) for column in region.parts)
