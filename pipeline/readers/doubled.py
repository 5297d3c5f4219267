"""Text that is drawn twice, as shadows and makeshift bold are: each letter once."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from pdfplumber.utils.text import dedupe_chars

Char = dict[str, Any]

# A letter drawn twice is a shadow where the two are no further apart than this share of the type size, and so many
# fall together on a grid that is so fine; two letters side by side are further apart.
SHADOW, SHADOWED = 0.12, 6
# Whole rows may be drawn again further away, so far at most, against the type size, and then nearly all their letters are.
FURTHEST, NEARLY_ALL = 0.45, 0.9
# So many different letters a row must have: two `l` stand side by side in many words.
DIFFERENT = 4
# Two offsets this close are one, in points.
SAME = 0.1 + 1e-6

Offset = tuple[float, float]
"""How far right and down the second of two letters is drawn, in points."""


def drawn_once(chars: list[Char]) -> tuple[list[Char], set[int]]:
    """The characters without those that are drawn again a little further; and the id() of those of rows drawn again as a whole."""
    kept = _without_near_twins(chars)
    rows = _suspects(kept)
    offset = _offset(rows) if rows else None
    return _without_rows(kept, rows, offset) if offset else (kept, set())


def _suspects(chars: Sequence[Char]) -> list[Char]:
    """The characters of rows that may be drawn twice, as letters alone tell: nearly all stand in a row an even number of times, or
    two rows that lie over each other have the same ones."""
    rows: dict[float, list[Char]] = defaultdict(list)
    for char in chars:
        rows[char["bottom"]].append(char)
    found: list[Char] = []
    before: tuple[float, list[str], list[Char]] = (float("-inf"), [], [])
    for bottom, row in sorted(rows.items()):
        if len(row) < SHADOWED:
            continue
        letters = sorted([char["text"] for char in row])
        odd = sum(count % 2 for count in Counter(letters).values())
        if odd <= (1 - NEARLY_ALL) * len(letters):
            found += row
        if letters == before[1] and bottom - before[0] <= FURTHEST * row[0]["size"]:
            found += [*before[2], *row]
        before = (bottom, letters, row)
    return list({id(char): char for char in found}.values())


def _without_near_twins(chars: list[Char]) -> list[Char]:
    places = {(char["text"], size, char["x0"] // (SHADOW * size), round(char["top"] / size)) for char in chars if (size := char["size"])}
    if len(chars) - len(places) < SHADOWED:
        return chars
    sizes = {round(char["size"], 1) for char in chars}
    kept = [
        char
        for size in sorted(sizes)
        for char in dedupe_chars([c for c in chars if round(c["size"], 1) == size], tolerance=SHADOW * size, extra_attrs=("size",))
    ]
    return sorted(kept, key=lambda char: (char["top"], char["x0"]))


def _offset(chars: Sequence[Char]) -> Offset | None:
    """How far letters are drawn from those like them close by, most often and in different letters; None where they are drawn once."""
    found: Counter[Offset] = Counter()
    letters: dict[Offset, set[str]] = defaultdict(set)
    for first, second in _pairs(chars):
        offset = _rounded(first, second)
        found[offset] += 1
        letters[offset].add(first["text"])
    several = [(count, offset) for offset, count in found.items() if count >= SHADOWED and len(letters[offset]) >= DIFFERENT]
    return max(several)[1] if several else None


def _rounded(first: Char, second: Char) -> Offset:
    return (round(second["x0"] - first["x0"], 1), round(second["top"] - first["top"], 1))


def _pairs(chars: Sequence[Char]) -> Iterator[tuple[Char, Char]]:
    """Each letter with those like it that are drawn close to it, not further left."""
    placed = sorted([(char["text"], round(char["size"], 1), char["x0"], char["top"], at) for at, char in enumerate(chars)])
    for place, (text, size, x0, top, at) in enumerate(placed):
        furthest = FURTHEST * size
        for other, other_size, other_x0, other_top, other_at in itertools.islice(placed, place + 1, None):
            if other_x0 - x0 > furthest or other != text or other_size != size:
                break
            if -furthest <= other_top - top <= furthest:
                yield chars[at], chars[other_at]


def _without_rows(chars: list[Char], suspects: Sequence[Char], offset: Offset) -> tuple[list[Char], set[int]]:
    """The characters without those rows that are other rows drawn again so far away."""
    firsts: set[int] = set()
    seconds: set[int] = set()
    pairs = ((a, b) for a, b in _pairs(suspects) if all(abs(x - y) <= SAME for x, y in zip(_rounded(a, b), offset, strict=True)))
    for first, second in sorted(pairs, key=lambda pair: (pair[0]["x0"], pair[0]["top"])):
        if id(first) not in firsts and id(first) not in seconds and id(second) not in seconds:
            firsts.add(id(first))
            seconds.add(id(second))
    rows: dict[tuple[float, float], list[Char]] = defaultdict(list)
    for char in suspects:
        rows[(round(char["top"], 1), round(char["size"], 1))].append(char)
    doubled = [row for row in rows.values() if _is_doubled(row, firsts | seconds)]
    dropped = {id(char) for row in doubled for char in row if id(char) in seconds}
    return [char for char in chars if id(char) not in dropped], {id(char) for row in doubled for char in row} - dropped


def _is_doubled(row: Sequence[Char], paired: set[int]) -> bool:
    letters = [char for char in row if not char["text"].isspace()]
    found = [char for char in letters if id(char) in paired]
    return len(found) >= NEARLY_ALL * len(letters) and len({char["text"] for char in found}) >= DIFFERENT
