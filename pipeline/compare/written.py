"""What is only written otherwise: dashes, quotes and blanks differ, a blank is lost, a hyphen is too many, and the words are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

DASH = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212-"
BULLETS = "•·▪▫‣◦●○■□➢➤✓✔*\uf0b7\uf0a7"
QUOTES = re.compile("[\"'”“„»«’‘´`]")
CLOSING = " .:;,"
# A blank between a number's thousands: `3 400`, `1 200 000`; not one between two numbers of another kind, `2024 100`.
THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?: \d{3})+)(?!\d)")
# Between two digits a dash makes a range and a blank two numbers; before a number alone a dash is a minus.
RANGE = re.compile(rf"(?<=\d) ?[{DASH}]+ ?(?=\d)")
MINUS = re.compile(rf"(?:(?<=[^\d\s] )|(?<=^)|(?<=\())[{DASH}](?=\d)")
APART = re.compile(r"(?<=\d) (?=\d)")
# Each of them by a sign that no text has, so that it outlasts the rest.
KEPT = ((RANGE, "\ue000"), (MINUS, "\ue001"), (APART, "\ue002"))
FREE = re.compile(rf"[\s{DASH}]")

Fate = Literal["same", "otherwise", "other"]
"""What became of a word: it stands on the other side; it is written otherwise there; it does not stand there."""


@lru_cache(maxsize=65536)
def letters(text: str) -> str:
    """What is left of a text when dashes, quotes and blanks say nothing: `Uula– ”uutta”  osaamista.` → `Uulauuttaosaamista`.

    Two texts that are equal in this are written otherwise and say the same. Kept is what tells numbers apart: `2024–2028`, `-5`, `1,2`.
    """
    text = unicodedata.normalize("NFKC", text)
    if not text.isprintable():
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    text = " ".join(QUOTES.sub("", text).split()).lstrip(BULLETS + " ").rstrip(CLOSING)
    text = THOUSANDS.sub(lambda found: found[0].replace(" ", ""), text)
    for pattern, mark in KEPT:
        text = pattern.sub(mark, text)
    return FREE.sub("", text)


def same_writing(old: str | None, new: str | None) -> bool:
    """Whether two texts say the same in the same words, however they are written; no text is the same as an empty one."""
    return letters(old or "") == letters(new or "")


def fates(old: Sequence[str], new: Sequence[str]) -> tuple[list[Fate], list[Fate]]:
    """What became of each word of two texts, set beside each other in reading order."""
    if old == new:
        return ["same"] * len(old), ["same"] * len(new)
    keys = [[letters(word) for word in side] for side in (old, new)]
    left: list[Fate] = ["other"] * len(old)
    right: list[Fate] = ["other"] * len(new)
    if not old or not new:
        return left, right
    for tag, i, k, j, m in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        fate: Fate = "same" if tag == "equal" else "otherwise" if letters(" ".join(old[i:k])) == letters(" ".join(new[j:m])) else "other"
        left[i:k], right[j:m] = [fate] * (k - i), [fate] * (m - j)
    return left, right


PART = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|[+%€$£&]")


@lru_cache(maxsize=65536)
def parts(text: str) -> tuple[str, ...]:
    """The words and numbers of a text without what stands between them: `kaupunki/BusinessOulu.` → `kaupunki`, `businessoulu`."""
    return tuple(PART.findall(unicodedata.normalize("NFKC", text).casefold()))
