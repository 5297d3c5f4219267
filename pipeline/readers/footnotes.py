"""The numbers of footnotes in running text: small raised digits stuck to a word, for which a note stands below."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from schemas.bands import Bands

Raw = dict[str, Any]
"""A word as pdfplumber gives it, with its `chars`."""

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
        marks = _marks(raw["chars"])
        if marks:
            notes = _notes(found) if notes is None else notes
            number = _digits([char for char in raw["chars"] if id(char) in marks])
            if any(top > raw["bottom"] for top in notes.get(number, ())):
                parted += [(_word([c for c in raw["chars"] if id(c) not in marks]), False)]
                parted += [(_word([c for c in raw["chars"] if id(c) in marks]), True)]
                continue
        parted.append((raw, False))
    return parted


def _marks(chars: Sequence[Raw]) -> set[int]:
    """The id() of each raised digit behind a word's letters; none where there is no word in front of them."""
    first = chars[0]
    if len(chars) < 2 or not first["text"].isalpha():
        return set()
    return {id(char) for char in chars[1:] if char["text"] in SUPERSCRIPTS or (char["text"].isdigit() and _is_raised(char, first))}


def _is_raised(char: Raw, first: Raw) -> bool:
    return bool(char["size"] <= SMALL * first["size"] and char["bottom"] < first["bottom"] - RAISED * first["size"])


def _digits(chars: Sequence[Raw]) -> str:
    return "".join(unicodedata.normalize("NFKC", char["text"]) for char in chars)


def _notes(found: Sequence[Raw]) -> dict[str, list[float]]:
    """The tops of the lines that begin with a number, by the number."""
    notes: dict[str, list[float]] = {}
    for raw in _firsts(found):
        number = NUMBER.match(unicodedata.normalize("NFKC", raw["text"]))
        if number:
            notes.setdefault(number[0], []).append(raw["top"])
    return notes


def _firsts(found: Sequence[Raw]) -> Iterator[Raw]:
    """The words that nothing stands left of on their line."""
    rows = Bands(found, lambda raw: (raw["top"], raw["bottom"]))
    for raw in found:
        middle = (raw["top"] + raw["bottom"]) / 2
        if not any(other["x1"] <= raw["x0"] and other["top"] < middle < other["bottom"] for other in rows.at(middle)):
            yield raw


def _word(chars: Sequence[Raw]) -> Raw:
    return {
        "text": "".join(char["text"] for char in chars),
        "chars": list(chars),
        "x0": chars[0]["x0"],
        "x1": chars[-1]["x1"],
        "top": min(char["top"] for char in chars),
        "bottom": max(char["bottom"] for char in chars),
    }
