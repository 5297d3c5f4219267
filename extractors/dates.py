"""Points of time as a plan writes them (a day, a month, a season, a year), and the EDTF intervals that they bound.

EDTF: ISO 8601-2:2019, level 1 (https://www.loc.gov/standards/datetime/): seasons 21 to 24, open (`..`) and unknown
ends. Seasons are the contract's: March-May, June-August, September-November, December-February.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import dateparser

NUMERIC = {"%d.%m.%Y": r"\d{1,2}\.\d{1,2}\.\d{4}", "%Y-%m-%d": r"\d{4}-\d{2}-\d{2}"}
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
# dateparser completes what is missing from a base; it gets one that never changes, and is asked for whole dates only.
SETTINGS = {
    "DATE_ORDER": "DMY",
    "PREFER_DAY_OF_MONTH": "first",
    "PREFER_LOCALE_DATE_ORDER": False,
    "RELATIVE_BASE": datetime(2000, 1, 1),
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["month", "year"],
}


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


@lru_cache(maxsize=4096)
def parse_day(text: str, language: str) -> Point | None:
    """A full date (`1.8.2023`, `2023-08-01`, `1. elokuuta 2023`); None if there is no such day."""
    for pattern in NUMERIC:
        # Most dates are digits; the standard library reads them without dateparser's look at time zones.
        if re.fullmatch(NUMERIC[pattern], text):
            try:
                found = datetime.strptime(text, pattern)
            except ValueError:
                return None
            return Point(found.year, found.month, found.day)
    parsed = dateparser.parse(text, languages=_languages(language), settings={**SETTINGS, "REQUIRE_PARTS": ["day", "month", "year"]})
    return Point(parsed.year, parsed.month, parsed.day) if parsed else None


@lru_cache(maxsize=4096)
def parse_month(text: str, language: str) -> Point | None:
    """A month of a year (`8/2023`, `elokuu 2023`); None if there is no such month."""
    found = dateparser.parse(text, languages=_languages(language), settings=SETTINGS)
    return Point(found.year, found.month) if found else None


def _languages(language: str) -> list[str]:
    return [language] if language == "en" else [language, "en"]
