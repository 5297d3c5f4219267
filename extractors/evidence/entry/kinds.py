"""What each token of an entry says, as one letter, and what stretches of it hold: counted once, so that a long list costs in proportion."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from extractors.evidence.amounts import amounts, codes
from extractors.evidence.entry.theme_told import themes_told
from extractors.text.tokens import Token, Tokens

# Period, Funder, Organisation, Scope, sTatus, Role, Money, code or theme, Word of a project or of money.
LETTERS = {
    "COORDINATOR": "R",
    "PARTNER": "R",
    "FUNDER_ROLE": "R",
    "PERIOD_ROLE": "R",
    "NATIONAL": "S",
    "UPCOMING": "T",
    "ONGOING": "T",
    "ENDED": "T",
    "PROJECT": "W",
    "MONEY": "W",
    "INSTRUMENT": "W",
    "CONTACT": "R",
    "BUDGET": "W",
    "CODE": "W",
}
# Where a word is in several lines of the lexicon, the later one of these tells.
ORDER = {label: number for number, label in enumerate(LETTERS)}
# What makes a stretch data.
TELLING = "PFOSTM"
# Data holds at most so many plain words, and no more than this share of all its words.
PLAIN_WORDS, PLAIN_SHARE = 2, 0.5
# A clause has so many words and marks; a name behind a label has no more.
LEAST_CLAUSE, LONGEST_VALUE = 4, 10


class Kinds:
    """The kinds of a Doc's tokens: `kinds[i]` is a token's letter, lower `p` for a weak period, empty for a word that says nothing."""

    def __init__(
        self,
        doc: Tokens,
        letters: Sequence[str],
        is_plain: Callable[[Token], bool],
        is_verb: Callable[[Token], bool],
        opens_clause: Callable[[Token], bool],
    ) -> None:
        """`letters`: as letters_of gives them."""
        self.doc, self.letters = doc, letters
        self._opens_clause = opens_clause
        self._projects = {i for term in doc.labelled("PROJECT") for i in range(term.start, term.end)}
        self._is_word = words = [not token.is_punct for token in doc]
        self._words = _sums(words)
        plain = [word and not letter and is_plain(t) for t, word, letter in zip(doc, words, self.letters, strict=True)]
        self._plain = _sums(plain)
        # Beside a word for a role a verb says no more: `hallinnoijana toimii X, kumppaneina ovat Y ja Z`.
        self._verbs = _sums(one and is_verb(t) for t, one in zip(doc, plain, strict=True))
        # Sums letter by letter, as they are asked for: most texts hold few kinds.
        self._of: dict[str, list[int]] = {}
        self._last_word = list(accumulate((i if word else -1 for i, word in enumerate(words)), max))
        self._closing = _closing(doc)

    def __getitem__(self, i: int) -> str:
        return self.letters[i]

    def count(self, letters: Iterable[str], start: int, end: int) -> int:
        """How many words of tokens [start, end) have one of the letters."""
        return sum(sums[end] - sums[start] for sums in map(self._sums_of, letters))

    def _sums_of(self, letter: str) -> list[int]:
        if letter not in self._of:
            self._of[letter] = _sums(word and own == letter for word, own in zip(self._is_word, self.letters, strict=True))
        return self._of[letter]

    def closing(self, i: int) -> int:
        """The next closing bracket from a token on, 0 if there is none."""
        return self._closing[i]

    def is_data(self, start: int, end: int, most: int = PLAIN_WORDS) -> bool:
        """Whether a stretch holds data and hardly any prose: at most so many plain words."""
        words = self._words[end] - self._words[start]
        if not words or self.speaks(start, end):
            return False
        if not self.count(TELLING, start, end) and not self._only_date(start, end, words):
            return self._is_labelled(start, end)
        last = self._last_word[end - 1]
        token = self.doc[last]
        inflected = token.lower_ != token.lemma_ and self.letters[last] != "O" and not token.text[0].isupper()
        if inflected and self.count(("O", ""), start, end) == words:
            return False
        plain = self._plain[end] - self._plain[start]
        if self.count("R", start, end):
            plain -= self._verbs[end] - self._verbs[start]
        return plain <= most and plain <= PLAIN_SHARE * words

    def speaks(self, start: int, end: int) -> bool:
        """Whether a stretch is a clause that begins with its subject and names nobody: `Työ jatkaa vuonna 2020 tehtyä kokeilua`."""
        if end - start < LEAST_CLAUSE or self.letters[start] not in ("", "W") or self.letters[start + 1] not in ("", "P", "p"):
            return False
        if self.count("OFM", start, end) or not self._opens_clause(self.doc[start]):
            return False
        # Beside a word for the project a verb says no more: `Hanke toteutetaan 2024–2026.`
        return not self.letters[start] or self.is_own(self._last_word[end - 1])

    def speaks_of_another_time(self, start: int, at: int, end: int) -> bool:
        """Whether a sentence [start, end) has nothing from token `at` on but a period, and another sentence tells one that is as exact."""
        own = next((period for period in self.doc._.periods if period.start <= at < period.end), None)
        if own is None or own.interval is None or self.count("P", at, end) < self._words[end] - self._words[at]:
            return False
        others = (p.interval for p in self.doc._.periods if p.strong and p.interval and not start <= p.start < end)
        return any(len(other.edtf) >= len(own.interval.edtf) for other in others)

    def is_own(self, i: int) -> bool:
        """Whether the last word of a clause is inflected and tells no data: `… tehtyä kokeilua`, but not `… ESR+ -rahoituksella`."""
        token = self.doc[i]
        return bool((not self.letters[i] or i in self._projects) and token.text[0].islower() and token.lower_ != token.lemma_)

    def _is_labelled(self, start: int, end: int) -> bool:
        """Whether a label with a colon stands before a name that nothing knows: `Rahoittaja: Kultainen Sydän`."""
        if self.letters[start] != "R" or end - start <= 2 or end - start > LONGEST_VALUE or self.doc[start + 1].text != ":":
            return False
        return self.doc[start + 2].text[0].isupper() and self._plain[end] - self._plain[start] <= 1

    def _only_date(self, start: int, end: int, words: int) -> bool:
        """Whether the stretch is nothing but a lone year, month or season, or says that it tells the period."""
        return self.count("p", start, end) > 0 and self.count("pR", start, end) == words


def letters_of(doc: Tokens) -> list[str]:
    """The letter of each token."""
    letters = [""] * len(doc)
    for term in sorted((term for term in doc.terms if term.label_ in ORDER), key=lambda term: ORDER[term.label_]):
        letter = LETTERS[term.label_]
        for i in range(term.start, term.end):
            letters[i] = letters[i] if letters[i] == "R" and letter == "W" else letter
    told = (*amounts(doc.text), *codes(doc.text), *themes_told(doc.text))
    starts = [token.idx for token in doc] if told else []
    for found in told:
        for i in range(bisect_left(starts, found.start), bisect_left(starts, found.end)):
            letters[i] = "M"
    for i in doc._.organisation_tokens:
        letters[i] = "O"
    for funder in doc._.funders:
        for i in range(funder.start, funder.end):
            letters[i] = "F"
    for period in doc._.periods:
        for i in range(period.start, period.end):
            letters[i] = "P" if period.strong else letters[i] or "p"
    return letters


def _sums(flags: Iterable[bool]) -> list[int]:
    """How many are true before each place."""
    return list(accumulate(flags, initial=0))


def _closing(doc: Tokens) -> list[int]:
    closing, found = 0, []
    if ")" not in doc.text:
        return [0] * len(doc)
    for token in reversed(doc):
        closing = token.i if token.text == ")" else closing
        found.append(closing)
    return found[::-1]
