"""Tells running headers, footers, page numbers and slide dates from content, by their place and repetition."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from schemas.document import Line, Page

# The bands at a page's top and bottom in which running lines stand, as shares of its height.
TOP_BAND, BOTTOM_BAND = 0.12, 0.1
# On so many pages, and on this share of all, a line is said to run.
LEAST_PAGES, SHARE = 3, 0.4
# A table's header has so many words beside each other, most of them (a share) over a column of so many lines at one edge (in points).
LEAST_COLUMNS, MOST_OVER, COLUMN_LINES, SAME_EDGE = 3, 0.6, 2, 2.0
# So many labels more of a form stand below the one at its top.
LEAST_LABELS = 2
# A running header is no larger than this, against the document's most common type size; a title is.
HEADER_SIZE = 1.0
# What stands on both pages of a document of two runs where it is smaller than this, against the same size.
BOTH, SMALL = 2, 0.96

# What stands behind the first dash of `– 4 –`
DASHED = re.compile(r"\d{1,3}\s*[-\u2010-\u2015\u2212]")
PAGE_NUMBER = re.compile(r"(?:sivu|sida|page|s\.|p\.)?\s*\d{1,3}(?:\s*[/|(]\s*\d{1,3}\)?)?\.?", re.IGNORECASE)

Place = tuple[int, float, bool, tuple[float, ...]]
"""Where a line begins, in whole points, and how it is set: its size, whether bold, its colour."""


def running_lines(pages: Sequence[tuple[Page, Sequence[Line]]]) -> set[int]:
    """The id() of each line that is no content of its page."""
    body = _common_size([line for _, lines in pages for line in lines])
    seen: dict[tuple[str, str], list[tuple[int, Line]]] = defaultdict(list)
    running: set[int] = set()
    bands = {id(line): _band(page, line, lines) for page, lines in pages for line in lines}
    headers = {id(line) for page, lines in pages if page.measured for line in _headers(lines, bands)}
    content = headers | _labels(pages, bands)
    for page, lines in pages:
        for line in lines:
            band = bands[id(line)]
            if not band or id(line) in headers or (line.marker and not _is_number(line)):
                continue
            if band == "top" and page.measured and line.size > HEADER_SIZE * body:
                continue
            seen[(band, _shape(line.text))].append((page.number, line))
            if PAGE_NUMBER.fullmatch(line.text) or _is_number(line):
                running.add(id(line))
    for found in seen.values():
        numbers = {number for number, _ in found}
        if len(numbers) >= max(LEAST_PAGES, SHARE * len(pages)):
            running.update(id(line) for _, line in found if id(line) not in content)
    lasts = {page.number: _last_row(lines) for page, lines in pages if page.measured}
    running |= (_on_both(pages, seen, body) | _feet(lasts, len(pages), body)) - content
    for page, lines in pages:
        ran = [line for line in lines if id(line) in running]
        if not ran or not page.measured:
            continue
        last = {id(line) for line in lasts[page.number]}
        running.update(
            id(line)
            for line in lines
            if (bands[id(line)] or id(line) in last) and id(line) not in content
            if any(_beside(line, other) for other in ran)
        )
    return running


def _feet(lasts: Mapping[int, Sequence[Line]], count: int, body: float) -> set[int]:
    """The id() of each line that is the last on many pages at one height, in the same words but for its numbers, smaller than the text: a
    foot, however high above the page's end it stands. Numbers alone that count are feet wherever so few pages have them.

    `lasts`: what stands lowest on each page, by its number; `count`: how many pages there are."""
    found: dict[tuple[str, int], dict[int, Line]] = defaultdict(dict)
    for number, lines in lasts.items():
        for line in lines:
            if line.size < SMALL * body and not line.marker:
                found[(_shape(line.text), round(line.top))][number] = line
    many = max(LEAST_PAGES, SHARE * count)
    feet: set[int] = set()
    for feet_of in found.values():
        numbers = [int(line.text) for line in feet_of.values() if line.text.isdecimal()]
        if _count(numbers) if numbers else len(feet_of) >= many:
            feet.update(id(line) for line in feet_of.values())
    return feet


def _count(numbers: Sequence[int]) -> bool:
    """Whether numbers go up by one."""
    return len(numbers) >= LEAST_PAGES and all(after == before + 1 for before, after in itertools.pairwise(numbers))


def _last_row(lines: Sequence[Line]) -> list[Line]:
    """What stands lowest on a page, and what stands beside it."""
    last = max(lines, key=lambda line: line.bottom, default=None)
    return [line for line in lines if last is not None and line.bottom > (last.top + last.bottom) / 2]


def _on_both(
    pages: Sequence[tuple[Page, Sequence[Line]]], seen: Mapping[tuple[str, str], Sequence[tuple[int, Line]]], body: float
) -> set[int]:
    """The id() of each line that stands on both pages of a document of two in the same words and at one place, smaller than its text."""
    if len(pages) != BOTH or not all(page.measured for page, _ in pages):
        return set()
    found: set[int] = set()
    for lines in ([line for _, line in told] for told in seen.values() if len({number for number, _ in told}) == BOTH):
        alike = len({line.text for line in lines}) == 1 and len({(_place(line), round(line.top)) for line in lines}) == 1
        if alike and lines[0].size < SMALL * body:
            found.update(id(line) for line in lines)
    return found


def _headers(lines: Sequence[Line], bands: Mapping[int, str]) -> Iterator[Line]:
    """The header of a table at a page's top, which may stand on every page: several words beside each other, most over a column.

    `bands`: the band of each line by id(), as _band tells it.
    """
    top = [line for line in lines if bands[id(line)] == "top"]
    for line in top:
        row = [other for other in top if other.top < (line.top + line.bottom) / 2 < other.bottom]
        below = [other for other in lines if other.top >= line.bottom]
        over = sum(1 for cell in row if sum(1 for other in below if abs(other.start - cell.start) <= SAME_EDGE) >= COLUMN_LINES)
        if len(row) >= LEAST_COLUMNS and over > MOST_OVER * len(row):
            yield line


def _labels(pages: Sequence[tuple[Page, Sequence[Line]]], bands: Mapping[int, str]) -> set[int]:
    """The id() of each line where a form has labels: in one type and at one edge, several that each stand on many pages, not at their
    tops alone."""
    found: dict[tuple[Place, str], set[int]] = defaultdict(set)
    for page, lines in pages:
        for line in lines if page.measured else ():
            if not line.marker and not bands[id(line)]:
                found[(_place(line), line.text.casefold())].add(page.number)
    many: Counter[tuple[int, Place]] = Counter()
    for (place, _), numbers in found.items():
        if len(numbers) >= LEAST_PAGES:
            many.update((number, place) for number in numbers)
    if not many:
        return set()
    return {id(line) for page, lines in pages if page.measured for line in lines if many[(page.number, _place(line))] >= LEAST_LABELS}


def _place(line: Line) -> Place:
    """Where a line begins, in whole points, and how it is set."""
    return (round(line.start), round(line.size, 1), line.words[0].bold, line.words[0].look.colour)


def _is_number(line: Line) -> bool:
    """Whether a line is a page's number between dashes: `– 4 –`, the first dash taken for a bullet"""
    return line.marker is not None and DASHED.fullmatch(line.text) is not None


def _beside(line: Line, running: Line) -> bool:
    """Whether a line stands on a running line's baseline, and is set no larger: it runs too, though its text is each page's own."""
    return not line.marker and running.top < (line.top + line.bottom) / 2 < running.bottom and line.size <= running.size * 1.05


def _band(page: Page, line: Line, lines: Sequence[Line]) -> str:
    """The band of its page that a line stands in: `top`, `bottom`, empty between."""
    if not page.measured:
        return "top" if line is lines[0] else "bottom" if line is lines[-1] else ""
    _, top, _, bottom = page.area
    if line.bottom <= top + TOP_BAND * (bottom - top):
        return "top"
    return "bottom" if line.top >= bottom - BOTTOM_BAND * (bottom - top) else ""


def _shape(text: str) -> str:
    """The text with its numbers made alike, so that `sivu 3` and `sivu 4` are one line."""
    return re.sub(r"\d+", "0", text.casefold())


def _common_size(lines: Sequence[Line]) -> float:
    weights: dict[float, int] = defaultdict(int)
    for line in lines:
        weights[line.size] += len(line.text)
    return max(weights, key=lambda size: (weights[size], size), default=0.0)
