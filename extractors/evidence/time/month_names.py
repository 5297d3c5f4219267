"""Asks dateparser for months that the lexicon does not spell out: `sept`, `elok.`, names of another language of the plan."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

import dateparser

# dateparser completes what is missing from a base; it gets one that never changes, and is asked for a month of a year only.
BASE_YEAR = 2000
SETTINGS = {
    "DATE_ORDER": "DMY",
    "PREFER_DAY_OF_MONTH": "first",
    "PREFER_LOCALE_DATE_ORDER": False,
    "RELATIVE_BASE": datetime(BASE_YEAR, 1, 1),
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["month", "year"],
}
# No name of a month is shorter.
SHORTEST = 3


@lru_cache(maxsize=4096)
def month_named(word: str, language: str) -> int | None:
    """The number of the month that a word names beside a year, 1 to 12; None if it names none."""
    if len(word) < SHORTEST or not word.isalpha():
        return None
    languages = [language] if language == "en" else [language, "en"]
    found = dateparser.parse(f"{word} {BASE_YEAR}", languages=languages, settings=SETTINGS)
    return found.month if found and found.year == BASE_YEAR else None
