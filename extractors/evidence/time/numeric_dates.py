"""Reads dates that are written in figures: `1.4.2023`, `1. 4. 2023`, `2024-03-01`, `01/10/2018`, `8/2024`, `01/24`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.evidence.time.dates import Point, day_of, month_of

# A year of two figures from here on is of the last century.
LAST_CENTURY = 80
# Each with an example. The tokenizer keeps each of them as one token, blanks and all.
DOTTED = re.compile(r"(\d{1,2})\s?\.\s?(\d{1,2})\s?\.\s?(\d{4}|\d{2})")  # 1.4.2023, 1. 4. 2023, 1.4.23
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")  # 01/10/2018
DASHED = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")  # 01-10-2018
YEAR_FIRST = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})")  # 2024-03-01, 2024/03/01
DAY_AND_MONTH = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?")  # 1.3. of 1.3.–31.5.2024
MONTH_AND_YEAR = re.compile(r"(\d{1,2})\s?[/.]\s?((?:19|20)\d\d)")  # 8/2024, 8.2024
MONTH_DASH_YEAR = re.compile(r"(0[1-9]|1[0-2])-((?:19|20)\d\d)")  # 08-2024
SHORT_MONTH = re.compile(r"(\d{1,2})/(\d{2})")  # 01/24
YEAR_AND_MONTH = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")  # 2024-08
YEAR = re.compile(r"(?:19|20)\d\d")  # 2024


@dataclass(frozen=True)
class NumericDate:
    """What figures say: `point` None where there is no such time; `other` a second reading that is as good."""

    point: Point | None
    other: Point | None = None
    swapped: bool = False
    """Whether only the order that is not the language's own gives a day."""
    day: int | None = None
    month: int | None = None
    """Day and month where the year is missing."""
    weak: bool = False
    """Whether it is a date only beside another, as half of a range: `01/24` may be anything."""


@lru_cache(maxsize=4096)
def numeric_date(text: str, order: str) -> NumericDate | None:
    """What a token of figures says; None if it is no date; kept, for a plan tells the same dates again and again.

    `order`, `dmy` or `mdy`, is the language's own for `01/10/2018`.
    """
    if match := DOTTED.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        return NumericDate(day_of(full_year(year), month, day))
    if match := YEAR_FIRST.fullmatch(text):
        return NumericDate(day_of(int(match[1]), int(match[3]), int(match[4])))
    if match := SLASHED.fullmatch(text) or DASHED.fullmatch(text):
        return _two_orders(int(match[1]), int(match[2]), full_year(int(match[3])), order)
    if match := MONTH_AND_YEAR.fullmatch(text):
        return NumericDate(month_of(int(match[2]), int(match[1]))) if "/" in text or int(match[1]) <= 12 else None
    if match := MONTH_DASH_YEAR.fullmatch(text):
        return NumericDate(month_of(int(match[2]), int(match[1])), weak=True)
    if match := SHORT_MONTH.fullmatch(text):
        point = month_of(full_year(int(match[2])), int(match[1]))
        return NumericDate(point, weak=True) if point else None
    if match := YEAR_AND_MONTH.fullmatch(text):
        return NumericDate(month_of(int(match[1]), int(match[2])))
    if YEAR.fullmatch(text):
        return NumericDate(Point(int(text)))
    if (match := DAY_AND_MONTH.fullmatch(text)) and _may_be(int(match[1]), int(match[2])):
        return NumericDate(None, day=int(match[1]), month=int(match[2]))
    return None


def full_year(year: int) -> int:
    """A year of two figures with its century; others as they are."""
    if year >= 100:
        return year
    return year + (1900 if year >= LAST_CENTURY else 2000)


def _may_be(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _two_orders(one: int, two: int, year: int, order: str) -> NumericDate:
    """Day and month in the language's own order; in the other one where only that gives a day; both where both do."""
    day_first, month_first = day_of(year, two, one), day_of(year, one, two)
    own, other = (day_first, month_first) if order == "dmy" else (month_first, day_first)
    if own is None:
        return NumericDate(other, swapped=other is not None)
    return NumericDate(own, other if other != own else None)
