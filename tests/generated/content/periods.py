"""Periods in the ways that plans write them, each with its EDTF interval and its first and last day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

DASHES = ("–", "-", " – ", " - ")


@dataclass(frozen=True)
class Period:
    """A period as printed and as the contract writes it; `start` and `end` are ISO dates or None.

    `first` and `last` are its two ends as printed, for tables that give them in two columns.
    """

    text: str
    edtf: str
    start: str | None
    end: str | None
    first: str = ""
    last: str = ""

    @property
    def key(self) -> dict[str, Any]:
        return {"text": self.text, "edtf": self.edtf, "start": self.start, "end": self.end}


@dataclass(frozen=True)
class _Span:
    """From a month to another, both included."""

    y1: int
    m1: int
    y2: int
    m2: int

    @property
    def first(self) -> date:
        return date(self.y1, self.m1, 1)

    @property
    def last(self) -> date:
        return date(self.y2, self.m2, monthrange(self.y2, self.m2)[1])


def period(rng: Random, words: dict[str, Any], year: int) -> Period:
    """A period that begins near a year, written in a way drawn at random."""
    return rng.choices([way for way, _ in WAYS], [weight for _, weight in WAYS])[0](rng, words, _span(rng, year))


def closed(rng: Random, words: dict[str, Any], year: int) -> Period:
    """A period with both ends as days, months or years: one that has two columns' worth of ends."""
    return rng.choice((_days, _months, _years))(rng, words, _span(rng, year))


def _span(rng: Random, year: int) -> _Span:
    y1, m1 = year + rng.randint(-1, 1), rng.choice((1, 1, 3, 4, 8, 9))
    y2 = y1 + rng.choice((1, 2, 2, 3))
    return _Span(y1, m1, y2, rng.choice((2, 5, 6, 8, 12, 12)))


def _days(rng: Random, words: dict[str, Any], span: _Span) -> Period:
    first, last = _day(words, span.first), _day(words, span.last)
    dash = rng.choice(DASHES) if words["language"] != "en" else rng.choice((" – ", " - "))
    return Period(f"{first}{dash}{last}", f"{span.first}/{span.last}", str(span.first), str(span.last), first, last)


def _day(words: dict[str, Any], day: date) -> str:
    month = words["periods"]["months"][day.month - 1]
    return str(words["periods"]["day"].format(d=day.day, m=day.month, y=day.year, month=month))


def _months(rng: Random, words: dict[str, Any], span: _Span) -> Period:
    pattern = rng.choice(("{m}/{y}", "{m:02d}/{y}"))
    first, last = pattern.format(m=span.m1, y=span.y1), pattern.format(m=span.m2, y=span.y2)
    edtf = f"{span.y1}-{span.m1:02d}/{span.y2}-{span.m2:02d}"
    return Period(f"{first}{rng.choice(DASHES)}{last}", edtf, str(span.first), str(span.last), first, last)


def _named_months(rng: Random, words: dict[str, Any], span: _Span) -> Period:
    names = words["periods"]["months"]
    text = words["periods"]["month_range"].format(a=names[span.m1 - 1], y1=span.y1, b=names[span.m2 - 1], y2=span.y2)
    first, last = text.split(" – ")
    return Period(text, f"{span.y1}-{span.m1:02d}/{span.y2}-{span.m2:02d}", str(span.first), str(span.last), first, last)


def _years(rng: Random, words: dict[str, Any], span: _Span) -> Period:
    text = f"{span.y1}{rng.choice(('–', '-'))}{span.y2}"
    return Period(text, f"{span.y1}/{span.y2}", f"{span.y1}-01-01", f"{span.y2}-12-31", str(span.y1), str(span.y2))


def _one_year(rng: Random, words: dict[str, Any], span: _Span) -> Period:
    return Period(str(span.y1), f"{span.y1}/{span.y1}", f"{span.y1}-01-01", f"{span.y1}-12-31", str(span.y1), str(span.y1))


def _seasons(rng: Random, words: dict[str, Any], span: _Span) -> Period:
    names = words["periods"]["seasons"]
    a, b = rng.choice(("21", "23")), rng.choice(("21", "23"))
    text = f"{names[a]} {span.y1} – {names[b]} {span.y2}"
    starts, ends = {"21": "03-01", "23": "09-01"}, {"21": "05-31", "23": "11-30"}
    return Period(text, f"{span.y1}-{a}/{span.y2}-{b}", f"{span.y1}-{starts[a]}", f"{span.y2}-{ends[b]}", *text.split(" – "))


def _open(rng: Random, words: dict[str, Any], span: _Span) -> Period:
    text = words["periods"]["open"].format(start=_day(words, span.first))
    return Period(text, f"{span.first}/..", str(span.first), None, _day(words, span.first), "")


WAYS: tuple[tuple[Callable[[Random, dict[str, Any], _Span], Period], int], ...] = (
    (_days, 30),
    (_months, 20),
    (_years, 20),
    (_named_months, 10),
    (_one_year, 5),
    (_seasons, 6),
    (_open, 5),
)
"""Each way of writing with its weight: days and years are commonest in such plans."""
