"""A point of time at its tokens, and the marks that points of time are written with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from extractors.evidence.time.dates import Point, month_of
from extractors.text.tokens import Tokens

# Dashes and what is written for one: `2024 → 2026`, `2024…2026`.
DASH = re.compile(
    r"[-\u2010-\u2015\u2212~]|[-\u2010-\u2015\u2212]{2,3}|[-\u2010-\u2015\u2212=]{1,2}>|[\u2190-\u21ff\u2794-\u27be\uf0e0]|\.{2,}|…"
)
YEAR = re.compile(r"(?:19|20)\d\d")

Side = Literal["", "start", "end"]


@dataclass(frozen=True)
class Atom:
    """A point of time at tokens [start, end). `partial` ones lack what the other end of their range gives."""

    start: int
    end: int
    point: Point | None
    upto: Point | None = None
    """The last point of a stretch that is named as one: a quarter, half a year."""
    day: int | None = None
    month: int | None = None
    last_month: int | None = None
    season: int | None = None
    partial: bool = False
    exact: bool = False
    """A day was given."""
    weak: bool = False
    """It counts beside another only, or with a word that opens or closes a range."""
    swapped: bool = False
    """Day and month stand in the order that is not the language's own, which gives no day."""
    other: Point | None = None
    """Another reading that is as good (`01/10/2018`)."""
    other_upto: Point | None = None
    """The end of that other reading, where it is a range by itself (`2010-12`)."""
    edge: Side = ""
    """Its beginning (`vuoden 2024 alusta`) or its end (`vuoden 2024 loppuun`) is meant."""
    case: Side = ""
    """By its case it opens or closes a range: `elokuusta`, `elokuuhun`."""

    def filled(self, year: int) -> Atom:
        """A quarter, half or month that lacked its year, with it."""
        assert self.month
        upto = month_of(year, self.last_month) if self.last_month else None
        return replace(self, point=month_of(year, self.month), upto=upto, partial=False)


def is_dash(doc: Tokens, i: int) -> bool:
    """Whether token i is a dash, an arrow or dots."""
    return 0 <= i < len(doc) and DASH.fullmatch(doc[i].text) is not None
