"""Reads points of time token by token: days, months, seasons and years, whole or as one half of a range gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from extractors.dates import Point, parse_day, parse_month
from extractors.lexicon import lexicon

DASH = re.compile(r"[-\u2010-\u2015\u2212]")
YEAR = re.compile(r"(?:19|20)\d\d")
# What stands between a day's number and its month: `1. elokuuta`, `1st March`.
ORDINALS = frozenset({".", "st", "nd", "rd", "th"})
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


class PointReader:
    """Reads the points of time in a Doc of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language)
        self.language = language
        self.months = {name: n for n, name in enumerate(words.words("periods", "months"), start=1)}
        self.stems = {name: n for n, name in enumerate(words.words("periods", "month_stems"), start=1)}
        self.short = {name: n for name, n in self.stems.items() if name not in self.months}
        self.short |= words.raw["periods"].get("months_short", {})
        self.seasons: dict[str, int] = dict(words.raw["periods"]["seasons"])
        self.year_words = frozenset(words.words("periods", "year_word"))
        self.halves = words.lemmas("periods", "halves")
        self.end_of = words.lemmas("periods", "end_of")
        self.start_of = words.lemmas("periods", "start_of")
        self.of = frozenset(words.words("periods", "of"))
        self.until = words.lemmas("periods", "until")

    def read(self, doc: Doc) -> list[Atom]:
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
        if atom is None or atom.point is None or atom.exact:
            return atom
        before = self._opened(doc, atom)
        if before is not None:
            ends = any(token.lemma_ in self.end_of or token.lower_ in self.end_of for token in doc[before : before + 2])
            day = _day(atom.point.last() if ends else atom.point.first())
            return replace(atom, start=before, point=day, ends=ends, begins=not ends)
        if atom.end >= len(doc):
            return atom
        word, point = doc[atom.end], atom.point
        if word.lemma_ in self.end_of:
            return replace(atom, end=atom.end + 1, point=_day(point.last()), ends=True)
        if word.lemma_ in self.start_of:
            return replace(atom, end=atom.end + 1, point=_day(point.first()), begins=True)
        return atom

    def _opened(self, doc: Doc, atom: Atom) -> int | None:
        """Where `slutet av` or `end of` begins before a point, None if none does."""
        i = atom.start - 1
        while i > 0 and doc[i].lower_ in self.of:
            i -= 1
        if i < 0 or i == atom.start - 1:
            return None
        edge = self.end_of | self.start_of
        if doc[i].lemma_ not in edge and doc[i].lower_ not in edge:
            return None
        # An article in front belongs to it: `the end of 2026`.
        return i - 1 if i and doc[i - 1].lower_ in self.of else i

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
        dotted = i + 1 < len(doc) and doc[i + 1].text in ORDINALS
        after = i + 1 + dotted
        number = doc[i].text
        if after >= len(doc) or len(number) > 2:
            return None
        month, behind = self._month(doc, after)
        if month and behind < len(doc) and YEAR.fullmatch(doc[behind].text):
            return Atom(i, behind + 1, parse_day(f"{number}.{month}.{doc[behind].text}", self.language), exact=True)
        if month:
            return Atom(i, behind, None, day=int(number), month=month, partial=True)
        if DASH.fullmatch(doc[after].text) and after + 1 < len(doc):
            following = doc[after + 1].text
            if not dotted and re.fullmatch(r"\d{1,2}/\d{4}", following):
                return Atom(i, after, None, month=int(doc[i].text), partial=True)
            if dotted and re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{2,4}", following):
                return Atom(i, after, None, day=int(doc[i].text), partial=True)
        return None

    def _month(self, doc: Doc, i: int) -> tuple[int | None, int]:
        """The month that token i names, in full or short (`Sept.`), and where the text goes on behind it."""
        short = self.short.get(doc[i].lower_)
        month = self.months.get(doc[i].lemma_) or self.months.get(doc[i].lower_) or short
        return month, i + 1 + (short is not None and i + 1 < len(doc) and doc[i + 1].text == ".")

    def _worded(self, doc: Doc, i: int) -> Atom | None:
        token = doc[i]
        year = int(doc[i + 1].text) if i + 1 < len(doc) and YEAR.fullmatch(doc[i + 1].text) else None
        if token.lemma_ in self.year_words or token.lower_ in self.year_words:
            return Atom(i, i + 2, Point(year)) if year else None
        if token.lemma_ in self.halves and token.lemma_ not in self.until and year:
            return Atom(i, i + 2, Point(year))
        month, behind = self._month(doc, i)
        if month and (day := self._american(doc, behind, month)):
            return replace(day, start=i)
        if month and behind < len(doc) and YEAR.fullmatch(doc[behind].text):
            # dateparser has the last word on what a month of a year is; it knows base forms only.
            return Atom(i, behind + 1, parse_month(f"{month}/{doc[behind].text}", self.language))
        # Short for a month is only what its year or the other end of a range stands by.
        if month and (token.lower_ not in self.short or (behind < len(doc) and DASH.fullmatch(doc[behind].text))):
            return Atom(i, behind, None, month=month, partial=True)
        season = self.seasons.get(token.lemma_) or self.seasons.get(token.lower_)
        if season:
            point = Point(year, season=season) if year else None
            return Atom(i, i + 1 + (year is not None), point, season=season, partial=point is None)
        stem = token.lower_.rstrip("-\u2010\u2011")
        if (stem != token.lower_ or (i + 1 < len(doc) and DASH.fullmatch(doc[i + 1].text))) and (month := self.stems.get(stem)):
            return Atom(i, i + 1, None, month=month, partial=True)
        head, hyphen, tail = token.lower_.partition("-")
        return self._shared(doc, i, head, tail, year) if hyphen and year else None

    def _american(self, doc: Doc, i: int, month: int) -> Atom | None:
        """The rest of `January 15, 2024` behind its month."""
        if i + 2 < len(doc) and re.fullmatch(r"\d{1,2}", doc[i].text) and doc[i + 1].text == "," and YEAR.fullmatch(doc[i + 2].text):
            return Atom(i, i + 3, parse_day(f"{doc[i].text}.{month}.{doc[i + 2].text}", self.language), exact=True)
        return None

    def _shared(self, doc: Doc, i: int, head: str, tail: str, year: int | None) -> Atom | None:
        """`tammi-kesäkuu 2025`, `kevät-syksy 2025`, written as one word: told by its last part, kept as the first."""
        months = self.stems.get(head) or self.months.get(head)
        if months and any(tail.startswith(name) for name in self.months):
            return Atom(i, i + 1, None, month=months, partial=True)
        return None


def _day(day: date) -> Point:
    return Point(day.year, day.month, day.day)


def _full_year(text: str) -> str:
    """`1.3.24` → `1.3.2024`; other dates as they are."""
    match = re.fullmatch(r"(\d{1,2}\.\d{1,2}\.)(\d{2})", text)
    return f"{match[1]}20{match[2]}" if match else text
