"""Text that is drawn twice, as shadows and makeshift bold are: each letter once."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from pdfplumber.utils.text import dedupe_chars

from pipeline.readers.columns import BEYOND, Letters, Places, changing, numbered
from pipeline.readers.letters import Letter, by_run, told

# A letter drawn twice is a shadow where the two are no further apart than this share of the type size, and so many
# fall together on a grid that is so fine; two letters side by side are further apart.
SHADOW, SHADOWED = 0.12, 6
# Whole rows may be drawn again further away, so far at most, against the type size, and then nearly all their letters are.
FURTHEST, NEARLY_ALL = 0.45, 0.9
# So many different letters a row must have: two `l` stand side by side in many words.
DIFFERENT = 4
# Two offsets this close are one, in points.
SAME = 0.1 + 1e-6
# What letters say is numbered below this.
ROW = 2 * BEYOND

Offset = tuple[float, float]
"""How far right and down the second of two letters is drawn, in points."""


def drawn_once(letters: Sequence[Letter]) -> tuple[Letters, set[Letter]]:
    """The letters without those that are drawn again a little further; and those of rows drawn again as a whole."""
    kept = _without_near_twins(Letters.of(letters))
    rows = _suspects(kept) if kept else []
    offset = _offset(rows) if rows else None
    return _without_rows(kept, rows, offset) if offset else (kept, set())


def _suspects(letters: Letters) -> list[Letter]:
    """The letters of rows that may be drawn twice, as what they say alone tells: nearly all stand in a row an even number of times,
    or two rows that lie over each other have the same ones."""
    bottoms = sorted({run.bottom for run in letters.runs})
    number = {bottom: at for at, bottom in enumerate(bottoms)}
    row_of = [number[run.bottom] for run in letters.runs]
    sizes = dict(zip(reversed(row_of), [run.size for run in reversed(letters.runs)], strict=True))
    rows = np.array(row_of, dtype=np.intp)[letters.at]
    # Each letter of a row by one number, in order, so that a row stands together, and in it those alike.
    alike = np.sort(rows * ROW + letters.codes)
    odd, ends = _odd(alike, len(bottoms)), np.cumsum(np.bincount(rows)).tolist()
    suspects: list[int] = []
    before, above, said = float("-inf"), -1, alike[:0]
    for row, (bottom, start, end) in enumerate(zip(bottoms, [0, *ends], ends, strict=False)):
        if end - start < SHADOWED:
            continue
        says = alike[start:end] - row * ROW
        if odd[row] <= (1 - NEARLY_ALL) * len(says):
            suspects.append(row)
        # Few rows lie over others.
        if bottom - before <= FURTHEST * sizes[row] and np.array_equal(says, said):
            suspects += [above, row]
        before, above, said = bottom, row, says
    if not suspects:
        return []
    places = np.argsort(rows, kind="stable").tolist()
    return [letters[place] for row in dict.fromkeys(suspects) for place in places[ends[row - 1] if row else 0 : ends[row]]]


def _odd(alike: Places, count: int) -> list[int]:
    """How many different letters stand an odd number of times in each of so many rows."""
    firsts = changing(alike[1:] != alike[:-1])
    odd = np.empty(len(firsts), dtype=bool)
    odd[:-1] = (firsts[1:] - firsts[:-1]) & 1
    odd[-1] = (len(alike) - firsts[-1]) & 1
    found: list[int] = np.bincount(alike[firsts][odd] // ROW, minlength=count).tolist()
    return found


def _without_near_twins(letters: Letters) -> Letters:
    # Most pages have no letters so close to others, whatever they say.
    if _close(letters) < SHADOWED:
        return letters
    places = {
        (letter.text, size, letter.x0 // (SHADOW * size), round(letter.run.top / size)) for letter in letters if (size := letter.run.size)
    }
    if len(letters) - len(places) < SHADOWED:
        return letters
    kept = [
        char["letter"]
        for size, alike in sorted(by_run(letters, lambda run: round(run.size, 1)).items())
        for char in dedupe_chars(list(map(told, alike)), tolerance=SHADOW * size, extra_attrs=("size",))
    ]
    return Letters.of(sorted(kept, key=lambda letter: (letter.run.top, letter.x0)))


def _close(letters: Letters) -> int:
    """How many letters begin as far right as another of their row, or so little further that they may be its shadow; of no size, all."""
    row_of = numbered((run.size, round(run.top / run.size) if run.size else 0) for run in letters.runs)
    order, rows = letters.in_rows(row_of)
    lefts, sizes = letters.x0[order], letters.sizes[order]
    near = (rows[1:] == rows[:-1]) & (lefts[1:] - lefts[:-1] < SHADOW * sizes[1:]) & (sizes[1:] != 0)
    return int(np.count_nonzero(near) + np.count_nonzero(sizes == 0))


def _offset(letters: Sequence[Letter]) -> Offset | None:
    """How far letters are drawn from those like them close by, most often and in different letters; None where they are drawn once."""
    found: Counter[Offset] = Counter()
    different: dict[Offset, set[str]] = defaultdict(set)
    for first, second in _pairs(letters):
        offset = _rounded(first, second)
        found[offset] += 1
        different[offset].add(first.text)
    several = [(count, offset) for offset, count in found.items() if count >= SHADOWED and len(different[offset]) >= DIFFERENT]
    return max(several)[1] if several else None


def _rounded(first: Letter, second: Letter) -> Offset:
    return (round(second.x0 - first.x0, 1), round(second.run.top - first.run.top, 1))


def _pairs(letters: Sequence[Letter]) -> Iterator[tuple[Letter, Letter]]:
    """Each letter with those like it that are drawn close to it, not further left."""
    placed = sorted([(letter.text, round(letter.run.size, 1), letter.x0, letter.run.top, at) for at, letter in enumerate(letters)])
    # Those alike by their heights: a page may have the same letter below itself on each of its lines.
    rows: dict[tuple[str, float, int], list[int]] = defaultdict(list)
    for place, (text, size, _, top, _) in enumerate(placed):
        rows[text, size, _row(top, size)].append(place)
    for place, (text, size, x0, top, at) in enumerate(placed):
        furthest, row = FURTHEST * size, _row(top, size)
        near: list[int] = []
        for alike in [rows[key] for key in ((text, size, row + by) for by in (-1, 0, 1)) if key in rows]:
            for other in map(alike.__getitem__, range(bisect_right(alike, place), len(alike))):
                if placed[other][2] - x0 > furthest:
                    break
                near.append(other)
        for _, _, _, other_top, other_at in map(placed.__getitem__, sorted(near)):
            if -furthest <= other_top - top <= furthest:
                yield letters[at], letters[other_at]


def _row(top: float, size: float) -> int:
    """The row of a height, where rows are as high as letters alike may be apart."""
    row = top / (FURTHEST * size) if size else 0.0
    # A stranger's file may place a letter nowhere (NaN), or beyond all numbers.
    return math.floor(row) if math.isfinite(row) else 0


def _without_rows(letters: Letters, suspects: Sequence[Letter], offset: Offset) -> tuple[Letters, set[Letter]]:
    """The letters without those rows that are other rows drawn again so far away."""
    firsts: set[Letter] = set()
    seconds: set[Letter] = set()
    pairs = ((a, b) for a, b in _pairs(suspects) if all(abs(x - y) <= SAME for x, y in zip(_rounded(a, b), offset, strict=True)))
    for first, second in sorted(pairs, key=lambda pair: (pair[0].x0, pair[0].run.top)):
        if first not in firsts and first not in seconds and second not in seconds:
            firsts.add(first)
            seconds.add(second)
    rows = by_run(suspects, lambda run: (round(run.top, 1), round(run.size, 1)))
    doubled = [row for row in rows.values() if _is_doubled(row, firsts | seconds)]
    dropped = {letter for row in doubled for letter in row if letter in seconds}
    return Letters.of([letter for letter in letters if letter not in dropped]), {letter for row in doubled for letter in row} - dropped


def _is_doubled(row: Sequence[Letter], paired: set[Letter]) -> bool:
    letters = [letter for letter in row if not letter.text.isspace()]
    found = [letter for letter in letters if letter in paired]
    return len(found) >= NEARLY_ALL * len(letters) and len({letter.text for letter in found}) >= DIFFERENT
