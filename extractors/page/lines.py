"""Words to lines: what stands on one baseline without a wide gap, its bullet told apart."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extractors.page.narrow_gutters import SAME_EDGE, Gutter, Rows
from extractors.text.bullets import DASHES, is_bullet, is_list_number, split_bullet
from schemas.document import Line, Page, Word

# A gap this many times the type size parts two columns; behind a bullet a tab may be wider than that.
COLUMN_GAP = 2.0
BULLET_GAP = 5.0
# A bullet below others at its place begins a column's line behind a gap of so many type sizes; one that parts facts stands closer.
LISTED_GAP, LEAST_LISTED = 0.6, 2
# What is set so much larger or smaller parts a line behind a gap of so many type sizes; a heading's number is set larger than its words.
OTHER_SIZE, OTHER_GAP = 1.2, 0.8
NUMBER = re.compile(r"\d{1,2}[.)]?")
# A column is justified where so many lines of so many words fill the same width.
LEAST_LINES, LEAST_WORDS = 3, 3
# More than two pieces of a row are one justified line where none of its gaps is so many times as wide as another.
PAIR, EVEN = 2, 1.3
# A line under another begins at its edge, give or take so many type sizes.
EDGE = 0.5
# A day or year stands among so many words behind a range's dash: `30 June 2030`.
RANGE_WORDS = 3
# What a range's first end closes with, and what its last has among its first words: `Kevät 2025 / – syksy 2026`.
RANGE_START, RANGE_END = re.compile(r"\d\.?$"), re.compile(r"^\d{1,2}[./]|^(?:19|20)\d\d\b")


def rows_of_words(words: Iterable[Word]) -> Rows:
    """Words by baseline, bullets apart from the words that they are stuck to."""
    return Rows(_rows(_separated(words)))


def columns_of(pages: Iterable[Rows]) -> tuple[float, ...]:
    """Where columns that stand close begin on any of the pages, in points from the left."""
    return tuple(sorted({gutter.x for rows in pages for gutter in rows.gutters()}))


def lines_of(page: Page, columns: Sequence[float] = ()) -> list[Line]:
    """The lines of a page, top to bottom and left to right; a line ends where a column's gutter begins.

    `columns`: where columns begin on other pages.
    """
    return lines_in(rows_of_words(page.words), columns, page.measured)


def lines_in(rows: Rows, columns: Sequence[float], measured: bool = True) -> list[Line]:
    """The lines of rows of words, as lines_of gives those of a page. `measured`: whether their places are in points."""
    gutters = rows.gutters(columns) if measured else []
    listed = _listed(rows) if measured else frozenset()
    cut = [list(_segments(row, measured, gutters, listed)) for row in rows]
    justified = _justified([line for lines in cut for line in lines])
    found = [line for lines in cut for line in _rejoined(lines, justified)]
    return _with_ranges(sorted(found, key=lambda line: (round(line.top, 1), line.start)))


def words_of(line: Line) -> list[Word]:
    """All words of a line, its bullet first."""
    return [*([line.marker] if line.marker else []), *line.words]


def _separated(words: Iterable[Word]) -> Iterator[Word]:
    for word in words:
        parts = split_bullet(word)
        if parts:
            yield from parts
        else:
            yield word


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by baseline: a word joins the row with which it shares most of its height."""
    rows: list[list[Word]] = []
    uneven: set[int] = set()
    lowest = float("-inf")
    for word in sorted(words, key=lambda w: ((w.place[1] + w.place[3]) / 2, w.place[0], w.number)):
        _, top, _, bottom = word.place
        middle = (top + bottom) / 2
        last = rows[-1][-1] if rows else None
        # What is as high as the word before it stands right of it: most do, and need no longer look.
        if last is not None and last.place[1] == top < middle < bottom == last.place[3]:
            rows[-1].append(word)
            continue
        # Below all that stands above it a word begins a row.
        near = reversed(range(max(len(rows) - 3, 0), len(rows))) if middle < lowest else ()
        at = next((n for n in near if _shares(rows[n], word, middle)), None)
        if at is None:
            rows.append([word])
        else:
            rows[at].append(word)
            uneven.add(at)
        lowest = max(lowest, bottom)
    return [sorted(row, key=lambda w: (w.place[0], w.number)) if n in uneven else row for n, row in enumerate(rows)]


def _shares(row: list[Word], word: Word, middle: float) -> bool:
    return any(
        other.place[1] < middle < other.place[3] and word.place[1] < (other.place[1] + other.place[3]) / 2 < word.place[3]
        for other in row[-4:]
    )


def _listed(rows: Iterable[Sequence[Word]]) -> frozenset[int]:
    """Where bullets stand one below the other, in whole points from the left."""
    counts = Counter(round(word.place[0]) for row in rows for word in row if is_bullet(word))
    return frozenset(x for x, count in counts.items() if count >= LEAST_LISTED)


