"""Reads points of time token by token: days, months, quarters, seasons and years, whole or as one half of a range gives them."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.evidence.time.atoms import YEAR, Atom, Side, is_dash
from extractors.evidence.time.dates import Point, day_of
from extractors.evidence.time.month_names import month_named
from extractors.evidence.time.numeric_dates import NumericDate, numeric_date
from extractors.evidence.time.year_parts import YearParts
from extractors.lexicon import lexicon
from extractors.text.lemmas import lemma
from extractors.text.tokens import Token, Tokens

# What stands between a day's number and its month: `1. elokuuta`, `1st March`.
ORDINALS = frozenset({".", "st", "nd", "rd", "th"})


class PointReader(YearParts):
    """Reads the points of time in a Doc of one language."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        words = lexicon(language)
        told = words.raw["periods"]
        self.language = language
        self.order = str(told.get("day_order", "dmy"))
        self.months = {name: n for n, name in enumerate(words.words("periods", "months"), start=1)}
        self.stems = {name: n for n, name in enumerate(words.words("periods", "month_stems"), start=1)}
        self.short = {name: n for name, n in self.stems.items() if name not in self.months}
        self.short |= told.get("months_short", {})
        self.seasons: dict[str, int] = dict(told["seasons"])
        # `kesä 2024` is a summer; June it is only in a range of months (`kesä–elokuu`).
        self.either = {name: self.short.pop(name) for name in self.seasons if name in self.short}
        self.capital_months = bool(told.get("months_have_capitals"))
        self.vague = words.lemmas("periods", "halves")
        self.day_words = words.lemmas("periods", "day_word")
        self.end_of = words.lemmas("periods", "end_of")
        self.start_of = words.lemmas("periods", "start_of")
        self.from_endings = tuple(words.words("periods", "from_endings"))
        self.to_endings = tuple(words.words("periods", "to_endings"))
        # A plain word that is none of these begins no point of time: most words are told apart here.
        self.known = frozenset().union(
            *(self.months, self.stems, self.short, self.seasons, self.terms, self.year_words, self.vague, self.parts),
            *(self.ordinals, self.end_of, self.start_of, self.of),
        )

    def at(self, doc: Tokens, i: int) -> Atom | None:
        """The point of time that begins at token i, None if none does."""
        token = doc[i]
        if token.is_alpha and token.lower_ not in self.known and token.lemma_ not in self.known:
            return None
        atom = self._before_edge(doc, i) or self._behind_edge(doc, self._bare(doc, i))
        return self._cased(doc, atom) if atom and not atom.exact else atom

    # --- its beginning or its end ------------------------------------------------------------------------------------

    def _before_edge(self, doc: Tokens, i: int) -> Atom | None:
        """`slutet av 2026`, `the end of August 2026`: the point behind the word for its edge."""
        at = i
        while at < min(i + 2, len(doc)) and doc[at].lower_ in self.of:
            at += 1
        side = self._edge(doc[at]) if at < len(doc) else ""
        behind = at + 1
        while behind < min(at + 4, len(doc)) and doc[behind].lower_ in self.of:
            behind += 1
        if not side or behind == at + 1 or behind >= len(doc):
            return None
        atom = self._bare(doc, behind)
        return replace(atom, start=i, edge=side) if atom and atom.point and not atom.exact else None

    def _behind_edge(self, doc: Tokens, atom: Atom | None) -> Atom | None:
        """`vuoden 2026 loppuun`, `elokuun 2024 alusta`: the point before the word for its edge."""
        if atom is None or atom.point is None or atom.exact or atom.end >= len(doc):
            return atom
        side = self._edge(doc[atom.end])
        return replace(atom, end=atom.end + 1, edge=side) if side else atom

    def _edge(self, token: Token) -> Side:
        if token.lower_ in self.end_of or token.lemma_ in self.end_of:
            return "end"
        return "start" if token.lower_ in self.start_of or token.lemma_ in self.start_of else ""

    def _cased(self, doc: Tokens, atom: Atom) -> Atom:
        """A point whose word stands in a case that opens or closes a range: `elokuusta 2024`, `vuoteen 2026`."""
        for token in doc[atom.start : atom.end]:
            if self.from_endings and token.is_alpha and token.lower_.endswith(self.from_endings):
                return replace(atom, case="start")
            if self.to_endings and token.is_alpha and token.lower_.endswith(self.to_endings):
                return replace(atom, case="end")
        return atom

    # --- figures -------------------------------------------------------------------------------------------------------

    def _bare(self, doc: Tokens, i: int) -> Atom | None:
        text = doc[i].text
        if not text[0].isdigit():
            return self._worded(doc, i)
        found = numeric_date(text, self.order)
        if found and (found.point or found.month is None):
            return self._year_with(doc, self._numeric(i, text, found))
        if found:
            dotted = text.endswith(".") or is_dash(doc, i + 1) or (is_dash(doc, i - 1) and (i + 1 >= len(doc) or doc[i + 1].is_punct))
            return Atom(i, i + 1, None, day=found.day, month=found.month, partial=True) if dotted else None
        return self._numbered(doc, i) if text.isdecimal() and len(text) <= 2 else None

    def _numeric(self, i: int, text: str, found: NumericDate) -> Atom:
        point = found.point
        exact = point is None or point.day is not None
        upto = None
        other = found.other
        if point and point.month and not exact and re.fullmatch(r"\d{4}-\d{2}", text):
            # `2010-12` may also be two years; which it is, shows only beside another.
            other, upto = (Point(point.year), Point(point.year // 100 * 100 + point.month))
            other, upto = (other, upto) if upto.year > point.year else (None, None)
        return Atom(i, i + 1, point, exact=exact, weak=found.weak, swapped=found.swapped, other=other, other_upto=upto)

    def _year_with(self, doc: Tokens, atom: Atom) -> Atom:
        """A bare year with the part of it that stands behind: `2024 Q3`, `2024Q3`, `2024/Q3`, `vuoden 2024 kolmas neljännes`."""
        if atom.point is None or atom.point.month or atom.end >= len(doc):
            return atom
        behind = atom.end + (doc[atom.end].text in "/-" and not doc[atom.end].whitespace_)
        found = self._part(doc, behind) if behind < len(doc) else None
        if found is None or self._year(doc, found.end)[0]:
            return atom
        return replace(found, start=atom.start).filled(atom.point.year) if found.month else atom

    def _numbered(self, doc: Tokens, i: int) -> Atom | None:
        """`1. elokuuta 2024`, and the bare first half of a range: `8–12/2024`, `1.–15.3.2024`."""
        dotted = i + 1 < len(doc) and doc[i + 1].text in ORDINALS
        after = i + 1 + dotted
        number = int(doc[i].text)
        if after >= len(doc):
            return None
        if dotted and (part := self._ordinal_part(doc, after, number, i)):
            return part
        after += doc[after].lower_ in self.of or doc[after].lemma_ in self.day_words
        if after >= len(doc):
            return None
        month, behind = self._month(doc, after)
        if month:
            year, end = self._year(doc, behind)
            if year:
                return Atom(i, end, day_of(year, month, number), exact=True)
            return Atom(i, behind, None, day=number, month=month, partial=True) if 1 <= number <= 31 else None
        if part := self._letter_part(doc, i, number):
            return part
        return self._first_half(doc, i, after, number, dotted) if is_dash(doc, after) and after + 1 < len(doc) else None

    def _first_half(self, doc: Tokens, i: int, dash: int, number: int, dotted: bool) -> Atom | None:
        """A number before a dash is what the date behind the dash says that it is: a day or a month."""
        following = numeric_date(doc[dash + 1].text, self.order)
        if following is None:
            # `1.–15. elokuuta 2024`
            second = dash + 2 + (dash + 2 < len(doc) and doc[dash + 2].text in ORDINALS)
            named = doc[dash + 1].text.isdigit() and second < len(doc) and self._month(doc, second)[0]
            return Atom(i, dash, None, day=number, partial=True) if named and 1 <= number <= 31 else None
        point, text = following.point, doc[dash + 1].text
        if point and point.day and 1 <= number <= 31:
            return Atom(i, dash, None, day=number, partial=True)
        month = point and point.month and not point.day and 1 <= number <= 12 and not YEAR.match(text) and ("/" in text or dotted)
        return Atom(i, dash, None, month=number, partial=True) if month else None

    # --- words -----------------------------------------------------------------------------------------------------------

    def _worded(self, doc: Tokens, i: int) -> Atom | None:
        token = doc[i]
        if token.lemma_ in self.year_words or token.lower_ in self.year_words:
            return self._of_year(doc, i)
        year, end = self._year(doc, i + 1)
        if token.lemma_ in self.vague and year:
            return Atom(i, end, Point(year))
        month, behind = self._month(doc, i)
        if month:
            return self._of_month(doc, i, month, behind)
        if part := self._part(doc, i):
            return part
        if (either := self.either.get(token.lower_.rstrip("-"))) and self._beside_month(doc, i):
            return Atom(i, end, Point(year, either)) if year else Atom(i, i + 1, None, month=either, partial=True)
        if season := self.seasons.get(token.lemma_) or self.seasons.get(token.lower_):
            return self._of_season(doc, i, season)
        stem = token.lower_.rstrip("-\u2010\u2011")
        if (stem != token.lower_ or is_dash(doc, i + 1)) and (month := self.stems.get(stem)):
            return Atom(i, i + 1, None, month=month, partial=True)
        return self._shared(doc, i, year, end)

    def _of_year(self, doc: Tokens, i: int) -> Atom | None:
        """`vuosi 2024`, `v. 2024`, and `vuoden 2024 kolmas neljännes`."""
        behind = i + 1 + (i + 1 < len(doc) and doc[i + 1].text == ".")
        if behind < len(doc) and YEAR.fullmatch(doc[behind].text):
            return self._year_with(doc, Atom(i, behind + 1, Point(int(doc[behind].text))))
        return None

    def _of_month(self, doc: Tokens, i: int, month: int, behind: int) -> Atom | None:
        """What begins with a month: `elokuu 2024`, `January 15, 2024`, `elokuun 1. päivä 2024`, `May 1 – June 30, 2024`."""
        if day := self._day_behind(doc, behind, month):
            return replace(day, start=i)
        year, end = self._year(doc, behind)
        if year is None and behind < len(doc) and (doc[behind].lower_ in self.of or self._edge(doc[behind])):
            # `August of 2024`; `elokuun alusta 2024`
            side = self._edge(doc[behind])
            year, end = self._year(doc, behind + 1)
            if year:
                return Atom(i, end, Point(year, month), edge=side)
        if year:
            return Atom(i, end, Point(year, month), weak=not YEAR.fullmatch(doc[end - 1].text))
        # Short for a month is only what its year or the other end of a range stands by.
        whole = doc[i].lower_ not in self.short or is_dash(doc, behind)
        return Atom(i, behind, None, month=month, partial=True) if whole else None

    def _beside_month(self, doc: Tokens, i: int) -> bool:
        """Whether a month, and no season, stands at the other end of the range that a word is one end of."""
        others = [doc[k] for dash, k in ((i - 1, i - 2), (i + 1, i + 2)) if is_dash(doc, dash) and 0 <= k < len(doc)]
        return any(self._month(doc, other.i)[0] or other.lower_ in self.stems for other in others if other.lower_ not in self.seasons)

    def _day_behind(self, doc: Tokens, i: int, month: int) -> Atom | None:
        """The day behind a month (`January 15, 2024`, `elokuun 1. päivä 2024`), also without its year."""
        if i >= len(doc) or not doc[i].text.isdecimal() or len(doc[i].text) > 2 or not 1 <= int(doc[i].text) <= 31:
            return None
        day, end = int(doc[i].text), i + 1
        dotted = end < len(doc) and doc[end].text in ORDINALS
        end += dotted
        if named := end < len(doc) and doc[end].lemma_ in self.day_words:
            end += 1
        behind = end + (end < len(doc) and doc[end].text == ",")
        year = int(doc[behind].text) if behind < len(doc) and YEAR.fullmatch(doc[behind].text) else None
        if year:
            return Atom(i, behind + 1, day_of(year, month, day), exact=True)
        # `Aug 24 – Dec 26` may be two years; a day without a year is told by the mark of an ordinal or by a date behind the dash.
        parted = is_dash(doc, end) and self._leads_to_year(doc, end + 1)
        return Atom(i, end, None, day=day, month=month, partial=True) if dotted or named or parted else None

    def _leads_to_year(self, doc: Tokens, i: int) -> bool:
        """Whether a day and its year stand soon behind a dash: `May 1 – June 30, 2024`."""
        return any(YEAR.fullmatch(token.text) for token in doc[i : i + 5]) and any(
            token.text.isdecimal() and len(token.text) <= 2 for token in doc[i : i + 3]
        )

    def _of_season(self, doc: Tokens, i: int, season: int) -> Atom:
        year, end = self._year(doc, i + 1)
        if year is None and i + 1 < len(doc) and doc[i + 1].lower_ in self.of:
            year, end = self._year(doc, i + 2)
        if year is None:
            return Atom(i, i + 1, None, season=season, partial=True)
        return Atom(i, end, Point(year, season=season), season=season, weak=not YEAR.fullmatch(doc[end - 1].text))

    def _month(self, doc: Tokens, i: int) -> tuple[int | None, int]:
        """The month that token i names, in full or short (`Sept.`), and where the text goes on behind it."""
        token = doc[i]
        if self.capital_months and not token.text[0].isupper():
            return None, i + 1
        short = self.short.get(token.lower_)
        month = self.months.get(token.lemma_) or self.months.get(token.lower_) or short
        season = token.lemma_ in self.seasons or token.lower_ in self.seasons
        if month is None and not season and i + 1 < len(doc) and YEAR.fullmatch(doc[i + 1].text):
            month = month_named(token.lower_, self.language)
        return month, i + 1 + (short is not None and i + 1 < len(doc) and doc[i + 1].text == ".")

    # --- halves of a range in one word ---------------------------------------------------------------------------------

    def _shared(self, doc: Tokens, i: int, year: int | None, end: int) -> Atom | None:
        """`tammi-kesäkuu 2025`, `kevät-syksy 2025`: both ends of a range in one word, with their year."""
        head, hyphen, tail = doc[i].lower_.partition("-")
        if not hyphen or not tail or not year:
            return None
        first = self.stems.get(head) or self.months.get(head)
        last = next((n for name, n in self.months.items() if tail.startswith(name)), None) or self.stems.get(tail)
        if first and last:
            begins = Point(year - (first > last), first)
            return Atom(i, end, begins, Point(year, last), month=first)
        parts = self._number_of_part(head), self._number_of_part(tail)
        if parts[0] and parts[1]:
            return Atom(i, end, Point(year, parts[0][0]), Point(year, parts[1][1]), month=parts[0][0])
        seasons = self.seasons.get(head), self.seasons.get(lemma(tail, self.language))
        if seasons[0] and seasons[1]:
            begins = Point(year - (seasons[0] > seasons[1]), season=seasons[0])
            return Atom(i, end, begins, Point(year, season=seasons[1]), season=seasons[0])
        return None
