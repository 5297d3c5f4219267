"""Finds the bars that tell a slide's theme: one place on many pages, another text on each run of pages."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from schemas.document import Box

# Places no further apart than this, in points, are one.
SAME_PLACE = 6.0
# So many texts stand in a bar's place on so many pages each; no bar has more words than that.
LEAST_TEXTS, LEAST_PAGES, BAR_WORDS = 2, 2, 16
# A bar stands in the upper part of its page, at most so far down.
LOWEST = 0.25

T = TypeVar("T")


def bars_of(lines: Iterable[tuple[T, int, str, Box, float]], height: float) -> list[T]:
    """Those of the lines that stand in a bar's place.

    `lines`: what each line is, its page, its text, its box in points and its type size; `height`: the pages' height in points.
    """
    places: dict[tuple[int, int, float], list[tuple[T, int, str]]] = defaultdict(list)
    for line, page, text, box, size in lines:
        if box[1] <= LOWEST * height and len(text.split()) <= BAR_WORDS and any(c.isalpha() for c in text):
            places[(round(box[0] / SAME_PLACE), round(box[1] / SAME_PLACE), size)].append((line, page, text))
    found: list[T] = []
    for group in places.values():
        pages: dict[str, list[int]] = defaultdict(list)
        for _, page, text in group:
            pages[text].append(page)
        runs = [numbers for numbers in pages.values() if len(numbers) >= LEAST_PAGES]
        if len(runs) >= LEAST_TEXTS and all(map(_follow, pages.values())) and sum(map(len, runs)) > len(group) / 2:
            found += [line for line, _, text in group if len(pages[text]) >= LEAST_PAGES]
    return found


def _follow(pages: Sequence[int]) -> bool:
    """Whether pages follow each other, with no more than one left out at a time."""
    ordered = sorted(pages)
    return all(after - before <= 2 for before, after in itertools.pairwise(ordered))