def _segments(row: list[Word], measured: bool, gutters: Sequence[Gutter], listed: frozenset[int]) -> Iterator[Line]:
    """A row cut at its gutters, and at bullets of lists beside each other (`listed`: where such stand); in plain text some blanks are one
    where it was extracted with its layout."""
    current: list[Word] = []
    starts = [gutter.x for gutter in gutters if gutter.top <= row[0].place[1] <= gutter.bottom]
    for word in row:
        if current:
            last = current[-1]
            gap = word.place[0] - last.place[2]
            if measured and not starts and last.size == word.size and gap <= LISTED_GAP * max(last.size, 1.0):
                # Nothing parts what stands so close, in one size: most words of a line.
                current.append(word)
                continue
            wide = LISTED_GAP if round(word.place[0]) in listed and is_bullet(word) else COLUMN_GAP
            if len(current) == 1 and (is_bullet(last) or is_list_number(last.text)):
                wide = BULLET_GAP
            begins = any(last.place[2] < x and abs(word.place[0] - x) <= SAME_EDGE for x in starts)
            leads = len(current) == 1 and (is_bullet(last) or NUMBER.fullmatch(last.text))
            begins = begins or (measured and not leads and _is_other(last, word))
            if begins or gap > wide * (max(min(word.size, last.size), 1.0) if measured else 1.0):
                yield _line(current)
                current = []
        current.append(word)
    if current:
        yield _line(current)


def _is_other(last: Word, word: Word) -> bool:
    """Whether a word is set in another size than the one before it, behind a gap that no blank is: it is no part of its text."""
    if last.size == word.size:
        return False
    sizes = sorted((max(last.size, 1.0), max(word.size, 1.0)))
    return sizes[1] > OTHER_SIZE * sizes[0] and word.place[0] - last.place[2] > OTHER_GAP * sizes[1]


Extent = tuple[int, int]
"""Where a line begins and ends, in whole points."""


def _justified(lines: Sequence[Line]) -> frozenset[Extent]:
    """The extents that several lines of some words fill exactly: those of justified columns."""
    counts = Counter((round(line.x0), round(line.x1)) for line in lines if len(line.words) >= LEAST_WORDS)
    return frozenset(extent for extent, count in counts.items() if count >= LEAST_LINES)


def _rejoined(lines: list[Line], justified: frozenset[Extent]) -> list[Line]:
    """The pieces of a row, those put together again that fill a justified column's width: its few words were set wide."""
    if not justified:
        return lines
    found: list[Line] = []
    for line in lines:
        at = next((n for n, first in enumerate(found) if _near((round(first.x0), round(line.x1)), justified)), None)
        pieces = [*found[at:], line] if at is not None else []
        if at is not None and not any(piece.marker for piece in pieces[1:]) and (len(pieces) == PAIR or _are_even(pieces)):
            found[at:] = [Line(tuple(word for piece in pieces for word in piece.words), marker=pieces[0].marker)]
        else:
            found.append(line)
    return found


def _are_even(pieces: Sequence[Line]) -> bool:
    """Whether all words of a row are as far apart as a justified line's are."""
    words = [word for piece in pieces for word in piece.words]
    gaps = [after.place[0] - before.place[2] for before, after in itertools.pairwise(words)]
    return max(gaps) <= EVEN * min(gaps)


def _near(extent: Extent, justified: frozenset[Extent]) -> bool:
    return any((extent[0] + a, extent[1] + b) in justified for a in (-1, 0, 1) for b in (-1, 0, 1))


def _with_ranges(lines: list[Line]) -> list[Line]:
    """The lines, a dash in front put back where it is no bullet but joins a year or day to the one that the line above ends with."""
    for i, line in enumerate(lines):
        if not line.marker or line.marker.text not in DASHES:
            continue
        above = next((other for other in reversed(lines[:i]) if _is_above(other, line)), None)
        below = next((other for other in lines[i + 1 :] if _is_above(line, other)), None)
        following = [*line.words, *(below.words if below else ())][:RANGE_WORDS]
        if above and RANGE_START.search(above.words[-1].text) and any(RANGE_END.search(word.text) for word in following):
            lines[i] = Line((line.marker, *line.words))
    return lines


def _is_above(line: Line, below: Line) -> bool:
    """Whether a line begins right above another, at its left edge."""
    size = max(below.size, 1.0)
    return line.top < below.top < line.top + 2.2 * size and abs(min(line.start, line.x0) - below.start) < EDGE * size


def _line(words: list[Word]) -> Line:
    if len(words) > 1 and is_bullet(words[0]):
        return Line(tuple(words[1:]), marker=words[0])
    return Line(tuple(words))
