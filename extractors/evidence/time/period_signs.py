"""Reads a text as signs of time: points, durations, dashes, the words that open, close, extend or leave open a range.

A run is a row of signs with nothing between them but small words and marks; what is no sign ends it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.evidence.time.atoms import DASH, Atom
from extractors.evidence.time.durations import DurationReader
from extractors.evidence.time.points import PointReader
from extractors.lexicon import lexicon
from extractors.text.tokens import KEPT, Tokens

Kind = Literal[
    "point",
    "dash",
    "since",
    "until",
    "to",
    "between",
    "open",
    "extension",
    "lasts",
    "duration",
    "coordinator",
    "slash",
    "comma",
    "stop",
    "small",
]
# The tables of the lexicon that hold the words of a sign, the later ones first where a word is in several.
WORDS: tuple[Kind, ...] = ("small", "to", "between", "lasts", "since", "until", "extension", "open")
MARKS: Mapping[str, Kind] = {
    ",": "comma", ";": "comma", ":": "small", "(": "comma", ")": "comma", "[": "comma", "]": "comma", "|": "comma", "+": "comma",
    ".": "stop", "!": "stop", "/": "slash", "\u2022": "comma",
}  # fmt: skip
# Between two signs that say something stand at most so many that don't.
FILL = 6
SAYING = frozenset({"point", "since", "until", "open", "extension", "lasts", "duration", "between"})


@dataclass(frozen=True)
class Sign:
    """Tokens [start, end) as a sign of time; `atom` of a point, `months` of a duration."""

    kind: Kind
    start: int
    end: int
    atom: Atom | None = None
    months: int = 0


class SignReader:
    """Reads the signs of time in a Doc of one language."""

    def __init__(self, language: str) -> None:
        self.words = words = lexicon(language)
        self.points = PointReader(language)
        self.durations = DurationReader(language)
        self.phrases: dict[tuple[str, ...], Kind] = {}
        self.lemmas: dict[str, Kind] = {}
        for kind in WORDS:
            for term in words.words("periods", kind):
                self.phrases[tuple(term.split())] = kind
            # What says that an end is open is as written: `jatkuva`, but not the `jatkuvan oppimisen` of a body's name.
            if kind != "open":
                self.lemmas |= dict.fromkeys(words.lemmas("periods", kind), kind)
        self.longest: dict[str, int] = {}
        for phrase in self.phrases:
            self.longest[phrase[0]] = max(self.longest.get(phrase[0], 0), len(phrase))
        self.coordinators = words.coordinators
        self._kept_silent = lru_cache(KEPT)(self._is_silent)

    def runs(self, doc: Tokens, cuts: frozenset[int] = frozenset()) -> Iterator[list[Sign]]:
        """The runs of a text that hold a point of time, from left to right; none goes over a token of `cuts`."""
        run: list[Sign] = []
        fill, end = 0, 0
        # Most words begin no sign of time, and end the run before them.
        for i in (token.i for token in doc if not self._kept_silent(token.text, token.lemma_)):
            if i < end or (sign := self._sign(doc, i)) is None:
                continue
            if i > end or i in cuts:
                yield from _told(run)
                run, fill = [], 0
            fill = 0 if sign.kind in SAYING else fill + 1
            if fill > FILL:
                yield from _told(run)
                run, fill = [], 0
            run.append(sign)
            end = sign.end
        yield from _told(run)

    def _is_silent(self, text: str, lemma: str) -> bool:
        """Whether a plain word begins no sign of time, whatever stands beside it: most words do not."""
        forms = (text.lower(), lemma)
        return text.isalpha() and not any(
            form in self.longest
            or (form,) in self.phrases
            or form in self.lemmas
            or form in self.coordinators
            or form in self.points.known
            or self.durations.begins_with(form)
            for form in forms
        )

    def _sign(self, doc: Tokens, i: int) -> Sign | None:
        for length in range(min(self.longest.get(doc[i].lower_, 0), len(doc) - i), 1, -1):
            if kind := self.phrases.get(tuple(token.lower_ for token in doc[i : i + length])):
                return Sign(kind, i, i + length)
        text = doc[i].text
        if DASH.fullmatch(text):
            return Sign("dash", i, i + 1)
        if kind := MARKS.get(text):
            return Sign(kind, i, i + 1)
        if found := self.durations.at(doc, i):
            return Sign("duration", i, found[1], months=found[0])
        if atom := self.points.at(doc, i):
            return Sign("point", i, atom.end, atom)
        return self._word(doc, i)

    def _word(self, doc: Tokens, i: int) -> Sign | None:
        token = doc[i]
        if token.lower_ in self.coordinators:
            return Sign("coordinator", i, i + 1)
        kind = self.phrases.get((token.lower_,)) or self.lemmas.get(token.lower_) or self.lemmas.get(token.lemma_)
        if kind is None:
            return None
        # The full stop of an abbreviation belongs to it: `alk. 1.1.2024`
        stop = kind in ("since", "until") and i + 1 < len(doc) and doc[i + 1].text == "." and not token.whitespace_ and len(token) <= 3
        return Sign(kind, i, i + 1 + stop)


def _told(run: list[Sign]) -> Iterator[list[Sign]]:
    if any(sign.kind == "point" for sign in run):
        yield run
