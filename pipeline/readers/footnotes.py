"""The numbers of footnotes in running text: small raised digits stuck to a word, for which a note stands below."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress

from pipeline.readers.letters import Letter, Run
from pipeline.readers.raws import Raw, raw_of
from schemas.bands import Bands

# A footnote's number is no larger than this against its word, and stands so much higher, against the type size.
SMALL, RAISED = 0.85, 0.08
# What a page's note begins with.
NUMBER = re.compile(r"\d{1,2}")
SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")


def parted_from_numbers(found: Sequence[Raw]) -> list[tuple[Raw, bool]]:
    """A page's words, the numbers of footnotes as words of their own: (word, whether it is such a number)."""
    parted: list[tuple[Raw, bool]] = []
    notes: dict[str, list[float]] | None = None
    for raw in found:
        # Few words have digits in them.
        marks = [] if raw.among.digits.isdisjoint(raw.parts) else _marks(raw)
        if marks:
            notes = _notes(found) if notes is None else notes
            if any(top > raw.bottom for top in notes.get(_digits(marks), ())):
                parted += [(_word([letter for letter in raw.letters if letter not in marks]), False), (_word(marks), True)]
                continue
        parted.append((raw, False))
    return parted


def _marks(raw: Raw) -> list[Letter]:
    """The raised digits behind a word's letters; none where there is no word in front of them."""
    first, *others = raw.parts
    if not first.isalpha():
        return []
    runs = map(raw.among.runs.__getitem__, raw.among.at[raw.first + 1 : raw.last].tolist())
    raised = [text in SUPERSCRIPTS or (text.isdigit() and _is_raised(run, raw.run)) for text, run in zip(others, runs, strict=True)]
    return list(compress(raw.letters[1:], raised)) if any(raised) else []


def _is_raised(run: Run, first: Run) -> bool:
    return bool(run.size <= SMALL * first.size and run.bottom < first.bottom - RAISED * first.size)


def _digits(letters: Sequence[Letter]) -> str:
    return "".join(unicodedata.normalize("NFKC", letter.text) for letter in letters)


def _notes(found: Sequence[Raw]) -> dict[str, list[float]]:
    """The tops of the lines that begin with a number, by the number."""
    notes: dict[str, list[float]] = {}
    for raw in _firsts(found):
        number = NUMBER.match(unicodedata.normalize("NFKC", raw.text))
        if number:
            notes.setdefault(number[0], []).append(raw.top)
    return notes


def _firsts(found: Sequence[Raw]) -> Iterator[Raw]:
    """The words that nothing stands left of on their line."""
    rows = Bands(found, lambda raw: (raw.top, raw.bottom))
    for raw in found:
        middle = (raw.top + raw.bottom) / 2
        if not any(other.x1 <= raw.x0 and other.top < middle < other.bottom for other in rows.at(middle)):
            yield raw


def _word(letters: list[Letter]) -> Raw:
    # A letter's accent may reach further than the word's last letter.
    return replace(raw_of(letters), x0=letters[0].x0, x1=letters[-1].x1)
