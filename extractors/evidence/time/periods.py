"""Finds periods in running text: points of time, ranges of them, and ends left open, as doc._.periods.

A text is read as signs of time (period_signs.py); this joins the points of a run to periods. Nothing is completed from
today's date; what is computed (`from 1.1.2024, 24 months`) or has a second reading (`01/10/2018`) carries a note that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractors.evidence.time.found_period import FoundPeriod, Note
from extractors.evidence.time.period_lengths import LongRun
from extractors.evidence.time.period_signs import SignReader
from extractors.lexicon import languages, lexicon
from extractors.text.tokens import Token, Tokens, tells, tokens_of

DIGIT = re.compile(r"\d")
# What a word that begins a period may lead to, over so many tokens: a day, a month and a year, a year.
DATED = re.compile(r"\d{1,2}[./]\s?\d|(?:19|20)\d\d")
LEAD = 4
__all__ = ["FoundPeriod", "Note", "PeriodFinder"]

tells("periods", ())
# Of a form that is read (labelled.py); a text that is none has no cells.
tells("cells", ())


class PeriodFinder:
    """Reads the points of a Doc and joins them to periods."""

    def __init__(self, language: str) -> None:
        self.own = _Signs(language)
        # The names of months and seasons in the other languages of plans, with the languages that have each.
        own = self.own.names()
        self.foreign: dict[str, frozenset[str]] = {}
        for other in languages():
            for name in lexicon(other).names_of_time if other != language else ():
                if name not in own:
                    self.foreign[name] = self.foreign.get(name, frozenset()) | {other}
        # The words that begin or end a period in the other languages: `från och med 1.1.2024` in a Finnish plan.
        self.openers: dict[str, frozenset[str]] = {}
        for other in languages():
            for name in _signs(other).openers() - self.own.openers() if other != language else ():
                self.openers[name] = self.openers.get(name, frozenset()) | {other}

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        if DIGIT.search(tokens.text) is None:
            # A period has a year, and most texts have none.
            return doc
        funds, edges = frozenset(term.start for term in tokens.labelled("FUNDER")), _edges(tokens)
        found = list(self.own.periods(tokens, edges, funds))
        named = [token for token in tokens if token.lower_ in self.foreign and _beside_number(token)]
        named += [token for token in tokens if token.lower_ in self.openers and _leads_to_date(token)]
        # `1 maj 2023 – 30 april 2026` in a Finnish plan: what its own language leaves of it is none.
        languages_of = (told.get(token.lower_, frozenset[str]()) for token in named for told in (self.foreign, self.openers))
        others = sorted(frozenset[str]().union(*languages_of))
        told = [period for other in others for period in _signs(other).periods(tokens, edges, funds) if _holds(period, named)]
        taken: list[FoundPeriod] = []
        for period in sorted(told, key=lambda period: period.start - period.end):
            # Of the readings of one place the longest.
            if not any(_overlap(period, other) for other in taken):
                taken.append(period)
        found = [*taken, *(period for period in found if not any(_overlap(period, other) for other in taken))]
        tokens._.periods = tuple(sorted(found, key=lambda period: period.start))
        return doc


class _Signs:
    """The periods that one language's signs of time tell."""

    def __init__(self, language: str) -> None:
        self.reader = SignReader(language)
        self.behind = lexicon(language).raw["periods"].get("marks_stand") == "behind"

    def names(self) -> frozenset[str]:
        """The words that its points of time are told by."""
        return self.reader.points.known

    def openers(self) -> frozenset[str]:
        """The first words of what says that a period begins or ends."""
        return frozenset(word.split()[0] for kind in ("since", "until") for word in self.reader.words.words("periods", kind))

    def periods(self, doc: Tokens, edges: frozenset[int], funds: frozenset[int]) -> Iterator[FoundPeriod]:
        """The periods of a text, in order; none goes over a token of `edges`, `funds` are tokens that funds begin with."""
        for run in self.reader.runs(doc, edges):
            yield from LongRun(doc, run, self.behind, funds).periods()


@lru_cache(maxsize=8)
def _signs(language: str) -> _Signs:
    return _Signs(language)


def _beside_number(token: Token) -> bool:
    """Whether a number stands beside a word: a day, or a year."""
    near = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return any(other.text[0].isdigit() for other in near)


def _leads_to_date(token: Token) -> bool:
    """Whether a date stands behind a word, or behind a few small words more: `från och med 1.1.2024`."""
    doc = token.doc
    # `Start 2024` is a name.
    if not token.text[0].islower():
        return False
    behind = next((i for i in range(token.i + 1, min(token.i + LEAD, len(doc))) if not doc[i].is_alpha), 0)
    return bool(behind) and DATED.match(doc[behind].text) is not None


def _holds(period: FoundPeriod, named: Sequence[Token]) -> bool:
    """Whether a period that is possible holds one of the words."""
    return period.interval is not None and any(period.start <= token.i < period.end for token in named)


def _overlap(one: FoundPeriod, other: FoundPeriod) -> bool:
    return one.start < other.end and other.start < one.end


def _edges(doc: Tokens) -> frozenset[int]:
    """The tokens that begin a cell of a form, or stand first behind one: no period goes over a cell's edge."""
    chars = sorted({edge for cell in doc._.cells for edge in (cell.start, cell.end)}, reverse=True)
    found: set[int] = set()
    for token in doc if chars else ():
        while chars and chars[-1] <= token.idx:
            chars.pop()
            found.add(token.i)
    return frozenset(found)


@Language.factory("planex_periods", assigns=["doc._.periods"])
def make_periods(nlp: Language, name: str, language: str) -> Any:
    """The component that finds periods."""
    return PeriodFinder(language)
