"""Asks dateparser for months that the lexicon does not spell out: `sept`, `elok.`, names of another language of the plan."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from extractors.lexicon import lexicon

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
# No name of a month is shorter; however it is shortened or inflected, it begins with so many of its letters.
SHORTEST = 3
# In which months may be named whatever the language of the plan.
ENGLISH = "en"


@lru_cache(maxsize=4096)
def month_named(word: str, language: str) -> int | None:
    """The number of the month that a word names beside a year, 1 to 12; None if it names none."""
    if not word.isalpha() or word[:SHORTEST] not in _beginnings(language):
        # dateparser would also take a number in words for a month: `phase two 2024`.
        return None
    # It takes long to load, and few editions need it.
    import dateparser

    languages = [language] if language == ENGLISH else [language, ENGLISH]
    found = dateparser.parse(f"{word} {BASE_YEAR}", languages=languages, settings=SETTINGS)
    return found.month if found and found.year == BASE_YEAR else None


@lru_cache(maxsize=8)
def _beginnings(language: str) -> frozenset[str]:
    """With which letters names of months begin in a language and in English."""
    return frozenset(name[:SHORTEST] for known in (language, ENGLISH) for name in lexicon(known).words("periods", "months"))
