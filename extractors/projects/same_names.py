"""When two names are one project's, and, of all names that an edition has told so far, which are the same as one more."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from extractors.evidence.names import short_name

# Names this alike (0 to 100) are one project's.
SAME_NAME = 92
# Under one acronym or short name, subtitles less alike than this are two projects'.
OTHER_SUBTITLE = 45
# `Action 1.1 Hydrogen Academy`, `3.2 Osaava Kainuu`
COUNTED = re.compile(r"^(?:[^\W\d_]+\s+)?\d{1,2}(?:\.\d{1,2})+\.?\s+(?=\S)")
DIGITS = re.compile(r"\d+")
UNEVEN = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class NameParts:
    """A name without the number of its heading, as names are held against each other: all but `digits` with case and marks made even."""

    digits: tuple[str, ...]
    whole: str
    short: str
    rest: str
    """What it says beside its short name."""


def same_project(a: str, b: str) -> bool:
    """Whether two names are one project's: alike as a whole, or by acronym or short name with like subtitles; numbers of headings
    are no part of them."""
    one, other = parts_of(a), parts_of(b)
    if one.digits != other.digits:
        return False
    return one.whole == other.whole or fuzz.ratio(one.whole, other.whole) >= SAME_NAME or _same_short(one, other)


def _same_short(one: NameParts, other: NameParts) -> bool:
    if one.short != other.short:
        return False
    return not (one.rest and other.rest) or fuzz.token_set_ratio(one.rest, other.rest) >= OTHER_SUBTITLE


def other_subtitles(a: str, b: str) -> bool:
    """Whether two names have one short name, and subtitles that are not alike."""
    one, other = parts_of(a), parts_of(b)
    return one.short == other.short and bool(one.rest and other.rest) and fuzz.ratio(one.rest, other.rest) < SAME_NAME


@lru_cache(maxsize=4096)
def parts_of(name: str) -> NameParts:
    """The parts of a name; kept, since each is held against many."""
    name = COUNTED.sub("", name)
    short = short_name(name)
    return NameParts(tuple(DIGITS.findall(name)), even(name), even(short), even(name.replace(short, "", 1)))


def even(name: str) -> str:
    """A name with case, dashes and blanks made even."""
    return " ".join(UNEVEN.sub(" ", name.casefold()).split())


class KnownNames:
    """The names that groups of mentions have, found by what they may have in common with another name instead of one by one."""

    def __init__(self) -> None:
        self._first: dict[NameParts, int] = {}
        self._by_digits: dict[tuple[str, ...], list[NameParts]] = defaultdict(list)
        self._wholes: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._by_short: dict[tuple[tuple[str, ...], str], list[NameParts]] = defaultdict(list)

    def add(self, name: str, group: int) -> None:
        """Note that a group has a name."""
        parts = parts_of(name)
        if parts not in self._first:
            self._by_digits[parts.digits].append(parts)
            self._wholes[parts.digits].append(parts.whole)
            self._by_short[parts.digits, parts.short].append(parts)
        self._first[parts] = min(group, self._first.get(parts, group))

    def like(self, name: str) -> list[int]:
        """The groups with a name that is the same project's (see same_project), by the first that each name stood in, in order."""
        parts = parts_of(name)
        own = self._by_digits.get(parts.digits, ())
        # All at once, and as soon as two can't be alike any more none of them further: names are many in a long edition.
        near = process.extract_iter(parts.whole, self._wholes.get(parts.digits, ()), scorer=fuzz.ratio, score_cutoff=SAME_NAME)
        alike = [own[at] for _, _, at in near]
        alike += [other for other in self._by_short.get((parts.digits, parts.short), ()) if _same_short(parts, other)]
        # Names of marks alone are nothing, made even, and the same.
        alike += [other for other in own if other.whole == parts.whole] if not parts.whole else []
        return sorted({self._first[other] for other in alike})
