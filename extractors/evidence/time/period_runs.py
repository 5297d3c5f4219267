"""Joins the points of a run to periods, two by what stands between them, one by itself."""

from __future__ import annotations

from extractors.evidence.time.atoms import Atom, Side
from extractors.evidence.time.dates import Interval, Point, interval
from extractors.evidence.time.found_period import FoundPeriod, Note
from extractors.evidence.time.period_sides import Place, Sides
from extractors.evidence.time.period_signs import Kind
from extractors.evidence.time.range_ends import is_year, meant, one_order, one_sided, one_winter, range_ends

# What may stand between two points without a word that joins them.
LOOSE: frozenset[Kind] = frozenset({"small"})


class Run(Sides):
    """A run whose points are read as periods."""

    def _pair(self, a: Place, b: Place) -> tuple[FoundPeriod | None, int]:
        """Two points as the ends of one period, if something joins them."""
        rule = self._joint(a, b)
        if not rule:
            return None, 0
        first, last = (b, a) if rule == "until-since" else (a, b)
        begins, ends = range_ends(first.atom, last.atom)
        if (begins.point is None and not begins.exact) or (ends.point is None and not ends.exact):
            return None, 0
        begins, ends, noted = one_order(begins, ends)
        opens, closes = meant(begins, "start"), meant(ends, "end")
        span = interval(opens, closes) if opens and closes else None
        if span is None and rule == "until-since":
            return None, 0
        noted = noted or one_winter(opens, closes)
        start, end = min(a.first, b.first), max(a.last, b.last)
        notes = tuple(self._ambiguous(start, end, span, other) for other in noted)
        weak = rule in ("two-years", "slashed-years")
        told = all(place.worded or place.atom.edge for place in (a, b))
        return FoundPeriod(start, end, span, f"period.{rule}", not weak, opens, closes, notes, told), 2

    def _joint(self, a: Place, b: Place) -> str:
        """What joins two points to one period, "" where nothing does."""
        kinds = self._kinds(a.sign + 1, b.sign)
        if kinds & {"extension", "duration", "open"} or a.open:
            return ""
        sides = (a.side, b.side)
        if sides == ("end", "start") and a.worded and b.worded and "dash" not in kinds:
            return "until-since"
        if a.side == "end" or b.side == "start":
            return ""
        parted = bool(kinds & {"comma", "stop", "coordinator"})
        if "dash" in kinds:
            return "range" if b.sign - a.sign <= 5 and "coordinator" not in kinds else ""
        if sides == ("start", "end") and (not parted or (a.worded and b.worded) or "stop" not in kinds):
            return "since-until"
        if "between" in self._kinds(max(a.sign - 2, 0), min(b.sign + 2, len(self.signs))) and kinds <= {"coordinator", "small"}:
            return "between"
        if (
            not parted
            and any(sides)
            and (kinds or not (a.atom.partial or b.atom.partial))
            and kinds <= LOOSE | {"since", "until", "to", "lasts"}
        ):
            return "since-until"
        return self._bare_joint(a.atom, b.atom, kinds)

    def _bare_joint(self, a: Atom, b: Atom, kinds: frozenset[Kind]) -> str:
        """How two points without a side are joined: by `to`, by a slash, by `and` between two years, by a dash that was lost."""
        if "to" in kinds and kinds <= LOOSE | {"to"}:
            return "range"
        between = self.doc[a.end : b.start]
        if kinds == {"slash"} and len(between) == 1:
            if a.exact and b.exact:
                return "range"
            bare = is_year(a) and is_year(b)
            months = a.point and b.point and a.point.month and b.point.month and not a.exact and not b.exact
            return "slashed-years" if bare else "range" if months else ""
        if kinds == {"coordinator"} and len(between) == 1 and is_year(a) and is_year(b):
            return "two-years" if a.point and b.point and b.point.year == a.point.year + 1 else ""
        glued = not len(between) and a.exact and b.exact and not self.doc[a.end - 1].whitespace_
        return "lost-dash" if glued else ""

    def _ambiguous(self, start: int, end: int, span: Interval | None, other: str) -> Note:
        return Note("ambiguous-period", {"text": self.doc.said(start, end), "taken": span.edtf if span else "", "other": other})

    # --- one point -------------------------------------------------------------------------------------------------------

    def _single(self, place: Place) -> FoundPeriod | None:
        """One point: open at an end where a word or a dash says so, else a period of its own."""
        atom = place.atom
        if short := self._short_end(atom):
            return short
        if atom.partial:
            return None
        side, start, end, rule = self._side(place)
        if atom.weak and not side:
            return None
        opens: Point | None
        closes: Point | None
        if side:
            point = meant(atom, side)
            opens, closes = (point, None) if side == "start" else (None, point)
            span = one_sided(point, side)
            strong = place.worded or bool(atom.edge) or rule.startswith("period.open")
        else:
            # A month that may be two years (`2010-12`) is taken for these.
            opens, closes = (atom.other, atom.other_upto) if atom.other_upto else (atom.point, atom.upto or atom.point)
            span = interval(opens, closes) if opens and closes else None
            strong = atom.upto is not None or atom.other_upto is not None
        noted: tuple[Note, ...] = ()
        if atom.other and atom.point:
            other = atom.point.edtf if atom.other_upto and not side else atom.other.edtf
            noted = (self._ambiguous(start, end, span, other),)
        return FoundPeriod(start, end, span, rule, strong, opens, closes, noted)

    def _side(self, place: Place) -> tuple[Side, int, int, str]:
        """The side of a lone point, its first token and the token behind it, and the rule that says so."""
        if place.side:
            start, end = place.first, place.last
            lasts = place.sign > 0 and self.signs[place.sign - 1].kind == "lasts"
            if place.side == "end" and (lasts or self._opens_with_dash(place.sign)):
                start = min(start, self.signs[place.sign - 1].start)
            return place.side, start, end, "period.until" if place.side == "end" else "period.since"
        atom = place.atom
        leads = place.sign > 0 and self.signs[place.sign - 1].kind == "small" and self._first_of_all(self.signs[place.sign - 1].start)
        if self._open_dash(place):
            return "start", atom.start, self.signs[place.sign + 1].end, "period.open-end"
        if self._opens_with_dash(place.sign):
            return "end", self.signs[place.sign - 1].start, atom.end, "period.open-start"
        start = self.signs[place.sign - 1].start if leads else atom.start
        return "", start, atom.end, "period.part" if atom.upto or atom.other_upto else "period.single"

    def _opens_with_dash(self, n: int) -> bool:
        """Whether a dash leads to sign n and nothing stands before the dash that it could join."""
        return n > 0 and self.signs[n - 1].kind == "dash" and self._first_of_all(self.signs[n - 1].start)

    def _first_of_all(self, i: int) -> bool:
        """Whether a token begins the text, a cell or a paragraph, or stands behind a mark."""
        return i == 0 or self.doc[i - 1].is_punct or self.doc[i].idx in self.doc._.breaks

    def _open_dash(self, place: Place) -> bool:
        """Whether the dash behind a point leaves the end open: glued to it, or with nothing more to say behind it."""
        n = place.sign + 1
        if n >= len(self.signs) or self.signs[n].kind != "dash":
            return False
        end = self.signs[n].end
        glued = not self.doc[place.atom.end - 1].whitespace_
        closing = end >= len(self.doc) or self.doc[end].is_punct or self.doc[end].text == "|" or end in self.funds
        # A cell, or a paragraph, ends there.
        closing = closing or self.doc[end].idx in self.doc._.breaks
        return closing or (glued and place.atom.exact)

    def _short_end(self, atom: Atom) -> FoundPeriod | None:
        """`2023–24`, `2023/24`: the century is shared."""
        if not is_year(atom) or atom.end + 1 >= len(self.doc) or atom.point is None or atom.point.season:
            return None
        mark, last = self.doc[atom.end], self.doc[atom.end + 1]
        glued = not mark.whitespace_ and not self.doc[atom.end - 1].whitespace_
        if mark.text not in "-\u2010\u2011\u2012\u2013\u2014\u2212/" or not glued or not (last.text.isdecimal() and len(last.text) == 2):
            return None
        end = Point(atom.point.year // 100 * 100 + int(last.text))
        if end.year <= atom.point.year:
            return None
        strong = mark.text != "/"
        return FoundPeriod(atom.start, atom.end + 2, interval(atom.point, end), "period.shared-century", strong, atom.point, end)
