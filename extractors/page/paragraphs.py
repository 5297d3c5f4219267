"""Lines of one column to paragraphs: by bullets, distance, edges, type, and by what still fitted on the line above."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from extractors.page.levels import SAME_EDGE, SAME_SIZE, Metrics, levelled
from extractors.page.room import Room, fitted, is_small
from extractors.text.bullets import DASHES, is_list_number
from extractors.text.passage import HYPHENS, Joiner
from schemas.document import Block, Line, Word
from schemas.region import Style, style_of

# A pitch this much over that of wrapped lines is the space between paragraphs; before a small letter it may be wider.
LOOSE, LOOSEST = 1.12, 1.6
# The pitch, in type sizes, of the widest set running text.
FURTHEST = 2.0
# The lines of a paragraph hang no further in than so many type sizes.
HANGING = 3.0
# Lines that end no further apart than this, in type sizes, and begin at different places, are set flush right.
FLUSH = 0.15
# So many lines of a column that begin in the same way show that each begins a paragraph.
LEAST_LEADS = 2


def paragraphs(lines: Sequence[Line], metrics: Metrics, joiner: Joiner, right: float = 0.0, room: Room | None = None) -> list[Block]:
    """The paragraphs of a column, top to bottom, each with its level in the column's outline.

    `right`: how far right lines of the column go elsewhere, in points; `room`: the same for lines that may be a list of short ones.
    """
    # A line alone is a paragraph, whatever it is like: most cells hold no more.
    reader = _Paragraphs(lines, metrics, right, room) if len(lines) > 1 else None
    groups: list[list[Line]] = []
    for line in lines:
        if reader and groups and reader.goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return levelled(groups, joiner)


class _Paragraphs:
    """What the lines of one column have in common."""

    def __init__(self, lines: Sequence[Line], metrics: Metrics, right: float, room: Room | None) -> None:
        self.metrics = metrics
        self._room = room
        self._items = {id(line) for run in self._runs(lines) if room and room.is_list(run) for line in run[1:]}
        starts: dict[float, float] = {}
        reach: dict[float, float] = {}
        for line in lines:
            starts[line.size] = min(starts.get(line.size, line.start), line.start)
            reach[line.size] = max(reach.get(line.size, line.x1), line.x1)
        # How far the lines of a size go right, and where they begin; sizes that are nearly one are one.
        near = {size: [other for other in reach if _near(other, size)] for size in reach}
        self.rights = {size: max(right, *(reach[other] for other in others)) for size, others in near.items()}
        self.lefts = {size: min(starts[other] for other in others) for size, others in near.items()}
        self._lines = lines

    @cached_property
    def _leads(self) -> Counter[Style]:
        """The styles that lines begin in and do not go on in, but for what most is set in, each with how many lines; asked for only
        where a line is not set as the one above it ends."""
        leads = [lead for lead in map(_lead, self._lines) if lead]
        usual = _usual(self._lines) if leads else None
        return Counter(lead for lead in leads if lead != usual)

    def goes_on(self, group: list[Line], line: Line) -> bool:
        """Whether a line goes on with the paragraph above it."""
        last = group[-1]
        if line.marker or not (_same_size(last, line) or abs(last.words[-1].size - line.words[0].size) <= SAME_SIZE * line.size):
            return False
        pitch, usual = (line.bottom - last.bottom) / max(line.size, 1.0), self.metrics.pitch_at(line.size)
        small = is_small(line)
        # A full line that a small letter goes on with may stand further off.
        widest = self.metrics.widest
        if small and not fitted(last, line, self.rights[line.size]):
            widest = max(widest, FURTHEST)
        if (
            not 0.5 <= pitch <= max(widest, 1.3 * usual)
            or not (_aligned(group, line) or self._hangs(group, line) or self._goes_on_flush_right(last, line))
            or self._begins_anew(group, line)
        ):
            return False
        if id(line) in self._items:
            return False
        if small or last.words[-1].text[-1:] in DASHES:
            # Nothing ends with a dash: a range, or a word, goes on.
            return pitch <= max(LOOSEST * usual, widest)
        return pitch <= LOOSE * usual and not fitted(last, line, self.rights[line.size])

    def _runs(self, lines: Sequence[Line]) -> Iterator[list[Line]]:
        """The lines that follow each other at one edge as wrapped ones do; none of an edge at which lines of the column are wrapped, and
        none that head smaller ones."""
        runs: list[list[Line]] = []
        for line in lines:
            last = runs[-1][-1] if runs else None
            near = last is not None and line.bottom - last.bottom <= LOOSE * self.metrics.pitch_at(line.size) * line.size
            if last and near and not line.marker and _same_size(last, line) and abs(last.x0 - line.x0) <= SAME_EDGE * line.size:
                runs[-1].append(line)
            else:
                runs.append([line])
        wrapped = {(round(run[0].x0), run[0].size) for run in runs if not is_small(run[0]) and any(map(is_small, run[1:]))}
        heads = [after[0].size < run[0].size and not _same_size(run[0], after[0]) for run, after in itertools.pairwise(runs)]
        return (run for run, head in itertools.zip_longest(runs, heads) if not head and (round(run[0].x0), run[0].size) not in wrapped)

    def _goes_on_flush_right(self, last: Line, line: Line) -> bool:
        """Whether a line ends where the one above it does, which had no room left for its first word."""
        first = line.words[0]
        room = last.start - self.lefts[line.size]
        return abs(line.x1 - last.x1) <= FLUSH * line.size and room < first.place[2] - first.place[0] + line.size

    def _hangs(self, group: list[Line], line: Line) -> bool:
        """Whether a line goes on, further in, with a first line that was full and ends in the middle of a sentence."""
        last = group[-1]
        further_in = 0 < line.x0 - last.x0 <= HANGING * line.size
        open_end = last.words[-1].text[-1:] not in ".!?:"
        held = self._room is not None and self._room.holds(last, line)
        return len(group) == 1 and further_in and open_end and not held and not fitted(last, line, self.rights[line.size])

    def _begins_anew(self, group: list[Line], line: Line) -> bool:
        """Whether the line's type, or its number, says that it begins a paragraph."""
        first, last = line.words[0], group[-1].words[-1]
        if is_list_number(first.text) and is_list_number(group[0].words[0].text) and abs(line.x0 - group[0].x0) <= SAME_EDGE * line.size:
            return True
        if _alike(last, first):
            return False
        lead = _lead(line)
        if lead is None:
            return _lead(group[-1]) is None and last.text[-1:] not in HYPHENS
        return self._leads[lead] >= LEAST_LEADS


