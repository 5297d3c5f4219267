"""Reads how long something lasts, in months: `24 kk`, `kolme vuotta`, `2,5 years`, `kolmivuotinen`."""

from __future__ import annotations

import re

from extractors.evidence.time.atoms import DASH, YEAR
from extractors.lexicon import lexicon
from extractors.text.tokens import Tokens

NUMBER = re.compile(r"\d{1,3}(?:[.,]\d)?")
# No project lasts longer, in months: what does is an age or a history.
LONGEST = 25 * 12


class DurationReader:
    """Reads the durations in a Doc of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language)
        told = words.raw["periods"].get("duration", {})
        self.units = dict.fromkeys(words.lemmas("periods", "duration", "months"), 1)
        self.units |= dict.fromkeys(words.lemmas("periods", "duration", "years"), 12)
        self.numbers: dict[tuple[str, ...], float] = {tuple(name.split()): float(n) for name, n in told.get("numbers", {}).items()}
        self.whole: dict[str, int] = dict(told.get("whole", {}))
        self.joining = words.coordinators
        self.openers = {name[0]: max(len(other) for other in self.numbers if other[0] == name[0]) for name in self.numbers}

    def begins_with(self, word: str) -> bool:
        """Whether a duration that is written in words may begin with a word, in lower case or as its lemma."""
        return word in self.whole or word in self.openers

    def at(self, doc: Tokens, i: int) -> tuple[int, int] | None:
        """The months that a duration at token i lasts and where the text goes on behind it; None if none begins there."""
        first = self._one(doc, i)
        if first is None:
            return None
        months, end = first
        # `2 vuotta 6 kuukautta`, `two years and six months`
        joined = end + (end < len(doc) and doc[end].lower_ in self.joining)
        second = self._one(doc, joined) if joined < len(doc) and months >= 12 else None
        if second and second[0] < 12:
            months, end = months + second[0], second[1]
        return (months, end) if 0 < months <= LONGEST else None

    def _one(self, doc: Tokens, i: int) -> tuple[int, int] | None:
        token = doc[i]
        whole = self.whole.get(token.lemma_) or self.whole.get(token.lower_)
        if whole:
            return whole, i + 1
        # `3–4 vuotta` is no duration that anything could be computed with.
        if i and DASH.fullmatch(doc[i - 1].text) and not doc[i - 1].whitespace_:
            return None
        number, behind = self._number(doc, i)
        if number is None or behind >= len(doc):
            return None
        # `3-vuotinen`, `36-month`
        behind += doc[behind].text in "-\u2010\u2011" and behind + 1 < len(doc)
        unit = self.units.get(doc[behind].lower_.strip("-")) or self.units.get(doc[behind].lemma_.strip("-"))
        months = number * unit if unit else 0
        # `kestää vuoden 2026 loppuun` is no year's length.
        names_year = number == 1 and behind + 1 < len(doc) and YEAR.fullmatch(doc[behind + 1].text)
        return (int(months), behind + 1) if unit and months == int(months) and not names_year else None

    def _number(self, doc: Tokens, i: int) -> tuple[float | None, int]:
        if NUMBER.fullmatch(doc[i].text):
            return float(doc[i].text.replace(",", ".")), i + 1
        longest = self.openers.get(doc[i].lower_) or self.openers.get(doc[i].lemma_) or 0
        for length in range(min(longest, len(doc) - i), 0, -1):
            words = [doc[k] for k in range(i, i + length)]
            for key in (tuple(t.lower_ for t in words), tuple(t.lemma_ for t in words)):
                if key in self.numbers:
                    return self.numbers[key], i + length
        return None, i
