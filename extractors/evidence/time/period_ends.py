"""Makes one period of a start and an end that stand apart: in two cells (`Alkaa | Päättyy`), under two labels, in two sentences.

The door for readers of tables and cards is `joined`: read each cell by the language's pipeline, take the period of each
(`doc._.periods`), and hand both in. `ends_of` gives what a cell under a label for one end says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.evidence.time.dates import Interval, Point, interval
from extractors.evidence.time.periods import FoundPeriod, Note


@dataclass(frozen=True)
class JoinedPeriod:
    """A start and an end as one: `interval` None where the end lies before the start; both may stand in different texts."""

    interval: Interval | None
    rule: str
    notes: tuple[Note, ...] = ()


def joined(start: FoundPeriod | None, end: FoundPeriod | None) -> JoinedPeriod | None:
    """The period that begins as `start` and ends as `end` does; None where neither says anything.

    `start` is what was found in the cell or under the label for the start: its own start counts, whatever else it says
    (`1.5.2018` is one day by itself, and begins on it; `–1.5.2018` under `Alkaa` begins then as well); `end` likewise.
    With one of them None, or of no possible time, the period is open (`2018-05-01/..`) or its start unknown (`/2021-03-31`).
    Notes of both (`computed-period`, `ambiguous-period`) are kept. The texts and places are the caller's to keep: both are spans
    of the period.
    """
    opens, closes = _side(start, first=True), _side(end, first=False)
    if opens is None and closes is None:
        return None
    notes = tuple(note for part in (start, end) if part for note in part.notes)
    return JoinedPeriod(interval(opens, closes), "period.two-ends", notes)


def ends_of(periods: Sequence[FoundPeriod]) -> tuple[FoundPeriod, FoundPeriod] | None:
    """Of several periods of one text the one that only begins and the one that only ends, if there is one of each and the end
    does not lie before the start: `elokuusta 2023 lähtien, …; hanke päättyy joulukuussa 2024`."""
    starts = [period for period in periods if period.strong and period.opens and not period.closes]
    ends = [period for period in periods if period.strong and period.closes and not period.opens]
    if len({p.interval for p in starts}) != 1 or len({p.interval for p in ends}) != 1:
        return None
    start, end = starts[0], ends[0]
    return (start, end) if start.opens and end.closes and interval(start.opens, end.closes) else None


def _side(period: FoundPeriod | None, first: bool) -> Point | None:
    """The point that a cell for one end gives: that end of what was found in it, or the other where it has one only."""
    if period is None or period.interval is None:
        return None
    return (period.opens or period.closes) if first else (period.closes or period.opens)