def _lead(line: Line) -> Style | None:
    """The style that a line begins in where it goes on in another."""
    first = style_of(line.words[0])
    return first if any(style_of(word) != first for word in line.words[1:]) else None


def _usual(lines: Sequence[Line]) -> Style:
    """The style that most of the lines' characters have."""
    weights: Counter[Style] = Counter()
    for line in lines:
        for word in line.words:
            weights[style_of(word)] += len(word.text)
    return max(weights, key=lambda style: weights[style])


def _alike(a: Word, b: Word) -> bool:
    """Whether two words are set alike, but for their size."""
    return style_of(a)[1:] == style_of(b)[1:]


def _same_size(a: Line, b: Line) -> bool:
    return _near(a.size, b.size)


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= SAME_SIZE * max(a, b)


def _aligned(group: list[Line], line: Line) -> bool:
    """Whether a line begins where the paragraph's lines do, is centred under them, or hangs."""
    last, tolerance = group[-1], SAME_EDGE * line.size
    centred = abs((line.start + line.x1) / 2 - (last.start + last.x1) / 2) <= tolerance
    if abs(line.x0 - group[0].x0) <= tolerance or centred:
        return True
    if group[0].marker and group[0].start + tolerance < line.x0 < group[0].x0:
        # Between the bullet and its text nothing else begins.
        return True
    # A bullet that was typed does not hang: what goes on begins under the bullet itself.
    if group[0].marker and abs(line.x0 - group[0].start) <= tolerance and is_small(line):
        return True
    hanging = len(group) == 1 and is_list_number(group[0].words[0].text) and line.x0 > group[0].x0
    return hanging or (len(group) > 1 and abs(line.x0 - last.x0) <= tolerance)
