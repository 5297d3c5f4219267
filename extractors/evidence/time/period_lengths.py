"""The periods of a run, made longer by an extension, or completed by a duration: `1.1.2024 alkaen 24 kk`."""

from __future__ import annotations

from dataclasses import replace

from extractors.evidence.time.dates import Point, end_after, extended, interval, start_before
from extractors.evidence.time.found_period import FoundPeriod, Note
from extractors.evidence.time.period_runs import Run
from extractors.evidence.time.period_sides import Place
from extractors.evidence.time.period_signs import Sign
from extractors.evidence.time.range_ends import meant

# An extension or a duration stands at most so many signs from its point.
REACH = 10


class LongRun(Run):
    """A run whose periods are as long as all that stands beside them says."""

    def periods(self) -> list[FoundPeriod]:
        """The periods of the run, in order."""
        found: list[FoundPeriod] = []
        n = 0
        while n < len(self.places):
            place, following = self.places[n], self.places[n + 1] if n + 1 < len(self.places) else None
            period, used = self._pair(place, following) if following else (None, 0)
            if period is None:
                period, used = self._single(place), 1
            last = self.places[n + used - 1]
            rest = self.places[n + used] if n + used < len(self.places) else None
            if period:
                period, more = self._extended(period, last, n + used)
                period = self._computed(period, place, last, rest) if not more else period
                used += more
                found.append(period)
            n += used
        return found

    def _extended(self, period: FoundPeriod, last: Place, n: int) -> tuple[FoundPeriod, int]:
        """The period with the later end that an extension gives it, and how many points that took; place n follows it."""
        behind = self.signs[last.sign + 1 : last.sign + 1 + REACH]
        at = next((k for k, sign in enumerate(behind) if sign.kind == "extension"), None)
        if at is None or not period.closes or any(sign.kind == "point" for sign in behind[:at]):
            return period, 0
        later = next((sign for sign in behind[at:] if sign.kind in ("point", "duration")), None)
        if later is None:
            return period, 0
        if later.kind == "duration":
            end = extended(period.closes, later.months)
            note = self._computed_note(period.start, later.end, period.closes, later.months)
            longer = replace(period, end=self._closed(later.end), closes=end, rule="period.extended", notes=(*period.notes, note))
            return replace(longer, interval=interval(period.opens, end)), 0
        one = self.places[n]
        pair, used = self._pair(one, self.places[n + 1]) if n + 1 < len(self.places) else (None, 0)
        end, past = (pair.closes, pair.end) if pair else (meant(one.atom, "end"), max(one.last, one.atom.end))
        if end is None or end.last() < period.closes.first():
            return period, 0
        longer = replace(period, end=self._closed(past), closes=end, rule="period.extended", strong=True)
        return replace(longer, interval=interval(period.opens, end)), used or 1

    def _closed(self, end: int) -> int:
        """The token behind a stretch, a bracket that closes it included."""
        return end + (end < len(self.doc) and self.doc[end].text in ")]")

    def _computed(self, period: FoundPeriod, first: Place, last: Place, rest: Place | None) -> FoundPeriod:
        """A period of one known end with the other one from the duration beside it: `1.1.2024 alkaen 24 kk`."""
        both = period.opens and period.closes and first is not last
        if period.interval is None or both or first.open or period.rule in ("period.shared-century", "period.part"):
            return period
        n = self._duration(first.sign, rest.sign if rest else len(self.signs))
        if n is None:
            return period
        sign, before = self.signs[n], self.signs[n - 1] if n else None
        if first.side == "end":
            opens, closes = start_before(period.closes, sign.months) if period.closes else None, period.closes
        else:
            opens, closes = period.opens, end_after(period.opens, sign.months) if period.opens else None
        if opens is None or closes is None:
            return period
        start = min(period.start, before.start if before and before.kind == "lasts" else sign.start)
        end = max(period.end, self._closed(sign.end) if self._bracketed(sign) else sign.end)
        note = self._computed_note(start, end, closes if first.side == "end" else opens, sign.months)
        return FoundPeriod(start, end, interval(opens, closes), "period.computed", True, opens, closes, (*period.notes, note), True)

    def _duration(self, n: int, limit: int) -> int | None:
        """The number of the duration that stands beside sign n, behind it before sign `limit`, else before it."""
        for k in range(n + 1, min(limit, n + 1 + REACH)):
            if self.signs[k].kind == "duration":
                return k
            if self.signs[k].kind == "dash":
                break
        for k in range(n - 1, max(n - REACH, 0) - 1, -1):
            if self.signs[k].kind == "duration":
                return k
            if self.signs[k].kind in ("point", "stop"):
                break
        return None

    def _bracketed(self, sign: Sign) -> bool:
        return any(token.text == "(" for token in self.doc[max(sign.start - 2, 0) : sign.start])

    def _computed_note(self, start: int, end: int, known: Point, months: int) -> Note:
        return Note("computed-period", {"text": self.doc.said(start, end), "known": known.edtf, "months": months})
