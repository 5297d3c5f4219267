"""Finds periods in running text: points of time, ranges of them, and ends left open, as doc._.periods.

Points are read token by token; dateparser and the lexicon tell days and months, the lexicon seasons and the words
that open or close a range. Nothing is completed from today's date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractors.dates import Interval, Point, interval, parse_day, parse_month
from extractors.lexicon import lexicon

Doc.set_extension("periods", default=(), force=True)

DASH = re.compile(r"[-\u2010-\u2015\u2212]")
YEAR = re.compile(r"(?:19|20)\d\d")
MONTH_NUMBER = re.compile(r"(\d{1,2})\.((?:19|20)\d\d)")  # 8.2024


@dataclass(frozen=True)
class Atom:
    """A point of time at tokens [start, end). `partial` ones lack what the other end of their range gives."""

    start: int
    end: int
    point: Point | None
    day: int | None = None
    month: int | None = None
    season: int | None = None
    partial: bool = False
    exact: bool = False
    """A day was given."""
    ends: bool = False
    """`loppuun` stands behind it."""
    begins: bool = False
    """`alusta` stands behind it."""


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
        self.months = {name: n for n, name in enumerate(words.words("periods", "months"), start=1)}
        self.stems = {name: n for n, name in enumerate(words.words("periods", "month_stems"), start=1)}
        self.seasons: dict[str, int] = dict(words.raw["periods"]["seasons"])
        self.year_words = frozenset(words.words("periods", "year_word"))
        self.halves = words.lemmas("periods", "halves")
        self.end_of = words.lemmas("periods", "end_of")
        self.start_of = words.lemmas("periods", "start_of")
        self.until = words.lemmas("periods", "until")
        self.since = words.lemmas("periods", "since")
        self.joining = words.coordinators
        self.dash_words = frozenset(words.words("periods", "dash_words"))

    def __call__(self, doc: Doc) -> Doc:
        atoms = self.atoms(doc)
        found, i = [], 0
        while i < len(atoms):
            period, used = self._period(doc, atoms, i)
            if period:
                found.append(period)
            i += used
        doc._.periods = tuple(found)
        return doc

    # --- points ------------------------------------------------------------------------------------------

    def atoms(self, doc: Doc) -> list[Atom]:
        """Every point of time in the text, whole or partial, from left to right."""
        found, i = [], 0
        while i < len(doc):
            atom = self._atom(doc, i)
            if atom:
                found.append(atom)
                i = atom.end
            else:
                i += 1
        return found

    def _atom(self, doc: Doc, i: int) -> Atom | None:
        atom = self._bare_atom(doc, i)
        if atom is None or atom.point is None or atom.exact or atom.end >= len(doc):
            return atom
        word, point = doc[atom.end], atom.point
        if word.lemma_ in self.end_of:
            return replace(atom, end=atom.end + 1, point=_day(point.last()), ends=True)
        if word.lemma_ in self.start_of:
            return replace(atom, end=atom.end + 1, point=_day(point.first()), begins=True)
        return atom

    def _bare_atom(self, doc: Doc, i: int) -> Atom | None:
        text = doc[i].text
        if re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d{2}-\d{2}", text):
            return Atom(i, i + 1, parse_day(_full_year(text), self.language), exact=True)
        if re.fullmatch(r"\d{1,2}\.\d{1,2}\.", text):
            day, month = (int(part) for part in text.split(".")[:2])
            return Atom(i, i + 1, None, day=day, month=month, partial=True)
        if re.fullmatch(r"\d{1,2}/\d{4}", text):
            return Atom(i, i + 1, parse_month(text, self.language))
        if match := MONTH_NUMBER.fullmatch(text):
            return Atom(i, i + 1, parse_month(f"{match[1]}/{match[2]}", self.language)) if int(match[1]) <= 12 else None
        if YEAR.fullmatch(text):
            return Atom(i, i + 1, Point(int(text)))
        if text.isdigit():
            return self._numbered(doc, i)
        return self._worded(doc, i)

    def _numbered(self, doc: Doc, i: int) -> Atom | None:
        """`1. elokuuta 2024`, and the bare first half of a range: `8–12/2024`, `1.–15.3.2024`."""
        dotted = i + 1 < len(doc) and doc[i + 1].text == "."
        after = i + 1 + dotted
        if after >= len(doc) or len(doc[i].text) > 2:
            return None
        month = self._month(doc, after)
        if month and after + 1 < len(doc) and YEAR.fullmatch(doc[after + 1].text):
            named = f"{doc[i].text}.{month}.{doc[after + 1].text}"
            return Atom(i, after + 2, parse_day(named, self.language), exact=True)
        if month:
            return Atom(i, after + 1, None, day=int(doc[i].text), month=month, partial=True)
        if DASH.fullmatch(doc[after].text) and after + 1 < len(doc):
            following = doc[after + 1].text
            if not dotted and re.fullmatch(r"\d{1,2}/\d{4}", following):
                return Atom(i, after, None, month=int(doc[i].text), partial=True)
            if dotted and re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{2,4}", following):
                return Atom(i, after, None, day=int(doc[i].text), partial=True)
        return None

    def _month(self, doc: Doc, i: int) -> int | None:
        return self.months.get(doc[i].lemma_) or self.months.get(doc[i].lower_)

    def _worded(self, doc: Doc, i: int) -> Atom | None:
        token = doc[i]
        year = int(doc[i + 1].text) if i + 1 < len(doc) and YEAR.fullmatch(doc[i + 1].text) else None
        if token.lemma_ in self.year_words or token.lower_ in self.year_words:
            return Atom(i, i + 2, Point(year)) if year else None
        if token.lemma_ in self.halves and token.lemma_ not in self.until and year:
            return Atom(i, i + 2, Point(year))
        if month := self._month(doc, i):
            # dateparser has the last word on what a month of a year is; it knows base forms only.
            named = f"{month}/{year}"
            return Atom(i, i + 2, parse_month(named, self.language)) if year else Atom(i, i + 1, None, month=month, partial=True)
        season = self.seasons.get(token.lemma_) or self.seasons.get(token.lower_)
        if season:
            point = Point(year, season=season) if year else None
            return Atom(i, i + 1 + (year is not None), point, season=season, partial=point is None)
        stem = token.lower_.rstrip("-\u2010\u2011")
        if stem != token.lower_ or (i + 1 < len(doc) and DASH.fullmatch(doc[i + 1].text)):
            if month := self.stems.get(stem):
                return Atom(i, i + 1, None, month=month, partial=True)
        head, hyphen, tail = token.lower_.partition("-")
        return self._shared(doc, i, head, tail, year) if hyphen and year else None

    def _shared(self, doc: Doc, i: int, head: str, tail: str, year: int | None) -> Atom | None:
        """`tammi-kesäkuu 2025`, `kevät-syksy 2025`, written as one word: told by its last part, kept as the first."""
        months = self.stems.get(head) or self.months.get(head)
        if months and any(tail.startswith(name) for name in self.months):
            return Atom(i, i + 1, None, month=months, partial=True)
        return None

    # --- periods ------------------------------------------------------------------------------------------

    def _period(self, doc: Doc, atoms: list[Atom], i: int) -> tuple[FoundPeriod | None, int]:
        """The period that begins with atom i, and how many atoms it took."""
        atom = atoms[i]
        shared = self._one_word_range(doc, atom)
        if shared:
            return shared, 1 + sum(1 for other in atoms[i + 1 :] if other.start < shared.end)
        following = atoms[i + 1] if i + 1 < len(atoms) else None
        joint = self._joint(doc, atom, following)
        if following and joint:
            first = _completed(atom, following) if atom.partial else atom
            last = _completed(following, first) if following.partial else following
            if first.point is None and not atom.exact or last.point is None and not following.exact:
                return None, 1
            span = interval(first.point, last.point) if first.point and last.point else None
            end = self._past(doc, following.end, self.until)
            opens = atom.start - 1 if atom.start and doc[atom.start - 1].lemma_ in self.since else atom.start
            return FoundPeriod(opens, end, span, f"period.{joint}", True), 2
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
        words = [t for t in between if not DASH.fullmatch(t.text) and t.text not in ".," and t.lemma_ not in joining]
        if 0 < len(between) <= 4 and not words:
            if any(DASH.fullmatch(t.text) for t in between):
                return "range"
            if any(t.lemma_ in self.since | self.until for t in (*between, *doc[max(atom.start - 1, 0) : atom.start])):
                return "since-until"
        if not len(between) and atom.exact and following.exact and not doc[atom.end - 1].whitespace_:
            return "lost-dash"
        if len(between) == 1 and between[0].lower_ in self.dash_words:
            return "range"
        if not len(between) and not atom.partial and not following.partial and re.search(r"st[aä]$", doc[atom.start].lower_):
            return "from-to"
        return ""

    def _one_word_range(self, doc: Doc, atom: Atom) -> FoundPeriod | None:
        """`tammi-kesäkuu 2025`: both months stand in one token."""
        token = doc[atom.start]
        head, hyphen, tail = token.lower_.partition("-")
        if not hyphen or not atom.partial or not tail or atom.start + 1 >= len(doc):
            return None
        last = next((n for name, n in self.months.items() if tail.startswith(name)), None)
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
        before = doc[atom.start - 1] if atom.start else None
        if before is not None and before.lemma_ in self.until:
            return FoundPeriod(atom.start - 1, atom.end, _one_sided(None, point), "period.until", True)
        if before is not None and before.lemma_ in self.since:
            return FoundPeriod(atom.start - 1, atom.end, _one_sided(point, None), "period.since", True)
        if self._open_dash(doc, atom):
            return FoundPeriod(atom.start, atom.end + 1, _one_sided(point, None), "period.open-end", True)
        if before is not None and DASH.fullmatch(before.text) and (before.i == 0 or doc[before.i - 1].is_punct):
            return FoundPeriod(before.i, atom.end, _one_sided(None, point), "period.open-start", True)
        span = interval(point, point) if point else None
        return FoundPeriod(atom.start, atom.end, span, "period.single", False)

    def _past(self, doc: Doc, i: int, words: frozenset[str]) -> int:
        """The first token at or after i that is none of the words, by lemma or as written."""
        while i < len(doc) and (doc[i].lemma_ in words or doc[i].lower_ in words):
            i += 1
            if i < len(doc) and doc[i].text == "." and doc[i - 1].lower_ == "alk":
                i += 1
        return i

    def _opening(self, doc: Doc, i: int) -> int:
        """Where a point begins, its leading dash included (`– 31.12.2025 saakka`)."""
        return i - 1 if i and DASH.fullmatch(doc[i - 1].text) and (i == 1 or doc[i - 2].is_punct) else i

    def _open_dash(self, doc: Doc, atom: Atom) -> bool:
        """Whether the dash behind a point leaves the end open: glued to it, or with nothing more to say behind it."""
        if atom.end >= len(doc) or not DASH.fullmatch(doc[atom.end].text):
            return False
        glued = not doc[atom.end - 1].whitespace_
        last = atom.end + 1 >= len(doc)
        closing = last or doc[atom.end + 1].is_punct or any(s.start == atom.end + 1 and s.label_ == "FUNDER" for s in doc.spans.get("terms", ()))
        return closing or (glued and atom.exact)


def _day(day: date) -> Point:
    return Point(day.year, day.month, day.day)


def _one_sided(start: Point | None, end: Point | None) -> Interval | None:
    return interval(start, end) if start or end else None


def _completed(atom: Atom, other: Atom) -> Atom:
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
        return replace(atom, point=parse_day(f"{atom.day}.{month}.{point.year}", "fi"), exact=True)
    return replace(atom, point=Point(point.year, month))


def _full_year(text: str) -> str:
    """`1.3.24` → `1.3.2024`; other dates as they are."""
    match = re.fullmatch(r"(\d{1,2}\.\d{1,2}\.)(\d{2})", text)
    return f"{match[1]}20{match[2]}" if match else text


@Language.factory("planex_periods", assigns=["doc._.periods"])
def make_periods(nlp: Language, name: str, language: str) -> Any:
    """The component that finds periods."""
    return PeriodFinder(language)
