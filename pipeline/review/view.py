"""What the page shows, as types: slides with boxes, projects with their fields, findings, lists, what nobody read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from schemas.plan import Plan

FIELDS = ("name", "description", "period", "funders", "partners", "scope", "status", "budget", "code")


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in points: what it holds (`field`), and whose it is (a project's id, or empty)."""

    id: int
    field: str
    owner: str
    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass
class Slide:
    """A page: its title, its size in points, its boxes, the rectangles around whole entries, its picture in base64."""

    page: int
    title: str
    theme: int | None
    width: float = 960.0
    height: float = 540.0
    picture: str = ""
    boxes: list[Box] = field(default_factory=list)
    outlines: list[Box] = field(default_factory=list)
    words: list[list[Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Shown:
    """A value: its text as the file of corrections names it, what it was read as beside that, and where it comes from."""

    text: str
    detail: str
    boxes: list[int]
    evidence: list[tuple[int, str, str]]
    """(page, words on it, rule) of each place."""
    role: str = ""
    instrument: str = ""


@dataclass(frozen=True)
class Field:
    """A field of a project: its values, how sure it is, and what a reviewer made of it."""

    name: str
    values: list[Shown]
    sure: str
    read: str = ""
    """The value as the rules had read it; of a list nothing."""
    reviewed: Any = None


@dataclass(frozen=True)
class Remark:
    """A finding as it is said."""

    severity: str
    code: str
    message: str
    boxes: list[int]
    pages: list[int]
    seen: dict[str, Any]
    settled: Any


@dataclass(frozen=True)
class Card:
    """A project; `seen` is what a correction of it has to name."""

    id: str
    name: str
    themes: list[int]
    pages: list[int]
    confidence: float
    sure: str
    level: str
    fields: list[Field]
    findings: list[Remark]
    settled: list[Remark]
    seen: list[dict[str, Any]]
    reviewed: Any = None
    """Who said what belongs to it, if a reviewer did."""

    @property
    def asks(self) -> bool:
        """Whether a finding of it is open that is more than a note."""
        return any(finding.severity != "info" for finding in self.findings)


@dataclass(frozen=True)
class Line:
    """An item, or a text that no rule claimed; `level` its depth in the outline, from 0."""

    text: str
    boxes: list[int]
    pages: list[int]
    level: int
    seen: dict[str, Any]


BLANK_CARD = Card("", "", [], [], 0.0, "", "", [Field(name, [], "") for name in FIELDS], [], [], [])
"""What the page makes the card of when a correction makes a project of a text."""
BLANK_LINE = Line("", [], [], 0, {})


@dataclass(frozen=True)
class ThemeLists:
    """A theme with its lists, by their names in the JSON."""

    number: int
    title: str
    lists: list[tuple[str, list[Line]]]


@dataclass(frozen=True)
class View:
    """Everything on the page."""

    plan: Plan
    slides: list[Slide]
    cards: list[Card]
    findings: list[Remark]
    settled: int
    themes: list[ThemeLists]
    phenomena: list[Line]
    unread: list[Line]

    @property
    def codes(self) -> list[str]:
        """The kinds of findings that are open."""
        return sorted({found.code for found in self.findings} | {found.code for card in self.cards for found in card.findings})
