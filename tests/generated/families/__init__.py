"""The open families: each draws projects in one shape that makers of plans use, and varies it by the seed."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from tests.generated.families.shape import SHAPES, Shape

ROOMS = ("prose", "lines", "cards", "ruled", "grown", "boxes", "pages", "groups", "boards")
"""The modules that hold families, in the order in which their figures are shown."""


@cache
def all_shapes() -> dict[str, Shape]:
    """Every open family by name."""
    for room in ROOMS:
        import_module(f"tests.generated.families.{room}")
    return dict(SHAPES)
