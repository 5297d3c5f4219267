"""Finds periods in running text: points of time, ranges of them, and ends left open, as doc._.periods.

Points are read token by token; dateparser and the lexicon tell days and months, the lexicon seasons and the words
that open or close a range. Nothing is completed from today's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from extractors.dates import Interval, Point, interval, parse_day
from extractors.lexicon import lexicon
from extractors.phrases import opens_at
from extractors.points import DASH, YEAR, Atom, PointReader

Doc.set_extension("periods", default=(), force=True)


@dataclass(frozen=True)
class FoundPeriod:
    """A period at tokens [start, end); `interval` None where no such time can be."""

    start: int
    end: int
    interval: Interval | None
    rule: str
    strong: bool
    """Whether it is a period wherever it stands: a lone year or season may be part of a sentence."""


class PeriodFinder:
    """Reads the points of a Doc and joins them to periods."""

    def __init__(self, language: str) -> None:
        words = lexicon(language)
        self.language = language
        self.points = PointReader(language)
        self.until = words.lemmas("periods", "until")
        self.since = words.lemmas("periods", "since")
        # Words in several parts: `till och med`
        self.until_phrases = _phrases(words.words("periods", "until"))
        self.since_phrases = _phrases(words.words("periods", "since"))
        self.joining = words.coordinators
        self.small = frozenset(words.words("periods", "small"))
        self.dash_words = frozenset(words.words("periods", "dash_words"))

    def __call__(self, doc: Doc) -> Doc:
        atoms = self.points.read(doc)
        found, i = [], 0
        while i < len(atoms):
            period, used = self._period(doc, atoms, i)
            if period:
                found.append(period)
            i += used
        doc._.periods = tuple(found)
        return doc

    def _period(self, doc: Doc, atoms: list[Atom], i: int) -> tuple[FoundPeriod | None, int]:
        """The period that begins with atom i, and how many atoms it took."""
        atom = atoms[i]
        shared = self._one_word_range(doc, atom)
        if shared:
            return shared, 1 + sum(1 for other in atoms[i + 1 :] if other.start < shared.end)
        following = atoms[i + 1] if i + 1 < len(atoms) else None
        joint = self._joint(doc, atom, following)
        if following and joint:
            first = _completed(atom, following, self.language) if atom.partial else atom
            last = _completed(following, first, self.language) if following.partial else following
            if (first.point is None and not atom.exact) or (last.point is None and not following.exact):
                return None, 1
            span = interval(first.point, last.point) if first.point and last.point else None
            end = self._past(doc, following.end, self.until)
            opens = atom.start - 1 if atom.start and self._is(doc[atom.start - 1], self.since) else atom.start
            return FoundPeriod(opens, end, span, f"period.{joint}", joint != "two-years"), 2
        short = self._two_digit_end(doc, atom)
        if short:
            return short, 1
        if atom.partial:
            return None, 1
        return self._single(doc, atom), 1

    def _joint(self, doc: Doc, atom: Atom, following: Atom | None) -> str:
        """How two points are joined: by a dash or a word for one, by `alkaen … saakka`, by nothing but their cases."""
        if not following:
            return ""
        between = doc[atom.end : following.start]
        joining = self.since | self.until | self.joining
        words = [t for t in between if not DASH.fullmatch(t.text) and t.text not in ".," and not self._is(t, joining)]
        if 0 < len(between) <= 4 and not words:
            if any(DASH.fullmatch(t.text) for t in between):
                return "range"
            if any(self._is(t, self.since | self.until) for t in (*between, *doc[max(atom.start - 1, 0) : atom.start])):
                return "since-until"
        if not len(between) and atom.exact and following.exact and not doc[atom.end - 1].whitespace_:
            return "lost-dash"
        if len(between) == 1 and between[0].lower_ in self.dash_words:
            return "range"
        if len(between) == 1 and between[0].lower_ in self.joining and _is_next_year(atom, following):
            return "two-years"
        if not len(between) and not atom.partial and not following.partial and re.search(r"st[aä]$", doc[atom.start].lower_):
            return "from-to"
        return ""

    def _one_word_range(self, doc: Doc, atom: Atom) -> FoundPeriod | None:
        """`tammi-kesäkuu 2025`: both months stand in one token."""
        token = doc[atom.start]
        _head, hyphen, tail = token.lower_.partition("-")
        if not hyphen or not atom.partial or not tail or atom.start + 1 >= len(doc):
            return None
        last = next((n for name, n in self.points.months.items() if tail.startswith(name)), None)
        if not last or not YEAR.fullmatch(doc[atom.start + 1].text):
            return None
        year = int(doc[atom.start + 1].text)
        span = interval(Point(year, atom.month), Point(year, last))
        return FoundPeriod(atom.start, atom.start + 2, span, "period.shared-year", True)

    def _two_digit_end(self, doc: Doc, atom: Atom) -> FoundPeriod | None:
        """`2023–24`: the century is shared."""
        if atom.point is None or atom.point.month or atom.point.season or atom.end + 1 >= len(doc):
            return None
        dash, last = doc[atom.end], doc[atom.end + 1]
        if DASH.fullmatch(dash.text) and not dash.whitespace_ and re.fullmatch(r"\d\d", last.text):
            year = atom.point.year // 100 * 100 + int(last.text)
            if year > atom.point.year:
                return FoundPeriod(atom.start, atom.end + 2, interval(atom.point, Point(year)), "period.shared-century", True)
        return None

    def _single(self, doc: Doc, atom: Atom) -> FoundPeriod:
        """One point: open at an end where a word or a dash says so, else a period of its own."""
        point = atom.point
        until = self._past(doc, atom.end, self.until)
        if until > atom.end or atom.ends:
            return FoundPeriod(self._opening(doc, atom.start), until, _one_sided(None, point), "period.until", True)
        since = self._past(doc, atom.end, self.since)
        if since > atom.end or atom.begins:
            return FoundPeriod(atom.start, since, _one_sided(point, None), "period.since", True)
        for phrases, ends in ((self.until_phrases, True), (self.since_phrases, False)):
            opens = opens_at(doc, atom.start, phrases)
            if opens < atom.start:
                one = _one_sided(None, point) if ends else _one_sided(point, None)
                return FoundPeriod(opens, atom.end, one, "period.until" if ends else "period.since", True)
        opens = self._before(doc, atom.start)
        if opens < atom.start and self._is(doc[opens], self.until):
            return FoundPeriod(opens, atom.end, _one_sided(None, point), "period.until", True)
        if opens < atom.start and self._is(doc[opens], self.since):
            return FoundPeriod(opens, atom.end, _one_sided(point, None), "period.since", True)
        before = doc[atom.start - 1] if atom.start else None
        if self._open_dash(doc, atom):
            return FoundPeriod(atom.start, atom.end + 1, _one_sided(point, None), "period.open-end", True)
        if before is not None and DASH.fullmatch(before.text) and (before.i == 0 or doc[before.i - 1].is_punct):
            return FoundPeriod(before.i, atom.end, _one_sided(None, point), "period.open-start", True)
        span = interval(point, point) if point else None
        return FoundPeriod(atom.start, atom.end, span, "period.single", False)

    def _is(self, token: Token, words: frozenset[str]) -> bool:
        """Whether a token is one of the words, by lemma or as written."""
        return token.lemma_ in words or token.lower_ in words

    def _past(self, doc: Doc, i: int, words: frozenset[str]) -> int:
        """The first token at or after i that is none of the words, by lemma or as written."""
        while i < len(doc) and (doc[i].lemma_ in words or doc[i].lower_ in words):
            i += 1
            if i < len(doc) and doc[i].text == "." and doc[i - 1].lower_ == "alk":
                i += 1
        return i

    def _before(self, doc: Doc, i: int) -> int:
        """The word in front of a point, small words let by that may stand between: `Starts in autumn`, `until the end`."""
        at = i - 1
        while at >= 0 and doc[at].lower_ in self.small:
            at -= 1
        return max(at, 0) if i else i

    def _opening(self, doc: Doc, i: int) -> int:
        """Where a point begins, a word that closes a range or a dash in front of it included (`– 31.12.2025 saakka`)."""
        before = self._before(doc, i)
        if before < i and self._is(doc[before], self.until):
            return before
        return i - 1 if i and DASH.fullmatch(doc[i - 1].text) and (i == 1 or doc[i - 2].is_punct) else i

    def _open_dash(self, doc: Doc, atom: Atom) -> bool:
        """Whether the dash behind a point leaves the end open: glued to it, or with nothing more to say behind it."""
        if atom.end >= len(doc) or not DASH.fullmatch(doc[atom.end].text):
            return False
        glued = not doc[atom.end - 1].whitespace_
        last = atom.end + 1 >= len(doc)
        closing = (
            last or doc[atom.end + 1].is_punct or any(s.start == atom.end + 1 and s.label_ == "FUNDER" for s in doc.spans.get("terms", ()))
        )
        return closing or (glued and atom.exact)


def _phrases(terms: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The terms of more than one word, longer ones first."""
    return tuple(sorted((tuple(term.split()) for term in terms if " " in term), key=len, reverse=True))


def _one_sided(start: Point | None, end: Point | None) -> Interval | None:
    return interval(start, end) if start or end else None


def _completed(atom: Atom, other: Atom, language: str) -> Atom:
    """A partial point with what the other end gives: its year, and its month where only a day was given."""
    point = other.point
    if point is None:
        return atom
    if atom.season:
        return replace(atom, point=Point(point.year, season=atom.season))
    month = atom.month or point.month
    if month is None or not 1 <= month <= 12:
        return atom
    if atom.day:
        return replace(atom, point=parse_day(f"{atom.day}.{month}.{point.year}", language), exact=True)
    return replace(atom, point=Point(point.year, month))


def _is_next_year(atom: Atom, following: Atom) -> bool:
    """Whether two points are bare years, one after the other: `vuodet 2024 ja 2025` are one period."""
    first, last = atom.point, following.point
    return first is not None and last is not None and (first.edtf.isdigit() and last.edtf.isdigit() and last.year == first.year + 1)


@Language.factory("planex_periods", assigns=["doc._.periods"])
def make_periods(nlp: Language, name: str, language: str) -> Any:
    """The component that finds periods."""
    return PeriodFinder(language)
