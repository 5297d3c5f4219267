"""What an outline is made of: the parts of a document under one theme and section, its headings, its covers."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.sections.titles import Themes
from schemas.region import Leaf, Region

# Pages of these kinds hold nothing but headings.
FIXED = ("cover", "agenda", "other")
# What stands around the plan: abbreviations, sources, contacts, how it is followed up.
MATTER = "matter"


@dataclass
class ScopePart:
    """Regions that follow each other under the same headings."""

    theme: int | None
    section: str
    regions: list[Region] = field(default_factory=list)
    headings: list[Leaf] = field(default_factory=list)
    """The headings right above it."""
    as_of: str | None = None
    carried: int | None = None
    """The theme before a slide with a title of its own: a project that the title names is of it."""
    title: Leaf | None = None
    """The title of a slide that says neither theme nor section."""

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(leaf for region in self.regions for leaf in region.leaves)


@dataclass
class Outline:
    """The document in its parts, its themes, all headings, and what the covers and agendas hold."""

    parts: list[ScopePart]
    themes: Themes
    headings: dict[int, Leaf]
    fixed: dict[int, str]
    """Pages of a kind of their own: `cover`, `agenda`, `other` for one that only numbers a part."""
    body: float = 0.0
    """The type size of most of the text, in points."""
    labels: frozenset[int] = frozenset()
    """Headers of tables and other labels, by id()."""
    by_order: frozenset[int] = frozenset()
    """The pages whose theme nothing but the order of the slides tells."""
    standing: frozenset[int] = frozenset()
    """The paragraphs that stand out as headings do, by id()."""
