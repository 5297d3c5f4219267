"""What a report shows, as types; shares and places are percent of the width that there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

State = Literal["ended", "this-year", "running", "upcoming", "unknown", "known"]
"""How a project stands on the day that was asked for; `known` where no day was asked and its time is known."""


@dataclass(frozen=True)
class Bar:
    """A project's time on the axis; `before` and `after`: that end is open or not given."""

    x: float
    width: float
    before: bool
    after: bool


@dataclass(frozen=True)
class Axis:
    """The years of a timeline: where each begins, today if it was asked for, the plan's own time."""

    years: Sequence[tuple[float, int]]
    today: float | None
    band: tuple[float, float] | None


@dataclass(frozen=True)
class Line:
    """A project in a table."""

    name: str
    time: str
    end: str
    bar: Bar | None
    state: State
    funders: str
    leaders: str
    partners: str
    page: int
    link: str | None
    sure: str
    doubtful: bool
    also: str
    """In which other themes it stands, in words."""


@dataclass(frozen=True)
class Group:
    """A theme with its projects."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Ranked:
    """Something counted: its share of the highest count, and of a second count that is part of it."""

    name: str
    count: int
    share: float
    part: int = 0
    part_share: float = 0.0
    said: str = ""


@dataclass(frozen=True)
class Remark:
    """A finding, or how unsure a project is (`doubt`): how grave, what it says, its pages with their addresses."""

    severity: str
    word: str
    message: str
    pages: Sequence[tuple[int, str | None]]


@dataclass(frozen=True)
class Look:
    """What to look at in one project (`id`), or in the edition as a whole."""

    name: str
    remarks: Sequence[Remark]
    id: str | None


@dataclass(frozen=True)
class Matrix:
    """Who works with whom: names, and in how many projects each pair of them is together; on the diagonal how many each has."""

    names: Sequence[str]
    counts: Sequence[Sequence[int]]
    most: int
    left_out: int


@dataclass(frozen=True)
class News:
    """What became of projects since the edition before: a heading and what is said of each."""

    title: str
    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Track:
    """A project or theme over the editions: for each of them `new`, `same`, `changed` or nothing, and what changed."""

    name: str
    cells: Sequence[tuple[str, str]]
    said: Sequence[str]


@dataclass(frozen=True)
class Years:
    """A region over its editions: their names, what each holds, who stands in which."""

    editions: Sequence[str]
    counts: Sequence[tuple[str, Sequence[int | None]]]
    groups: Sequence[tuple[str, Sequence[Track]]]


@dataclass(frozen=True)
class Region:
    """A region's newest edition, and its years where it has several."""

    anchor: str
    name: str
    title: str
    period: str
    file: str
    link: str | None
    tiles: Sequence[tuple[str, str, str]]
    """(number, what it counts, what is said beside it)."""
    this_year: Sequence[Line]
    ends: Sequence[Ranked]
    since: str
    news: Sequence[News]
    leads: Sequence[Ranked]
    leads_said: str
    """Of how many projects nobody is said to lead, and who is left out."""
    bodies: Sequence[Ranked]
    bodies_said: str
    funds: Sequence[Ranked]
    looks: Sequence[Look]
    notes: int
    axis: Axis
    groups: Sequence[Group]
    matrix: Matrix
    years: Years | None


@dataclass(frozen=True)
class Column:
    """A number of each region, side by side, with its share of the highest."""

    title: str
    cells: Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Regions:
    """Many regions side by side."""

    columns: Sequence[Column]
    funds: Sequence[str]
    counts: Sequence[Sequence[int]]
    most: int
    shared: Sequence[Ranked]
    """Organisations that take part in several regions, with the regions' names."""


@dataclass(frozen=True)
class Report:
    """The whole page."""

    title: str
    today: str
    year: int | None
    regions: Sequence[Region]
    beside: Regions | None = None
    samples: bool = False
    sources: Sequence[str] = field(default_factory=list)
