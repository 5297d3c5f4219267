"""Finds amounts of money (`123 456 €`, `1,2 M€`, `2 milj. euroa`) and project codes (`S30123`) in an entry's text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from schemas.mention import BudgetValue

# So many groups of three digits an amount has at most: in a long row of them each would look for the euros behind the last.
GROUPS = 8
# Each with an example.
NUMBER = rf"\d{{1,3}}(?:[ \u00a0\u202f.]\d{{3}}){{1,{GROUPS}}}(?:,\d+)?|\d+(?:[.,]\d+)?"  # 123 456,00
MILLION = r"M|milj\.?|miljoonaa?|miljoner|million|mn"  # 1,2 M€
THOUSAND = r"t|tuhatta|tusen|k"  # 120 t€
EURO = r"€|euroa?|EUR|euros"  # 500 euroa
AMOUNT = re.compile(rf"(?<![\w.,])(?P<number>{NUMBER})\s*(?:(?P<million>{MILLION})|(?P<thousand>{THOUSAND}))?\s*(?:{EURO})(?!\w)")
ENGLISH = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:\.\d+)?"  # 640,000.00
EURO_FIRST = re.compile(
    rf"(?:€|\bEUR)\s?(?P<number>{ENGLISH})\s*(?:(?P<million>{MILLION}|m)|(?P<thousand>{THOUSAND}))?(?!\w)"
)  # €1.2 million
DIGIT = re.compile(r"\d")
# Without one of these there is no amount.
CURRENCY = re.compile("€|euro|EUR")
CODE = re.compile(r"(?<![\w-])[A-Z]\d{5}(?!\w)")  # S30123, A80099


@dataclass(frozen=True)
class Found:
    """text[start:end] is an amount of money, a code, or the number of the entry's theme."""

    start: int
    end: int
    value: BudgetValue | str | int


def amounts(text: str) -> tuple[Found, ...]:
    """The amounts of money in a text, in euros."""
    # The last texts are kept, since several ask for each.
    return _amounts(text) if DIGIT.search(text) and CURRENCY.search(text) else ()


@lru_cache(maxsize=64)
def _amounts(text: str) -> tuple[Found, ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[Found]:
    first = list(EURO_FIRST.finditer(text))
    for match in first or AMOUNT.finditer(text):
        comma = "" if first else "."
        blanks = r"[ \u00a0\u202f]" if first else r"[ \u00a0\u202f]|\.(?=\d{3}(?:\D|$))"
        digits = re.sub(blanks, "", match["number"]).replace(",", comma)
        amount = float(Decimal(digits) * (1_000_000 if match["million"] else 1000 if match["thousand"] else 1))
        # Digits by the hundred are beyond all numbers, and no money.
        if math.isfinite(amount):
            yield Found(match.start(), match.end(), BudgetValue(match[0], amount, "EUR"))


def codes(text: str) -> tuple[Found, ...]:
    """The project codes in a text: a letter and five digits, as the structural funds' register gives them."""
    return _codes(text) if DIGIT.search(text) else ()


@lru_cache(maxsize=64)
def _codes(text: str) -> tuple[Found, ...]:
    return tuple(Found(match.start(), match.end(), match[0]) for match in CODE.finditer(text))
