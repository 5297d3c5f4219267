"""What a family of shapes is, and the list of all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Draw = Callable[[Any, Any], None]
"""Draws the projects of a theme on a desk, or of all themes where the theme is None."""


@dataclass(frozen=True)
class Shape:
    """A family of shapes.

    `deck`: True only slides, False only reports, None either; `by_theme`: whether the projects stand under their theme;
    `projects`, `themes`: the least and the most that an edition has (projects of a theme).
    """

    name: str
    draw: Draw
    deck: bool | None = None
    by_theme: bool = True
    projects: tuple[int, int] = (2, 4)
    themes: tuple[int, int] = (2, 3)
    pages: tuple[str, ...] = ()
    whole: bool = False
    """Whether it draws all of a theme under its title: its lists, too."""


SHAPES: dict[str, Shape] = {}
"""The open families by name, in the order in which they are defined."""


def family(name: str, **options: Any) -> Callable[[Draw], Draw]:
    """Adds a function that draws projects to the families."""

    def add(draw: Draw) -> Draw:
        if name in SHAPES:
            raise ValueError(f"two families are called {name}")
        SHAPES[name] = Shape(name, draw, **options)
        return draw

    return add
