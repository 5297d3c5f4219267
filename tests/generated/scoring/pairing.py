"""Which mention of the output is which of the key, and which item: alike names before alike texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Json = dict[str, Any]

ALIKE = 0.6
"""Names, texts and items at least so similar (0 to 1) may be paired."""
DASHES = re.compile(r"\s*[-‐-―−]\s*")
WORD = re.compile(r"[^\W_]+")


def clean(value: Any) -> str | None:
    """A text made comparable: white space even, no closing full stop; None for an empty one."""
    if value is None:
        return None
    text = unicodedata.normalize("NFC", value if isinstance(value, str) else repr(value))
    return " ".join(text.split()).removesuffix(".").rstrip() or None


def clean_name(value: Any) -> str | None:
    """Like clean(), with every dash the same and without spaces round it."""
    text = clean(value)
    return text and DASHES.sub("-", text)


def words(text: Any) -> list[str]:
    """Letters and digits in a row."""
    return WORD.findall(unicodedata.normalize("NFC", text)) if isinstance(text, str) else []


def likeness(a: Any, b: Any) -> float:
    """How similar two strings or lists are, 0 to 1; 0 below what may be paired."""
    if not a or not b:
        return 0.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def paired(likes: Iterable[tuple[Any, int, int]]) -> dict[int, int]:
    """The best pairs (how alike, a, b) first, each a and each b once."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, a, b in sorted(likes, key=lambda like: (like[0], -like[1], -like[2]), reverse=True):
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    return pairs


@dataclass(frozen=True)
class Mention:
    """A mention of the output with the project that owns it."""

    owner: int
    project: Json
    theme: int | None
    page: int
    text: str


def mentions_of(output: Json) -> list[Mention]:
    """Every mention of every project."""
    return [
        Mention(number, project, mention["theme"], mention["page"], mention["text"])
        for number, project in enumerate(output["projects"])
        for mention in project["mentions"]
    ]


def accepted(path: str, *holders: Json) -> list[Any]:
    """The key's value at a path, and the others that it accepts there."""
    value: Any = holders[0]
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return [value, *(other for holder in holders for other in holder.get("accept", {}).get(path, []))]


def pair_mentions(gold: list[Json], output: list[Mention]) -> dict[int, int]:
    """The key's mention → the output's: one of its theme before others, by name, then by text."""
    by_name, by_text = [], []
    for g, want in enumerate(gold):
        names = [(clean_name(name) or "").casefold() for name in accepted("name", want)]
        for o, got in enumerate(output):
            name = (clean_name(got.project["name"]) or "").casefold()
            same_name = max(likeness(one, name) for one in names)
            same_text = likeness(words(want["text"]), words(got.text))
            if same_name >= ALIKE:
                by_name.append(((got.theme == want["theme"], same_name, same_text), g, o))
            if same_text >= ALIKE:
                by_text.append(((got.theme == want["theme"], same_text), g, o))
    pairs = paired(by_name)
    taken = set(pairs.values())
    return pairs | paired([like for like in by_text if like[1] not in pairs and like[2] not in taken])


def flattened(items: list[Json]) -> list[Json]:
    """An outline in reading order."""
    return [one for item in items for one in (item, *flattened(item["children"]))]


def pair_items(gold: list[Json], output: list[Json]) -> dict[int, int]:
    """The key's item → the output's: equal texts first, then near ones."""
    likes = []
    for g, want in enumerate(gold):
        for o, got in enumerate(output):
            a, b = clean(want["text"]), clean(got["text"])
            alike = 2.0 if a == b else likeness(a, b)
            if alike:
                likes.append((alike, g, o))
    return paired([like for like in likes if like[0] >= ALIKE])
