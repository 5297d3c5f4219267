"""What a slide was understood as, and a theme's number and title."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.evidence.headings import Title
from schemas.document import Slide
from schemas.plan import SlideKind


@dataclass(frozen=True)
class Understood:
    """A slide with what it is: kind, theme, its title taken apart, and how the theme was found."""

    slide: Slide
    kind: SlideKind
    theme: int | None
    title: Title | None
    theme_rule: str = ""


@dataclass(frozen=True)
class ThemeTitle:
    """A theme's number and title."""

    number: int
    title: str
