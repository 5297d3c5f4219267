"""Reads parts of years: quarters, halves, terms (`Q3 2024`, `kolmas neljännes`, `VT24`), and the year behind a word."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.evidence.time.atoms import YEAR, Atom, is_dash
from extractors.evidence.time.dates import Point
from extractors.evidence.time.numeric_dates import full_year
from extractors.lexicon import lexicon
from extractors.text.tokens import Token, Tokens

# What a year of two figures has in front: `syksy -24`, `Jan '24`
SHORT_YEAR_MARKS = frozenset("-\u2010\u2011\u2013'’/")
# `Q3`, `H1`, `VT24`: a part of a year with its number or year glued to it.
GLUED = re.compile(r"([^\W\d_]+)(\d{1,2})")


class YearParts:
    """Reads the parts of years in a Doc of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language)
        told = words.raw["periods"]
        self.terms: dict[str, int] = dict(told.get("terms", {}))
        self.year_words = frozenset(words.words("periods", "year_word")) | frozenset(words.words("periods", "year_short"))
        self.parts = dict.fromkeys(words.lemmas("periods", "quarter"), 3) | dict.fromkeys(words.lemmas("periods", "half"), 6)
        self.letters: dict[str, int] = dict(told.get("part_letters", {}))
        self.ordinals: dict[str, int] = dict(told.get("ordinals", {}))
        self.of = frozenset(words.words("periods", "of"))

    def _year(self, doc: Tokens, i: int) -> tuple[int | None, int]:
        """The year at token i, also of two figures with a mark before (`-24`, `'24`), and where the text goes on behind it."""
        if i >= len(doc):
            return None, i
        i += doc[i].lower_ in self.year_words and i + 1 < len(doc)
        text = doc[i].text
        if YEAR.fullmatch(text):
            return int(text), i + 1
        marked = text in SHORT_YEAR_MARKS and not doc[i].whitespace_ and i + 1 < len(doc)
        glued = marked and text in "/-" and not doc[i - 1].whitespace_
        if glued and YEAR.fullmatch(doc[i + 1].text) and (text == "/" or not is_dash(doc, i + 2)):
            return int(doc[i + 1].text), i + 2
        at = i + marked
        two = re.fullmatch(r"\d\d", doc[at].text)
        alone = at + 1 >= len(doc) or doc[at + 1].is_punct or doc[at + 1].text in "()" or is_dash(doc, at + 1)
        return (full_year(int(doc[at].text)), at + 1) if two and alone else (None, i)

    def _part(self, doc: Tokens, i: int) -> Atom | None:
        """`Q3 2024`, `kvartal 3 2024`, `third quarter of 2024`, `VT24`; without a year it is partial."""
        token = doc[i]
        if months := self._number_of_part(token.lower_):
            length = months[1] - months[0] + 1
            return self._dated_part(doc, i, i + 1, length, months[1] // length)
        if (match := GLUED.fullmatch(token.lower_)) and (term := self.terms.get(match[1])) and len(match[2]) == 2:
            return Atom(i, i + 1, Point(full_year(int(match[2])), season=term), season=term)
        if term := self.terms.get(token.lower_):
            year, end = self._year(doc, i + 1)
            return Atom(i, end, Point(year, season=term), season=term) if year else None
        length = self._part_word(token)
        if length and i + 1 < len(doc) and doc[i + 1].text.isdecimal() and len(doc[i + 1].text) == 1:
            return self._dated_part(doc, i, i + 2, length, int(doc[i + 1].text))
        number = self.ordinals.get(token.lemma_) or self.ordinals.get(token.lower_)
        return self._ordinal_part(doc, i + 1, number, i) if number else None

    def _number_of_part(self, word: str) -> tuple[int, int] | None:
        """The first and the last month of `q3`, `h1`."""
        match = GLUED.fullmatch(word)
        length = self.letters.get(match[1]) if match else None
        if not match or not length or not 1 <= int(match[2]) <= 12 // length:
            return None
        return length * (int(match[2]) - 1) + 1, length * int(match[2])

    def _part_word(self, token: Token) -> int:
        return self.parts.get(token.lemma_) or self.parts.get(token.lower_) or 0

    def _ordinal_part(self, doc: Tokens, word: int, number: int, start: int) -> Atom | None:
        """`kolmas neljännes`, `1. vuosipuolisko`: the word at token `word`, its number before it."""
        length = self._part_word(doc[word]) if word < len(doc) else 0
        return self._dated_part(doc, start, word + 1, length, number) if length else None

    def _letter_part(self, doc: Tokens, i: int, number: int) -> Atom | None:
        """`3Q/2024`, `1H 2024`."""
        letter = self.letters.get(doc[i + 1].lower_) if not doc[i].whitespace_ else None
        return self._dated_part(doc, i, i + 2, letter, number) if letter else None

    def _dated_part(self, doc: Tokens, start: int, end: int, length: int, number: int) -> Atom | None:
        """Part `number` of a year, of so many months, with the year behind it if one stands there."""
        if not 1 <= number <= 12 // length:
            return None
        first = length * (number - 1) + 1
        part = Atom(start, end, None, month=first, last_month=first + length - 1, partial=True)
        at = end
        while at < min(end + 2, len(doc)) and (doc[at].lower_ in self.of or doc[at].lemma_ in self.year_words):
            at += 1
        year, behind = self._year(doc, at)
        return replace(part.filled(year), end=behind) if year else part
