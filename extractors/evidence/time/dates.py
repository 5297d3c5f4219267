"""Points of time as a plan writes them (a day, a month, a season, a year), and the EDTF intervals that they bound.

EDTF: ISO 8601-2:2019, level 1 (https://www.loc.gov/standards/datetime/): seasons 21 to 24, open (`..`) and unknown
ends. Seasons are the contract's: March-May, June-August, September-November, December-February.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True)
class Point:
    """A day, month, season or year; as exact as it was given."""

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None

    @property
    def edtf(self) -> str:
        if self.season:
            return f"{self.year:04d}-{self.season}"
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def first(self) -> date:
        """The earliest day that the point can mean."""
        if self.season:
            return date(self.year, SEASON_MONTHS[self.season][0], 1)
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """The latest day that the point can mean."""
        if self.season:
            month = SEASON_MONTHS[self.season][1]
            year = self.year + (month < SEASON_MONTHS[self.season][0])
            return date(year, month, calendar.monthrange(year, month)[1])
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True)
class Interval:
    """An EDTF interval: `edtf` with its earliest and latest day, ISO dates or None where an end is open."""

    edtf: str
    start: str | None
    end: str | None


def interval(start: Point | None, end: Point | None) -> Interval | None:
    """The interval between two points; None stands for an end not given. None if the end lies before the start.

    An end that is missing is open (`2023-08-01/..`), a start that is missing is unknown (`/2025-02-28`).
    """
    if start and end and end.last() < start.first():
        return None
    edtf = f"{start.edtf if start else ''}/{end.edtf if end else '..'}"
    return Interval(edtf, start.first().isoformat() if start else None, end.last().isoformat() if end else None)


def day_of(year: int, month: int, day: int) -> Point | None:
    """A day; None if there is no such day."""
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Point(year, month, day)


def month_of(year: int, month: int) -> Point | None:
    """A month of a year; None if there is no such month."""
    return Point(year, month) if 1 <= month <= 12 else None


def as_day(day: date) -> Point:
    """A calendar day as a point."""
    return Point(day.year, day.month, day.day)


# --- what a duration makes of a point ------------------------------------------------------------------------------------


def end_after(start: Point, months: int) -> Point | None:
    """The end of what begins at `start` and lasts so many months, as exact as `start`; None past the last year there is.

    Two years from 1.1.2024 end on 31.12.2025, two years from January 2024 in December 2025, two years from 2024 in 2025.
    """
    if start.day:
        behind = _moved(start, months)
        return as_day(behind.first() - timedelta(days=1)) if behind else None
    return _moved(start, months - 1, 1 if months % 12 == 0 else 12)


def start_before(end: Point, months: int) -> Point | None:
    """The start of what lasts so many months and ends with `end`, as exact as `end`."""
    if end.day:
        return _moved(as_day(end.last() + timedelta(days=1)), -months)
    return _moved(end, 1 - months, 12 if months % 12 == 0 else 1)


def extended(end: Point, months: int) -> Point | None:
    """An end moved so many months later; the last day of a month stays the last day of one."""
    if end.day:
        following = _moved(as_day(end.last() + timedelta(days=1)), months)
        return as_day(following.first() - timedelta(days=1)) if following else None
    return _moved(end, months, 1 if months % 12 == 0 else 12)


def a_year_before(point: Point) -> Point | None:
    """The same point of the year before: where `25.12.–2.1.2016` begins."""
    return _moved(point, -12)


def a_year_after(point: Point) -> Point | None:
    """The same point of the year after: where `1.12.2023–31.1.` ends."""
    return _moved(point, 12)


def _moved(point: Point, months: int, month: int = 1) -> Point | None:
    """A point so many months later, as exact as it is. A bare year is counted from the month of it that is given: where the months
    are no whole years it is the one that leads furthest."""
    counted = point.first().month if point.month or point.season else month
    total = point.year * 12 + counted - 1 + months
    year, moved = total // 12, total % 12 + 1
    if not 1 <= year < MAXYEAR:
        return None
    if point.season:
        return _season_of(year, moved)
    if point.day:
        return Point(year, moved, min(point.day, calendar.monthrange(year, moved)[1]))
    return Point(year, moved if point.month else None)


def _season_of(year: int, month: int) -> Point:
    """The season that a month lies in; January and February are the winter's that began the year before."""
    inside = [number for number, (first, last) in SEASON_MONTHS.items() if first <= month <= last]
    return Point(year, season=inside[0]) if inside else Point(year - (month < 3), season=24)
