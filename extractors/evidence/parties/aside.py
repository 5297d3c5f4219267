"""What stands among names and is nobody's: business ids, telephone numbers, sums, addresses, navigation; told once for a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.evidence.amounts import DIGIT, amounts, codes

if TYPE_CHECKING:
    # Business ids are checked by commands, too, that read no text: those load no spaCy.

    from extractors.text.tokens import Tokens

BUSINESS_ID = re.compile(r"(?<![\w-])(?:FI)?(\d{6,7})[-\u2010\u2011\u2013](\d)(?![\d-])")  # 1234567-1
PHONE = re.compile(
    r"(?<![\w.,/])(?:\+\d{2,3}|00\d{3}|0)[ -]?(?:\(0\)[ -]?)?\d{1,4}(?:[ -]?\d{2,4}){1,4}(?![\d/])(?![.,]\d)"
)  # +358 40 123 4567, 040 123 4567
# The weights of a business id's digits; the check digit makes the sum divisible by 11.
WEIGHTS, MODULUS = (7, 9, 10, 5, 8, 4, 2), 11
# A telephone number has at least so many digits.
LEAST_DIGITS = 6
# How far what a word of navigation opens may go: `Lue lisää hankkeesta`.
STOPS = frozenset(",;/|.!?:()[]•")


@dataclass(frozen=True)
class BusinessId:
    """A business id at tokens [start, end); `value` is None where its check digit is wrong."""

    start: int
    end: int
    value: str | None


def checked(text: str) -> str | None:
    """The business id that a text is, with seven digits before the dash, or None where its check digit is wrong.

    >>> checked("2528160-3"), checked("2528160-4")
    ('2528160-3', None)
    """
    found = BUSINESS_ID.fullmatch(text)
    if not found:
        return None
    digits = found[1].zfill(len(WEIGHTS))
    rest = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True)) % MODULUS
    right = 0 if rest == 0 else MODULUS - rest
    return f"{digits}-{right}" if rest != 1 and right == int(found[2]) else None


class Aside:
    """Finds what is nobody's in texts of one language, whose words for numbers (`puh`, `Y-tunnus`) are given."""

    def __init__(self, labels: frozenset[str]) -> None:
        self.labels = labels

    def __call__(self, doc: Tokens) -> tuple[frozenset[int], tuple[BusinessId, ...]]:
        """(the tokens that are no part of any name, the business ids)."""
        starts = [token.idx for token in doc]
        # Most texts have no figures.
        told = DIGIT.search(doc.text) is not None
        ids = tuple(
            BusinessId(bisect_left(starts, m.start()), bisect_left(starts, m.end()), checked(m.group()))
            for m in (BUSINESS_ID.finditer(doc.text) if told else ())
        )
        aside = {i for start, end in (self._numbers(doc, starts) if told else ()) for i in range(start, end)}
        for found in ids:
            aside.update(range(found.start, found.end))
        aside |= {token.i for token in doc if token.is_address}
        for first in sorted(aside):
            aside.update(self._label(doc, first))
        return frozenset(aside | set(self._navigation(doc))), ids

    def _numbers(self, doc: Tokens, starts: list[int]) -> Iterator[tuple[int, int]]:
        for found in (*amounts(doc.text), *codes(doc.text)):
            yield bisect_left(starts, found.start), bisect_left(starts, found.end)
        for match in PHONE.finditer(doc.text):
            if sum(c.isdigit() for c in match.group()) >= LEAST_DIGITS:
                yield bisect_left(starts, match.start()), bisect_left(starts, match.end())

    def _label(self, doc: Tokens, first: int) -> Iterator[int]:
        """The word for a number right before it, with its full stop or colon."""
        at = first - 1
        while at >= 0 and doc[at].text in ".:" and first - at < 3:
            at -= 1
        if at >= 0 and doc[at].lower_ in self.labels:
            yield from range(at, first)

    def _navigation(self, doc: Tokens) -> Iterator[int]:
        for span in doc.labelled("NAVIGATION"):
            end = span.end
            while end < len(doc) and doc[end].text not in STOPS and not doc[end].is_sent_start and doc[end].text[0].islower():
                end += 1
            yield from range(span.start, end)
