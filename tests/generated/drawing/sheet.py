"""A sheet of an edition: what is drawn on it, in points from its top left corner, in the order of drawing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

Colour = tuple[float, float, float]
"""Red, green and blue, each 0 to 1."""
BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Tag:
    """Whose words a text holds: an element of the answer key by its number, and the field of it (empty: none)."""

    element: int
    field: str = ""


@dataclass(frozen=True)
class Text:
    """A run of text on a baseline."""

    x: float
    baseline: float
    text: str
    font: str
    size: float
    colour: Colour = BLACK
    tag: Tag | None = None
    paragraph: int = 0
    """The number of the paragraph that it is a part of, 0 for a text of its own."""


@dataclass(frozen=True)
class Rule:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.7
    colour: Colour = (0.4, 0.4, 0.4)


@dataclass(frozen=True)
class Fill:
    """A box, filled or stroked or both."""

    x0: float
    top: float
    x1: float
    bottom: float
    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 0.7


@dataclass(frozen=True)
class Dot:
    """A round bullet: its centre and radius."""

    x: float
    y: float
    radius: float
    colour: Colour = BLACK


Mark = Text | Rule | Fill | Dot
DOWN = {Text: ("baseline",), Rule: ("y0", "y1"), Fill: ("top", "bottom"), Dot: ("y",)}
"""The coordinates of each kind that are measured down the page."""


def lowered(mark: Mark, points: float) -> Mark:
    """The mark so much further down, or up where that is negative."""
    return replace(mark, **{name: round(getattr(mark, name) + points, 2) for name in DOWN[type(mark)]})


@dataclass
class Sheet:
    """One page: its size in points and what is drawn on it."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)

    def add(self, *marks: Mark) -> None:
        """Draw over what is drawn already."""
        self.marks.extend(marks)

    def under(self, at: int, *marks: Mark) -> None:
        """Draw under whatever was drawn since there were `at` marks: the fill behind a text whose height is known only now."""
        self.marks[at:at] = marks
