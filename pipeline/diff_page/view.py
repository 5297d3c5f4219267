"""What the page of a diff shows, as types: an opening, events, and sections of cards in the deck's order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from pipeline.reports.layout import Mark
from schemas.diff import Weight
from schemas.plan import Severity

Side = Literal["old", "new"]
What = Literal["plan", "theme", "project", "item", "text"]
Sign = Literal["added", "removed", "changed", "renamed", "moved", "joined"]
Words = tuple[tuple[Mark, str], ...]
"""Words in reading order, each stretch with whether it stayed, is gone, or came."""


@dataclass(frozen=True)
class Spot:
    """A page of an edition, from 1, and its address; None where the file is not at hand."""

    side: Side
    page: int
    address: str | None


@dataclass(frozen=True)
class Row:
    """A field before and after: a line for each value, side by side, and both in one where they are read as one text."""

    field: str
    old: tuple[Words, ...]
    new: tuple[Words, ...]
    both: tuple[Words, ...]
    said: str = ""
    """The difference in words, where the values do not show it: `end moved 6 months later`."""


@dataclass(frozen=True)
class Facts:
    """A project as it is told of: its fields in the plan's words."""

    side: Side
    name: str
    description: str
    lines: tuple[tuple[str, str], ...]
    """(field, value) of the others that the plan tells."""


@dataclass(frozen=True)
class Crop:
    """A piece of a page as a picture, in base64, its size in CSS pixels; `text` is what can be read on it."""

    side: Side
    page: int
    data: str
    width: int
    height: int
    text: str


@dataclass(frozen=True)
class Jump:
    """A way to another card of the page, in words."""

    target: str
    said: str


@dataclass(frozen=True)
class Card:
    """All changes of one project, theme or item; a `stub` stands where it was before and leads to where it is now."""

    id: str
    key: str
    """Stays the same as long as both files do: by it ticks and notes are kept."""
    what: What
    part: str
    """What it stands under: a list of the theme, `projects`, `theme`, `plan` or `text`."""
    title: Words
    signs: tuple[Sign, ...]
    severity: Weight
    messages: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    facts: tuple[Facts, ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Of a theme that came or went: its lists by name, each with its items."""
    spots: tuple[Spot, ...] = ()
    crops: tuple[Crop, ...] = ()
    why: tuple[str, ...] = ()
    """Why a match is doubted and what speaks for it, a sentence each."""
    jumps: tuple[Jump, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why it is to be looked at first."""
    stub: bool = False

    def but(self, **changed: object) -> Card:
        """The same card, some of it otherwise."""
        return replace(self, **changed)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Event:
    """Changes in many places that are one event, told once."""

    card: Card
    sections: tuple[str, ...]
    """The sections that its places are in."""
    lines: tuple[tuple[str, str, tuple[Spot, ...]], ...]
    """(name, id of its own card or empty, pages) of each place."""


@dataclass(frozen=True)
class Section:
    """The cards of one theme; `key` is 0-0 for the plan, 1-N for theme N, 2-N for the old theme N that is gone."""

    key: str
    title: str
    short: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Tally:
    """A theme's line of the table: what came, went and changed, of projects and of items."""

    key: str
    title: str
    sign: Sign | None
    """`added` or `removed` where the whole theme came or went."""
    projects: tuple[int, int, int]
    items: tuple[int, int, int]


@dataclass(frozen=True)
class File:
    """One of the two editions; `address` is None where its file is not at hand."""

    side: Side
    title: str
    filename: str
    address: str | None


@dataclass(frozen=True)
class View:
    """Everything on the page."""

    files: tuple[File, File]
    warnings: tuple[tuple[Severity, str], ...]
    """What has to be known before all: how grave it is, and the sentence."""
    sentences: tuple[str, ...]
    account: str
    table: tuple[Tally, ...]
    look: tuple[Card, ...]
    events: tuple[Event, ...]
    sections: tuple[Section, ...]
    unchanged: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())
    """(heading, names) of what is as it was."""
    unchanged_said: str = ""
    """Empty where texts are not compared, so that nobody knows."""

    @property
    def cards(self) -> list[Card]:
        """All cards that count: events and the sections' own, without stubs."""
        return [event.card for event in self.events] + [card for s in self.sections for card in s.cards if not card.stub]
