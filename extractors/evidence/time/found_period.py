"""What a found period is: its tokens, its interval, both its ends, what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.evidence.time.dates import Interval, Point
from schemas.findings import Values


@dataclass(frozen=True)
class Note:
    """What a person should know of a period: a finding's code, and what its message is made of."""

    code: str
    values: Values


@dataclass(frozen=True)
class FoundPeriod:
    """A period at tokens [start, end); `interval` None where no such time can be."""

    start: int
    end: int
    interval: Interval | None
    rule: str
    strong: bool
    """Whether it is a period wherever it stands: a lone year or season may be part of a sentence."""
    opens: Point | None = None
    closes: Point | None = None
    """What it begins and ends with, None where that is not given: what `joined` of period_ends.py makes one of."""
    notes: tuple[Note, ...] = ()
    told: bool = False
    """A word says that something begins and ends (`alkaa …, päättyy …`): it is a project's period in a sentence, too."""
