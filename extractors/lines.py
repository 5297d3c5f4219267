"""Words to lines: what stands on one baseline without a wide gap, its bullet told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.bullets import is_bullet, is_list_number, split_bullet
from schemas.document import Line, Page, Word

# A gap this many times the type size parts two columns; behind a bullet a tab may be wider than that.
COLUMN_GAP = 2.0
BULLET_GAP = 5.0


def lines_of(page: Page) -> list[Line]:
    """The lines of a page, top to bottom and left to right; a line ends where a column's gutter begins."""
    found = [line for row in _rows(_separated(page.words)) for line in _segments(row, page.measured)]
    return sorted(found, key=lambda line: (round(line.top, 1), line.start))


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
    for word in sorted(words, key=lambda w: ((w.place[1] + w.place[3]) / 2, w.place[0])):
        middle = (word.place[1] + word.place[3]) / 2
        row = next((r for r in reversed(rows[-3:]) if _shares(r, word, middle)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return [sorted(row, key=lambda w: (w.place[0], w.number)) for row in rows]


def _shares(row: list[Word], word: Word, middle: float) -> bool:
    return any(
        other.place[1] < middle < other.place[3] and word.place[1] < (other.place[1] + other.place[3]) / 2 < word.place[3]
        for other in row[-4:]
    )


def _segments(row: list[Word], measured: bool) -> Iterator[Line]:
    """A row cut at its gutters; in plain text some blanks are one where it was extracted with its layout."""
    current: list[Word] = []
    for word in row:
        if current:
            last = current[-1]
            wide = COLUMN_GAP
            if len(current) == 1 and (is_bullet(last) or is_list_number(last.text)):
                wide = BULLET_GAP
            if word.place[0] - last.place[2] > wide * (max(min(word.size, last.size), 1.0) if measured else 1.0):
                yield _line(current)
                current = []
        current.append(word)
    if current:
        yield _line(current)


def _line(words: list[Word]) -> Line:
    if len(words) > 1 and is_bullet(words[0]):
        return Line(tuple(words[1:]), marker=words[0])
    return Line(tuple(words))
