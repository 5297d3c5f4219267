"""Which of the periods found in an entry is the project's: the most exact among its data, a start and an end told apart, else
one that a sentence tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.evidence.entry.labelled import Role
from extractors.evidence.time.dates import Interval
from extractors.evidence.time.period_ends import ends_of, joined
from extractors.evidence.time.periods import FoundPeriod, Note
from extractors.text.tokens import Tokens
from schemas.findings import Values
from schemas.mention import Mark, PeriodValue

# The roles of labels that head a period or one end of it.
PERIOD_ROLES: frozenset[Role] = frozenset({"period", "start", "end"})
# An interval between two days is at least so long in EDTF.
DAY_RANGE = len("2024-01-01/2024-01-01")

Problem = tuple[str, Values, int, int]


class ProjectPeriod:
    """Collects the periods among an entry's data; gives the project's as marks, and what a person should look at as
    (code, values, first token, last token + 1)."""

    def __init__(self, doc: Tokens) -> None:
        self.doc = doc
        self.by_start: dict[int, FoundPeriod] = {period.start: period for period in doc._.periods}
        self.problems: list[Problem] = []
        self.counted: list[FoundPeriod] = []
        self.ends: dict[Role, FoundPeriod] = {}

    def take(self, period: FoundPeriod, role: Role | None) -> None:
        """A period that stands among the data, under a label for one end or not."""
        if role in ("start", "end"):
            self.ends.setdefault(role, period)
        else:
            self.counted.append(period)

    def marks(self, prose: Sequence[tuple[int, int]]) -> Iterator[Mark]:
        """The project's period: two ends that labels tell, else the most exact, else two halves, else one in a sentence."""
        if self.ends:
            yield from self._two(*self._told_ends())
        elif halves := ends_of(self.counted):
            yield from self._two(*halves)
        elif self.counted:
            yield from self._most_exact()
        else:
            yield from self._in_prose(prose)

    def _told_ends(self) -> tuple[FoundPeriod | None, FoundPeriod | None]:
        """The ends that labels tell; one that none tells is the other date of the entry, if there is one and it fits."""
        start, end = self.ends.get("start"), self.ends.get("end")
        if (start and end) or len(self.counted) != 1:
            return start, end
        other = self.counted[0]
        both = joined(start or other, end or other)
        return (start or other, end or other) if both and both.interval else (start, end)

    def _most_exact(self) -> Iterator[Mark]:
        """The most exact of the periods; a person should look where others say otherwise."""
        ranked = sorted(self.counted, key=lambda p: (not p.strong, -len(p.interval.edtf) if p.interval else 0, p.start))
        others = [other for other in ranked[1:] if other.strong and other.interval != ranked[0].interval]
        self.problems += [("several-periods", {}, other.start, other.end) for other in others]
        yield self._mark(ranked[0], guess=bool(others))

    def _mark(self, found: FoundPeriod, guess: bool = False) -> Mark:
        value = self._value(self._text(found), found.interval, found.start, found.end)
        self._say(found.notes, found.start, found.end)
        return self._placed(found, found.rule, value, guess)

    def _two(self, start: FoundPeriod | None, end: FoundPeriod | None, guess: bool = False) -> Iterator[Mark]:
        """A start and an end that stand apart: a mark for each place, the first with the value of both."""
        both = joined(start, end)
        places = sorted({part.start: part for part in (start, end) if part}.values(), key=lambda part: part.start)
        text = " ".join(self._text(part) for part in places)
        value = self._value(text, both.interval if both else None, places[0].start, places[-1].end)
        for number, part in enumerate(places):
            self._say(part.notes, part.start, part.end)
            yield self._placed(part, both.rule if both else part.rule, value if number == 0 else None, guess)

    def _in_prose(self, prose: Sequence[tuple[int, int]]) -> Iterator[Mark]:
        """A range of whole days, or one that a sentence says begins and ends, is a project's own wherever it stands; where it
        stands in prose, a person should look."""
        inside = [found for found in self.by_start.values() if any(start <= found.start < end for start, end in prose)]
        for found in inside:
            days = found.interval is not None and len(found.interval.edtf) >= DAY_RANGE
            if found.strong and (days or found.told):
                yield self._mark(found, guess=True)
                self.problems.append(("unclear-period", {}, found.start, found.end))
                return
        if halves := ends_of(inside):
            yield from self._two(*halves, guess=True)
            self.problems.append(("unclear-period", {}, halves[0].start, halves[0].end))

    # --- how it is put down ----------------------------------------------------------------------------------------------

    def _text(self, found: FoundPeriod) -> str:
        return self.doc.said(found.start, found.end)

    def _value(self, text: str, span: Interval | None, start: int, end: int) -> PeriodValue:
        if span is None:
            self.problems.append(("impossible-period", {"text": text}, start, end))
        return PeriodValue(text, span.edtf if span else None, span.start if span else None, span.end if span else None)

    def _say(self, notes: Sequence[Note], start: int, end: int) -> None:
        self.problems += [(note.code, note.values, start, end) for note in notes]

    def _placed(self, found: FoundPeriod, rule: str, value: PeriodValue | None, guess: bool) -> Mark:
        last = self.doc[found.end - 1]
        impossible = value is not None and value.edtf is None
        return Mark("period", self.doc[found.start].idx, last.idx + len(last.text), rule, guess or impossible, value)
