"""Lines with places to blocks: paragraphs joined, the outline's levels told by indentation and glyphs."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.bullets import DASHES, is_list_number
from extractors.passage import Joiner
from schemas.document import Block, Line, Role

# Left edges this close, in type sizes, are the same.
SAME_EDGE = 0.4
# Sizes within this share of each other are the same.
SAME_SIZE = 0.06
# A title is set at least this much larger than most of its page.
TITLE_SIZE = 1.12
# A pitch this much over that of wrapped lines is the space between paragraphs.
LOOSE = 1.12
# No wrapped line stands further below the last one than this many type sizes.
WIDEST_PITCH = 1.75


# No type is reckoned smaller than this, in points.
SMALLEST = 0.1
# So many wrapped lines of a type size tell its pitch.
LEAST_WRAPPED = 3


@dataclass(frozen=True)
class Metrics:
    """What a document's lines have in common: how far wrapped lines are apart, in type sizes."""

    pitch: float
    by_size: Mapping[float, float] = field(default_factory=dict)
    """The same for each type size that there is enough of, in points."""

    def pitch_at(self, size: float) -> float:
        """The pitch of wrapped lines of a type size."""
        return self.by_size.get(size, self.pitch)


def measure(regions: Sequence[Sequence[Line]]) -> Metrics:
    """The pitch of wrapped lines: the least that is common among lines that follow each other without a bullet."""
    every: list[float] = []
    wrapped: dict[float, list[float]] = defaultdict(list)
    for lines in regions:
        rights = _rights(lines)
        for above, below in itertools.pairwise(lines):
            if below.marker or not below.size or not _same_size(above, below) or not _same_edge(above, below):
                continue
            ratio = (below.bottom - above.bottom) / below.size
            if 0.9 <= ratio <= WIDEST_PITCH:
                every.append(ratio)
                if not _fits(above, below, rights[below.size]):
                    wrapped[below.size].append(ratio)
    by_size = {size: _least(found) for size, found in wrapped.items() if len(found) >= LEAST_WRAPPED}
    return Metrics(_least(every) if every else 1.2, by_size)


def _rights(lines: Sequence[Line]) -> dict[float, float]:
    """How far right lines of each size are set: lines of another size (a title above) may be set wider."""
    ends = [(line.size, line.x1) for line in lines]
    sizes = {size for size, _ in ends}
    return {size: max(x1 for other, x1 in ends if abs(other - size) <= SAME_SIZE * max(other, size)) for size in sizes}


def _least(ratios: Sequence[float]) -> float:
    """The least ratio but for a tenth."""
    return sorted(ratios)[len(ratios) // 10]


def outline(lines: Sequence[Line], metrics: Metrics, joiner: Joiner, edge: float | None = None) -> list[Block]:
    """The paragraphs of one column, in order, each with its level.

    `edge`: where the outermost level begins, in points, where another column tells that.
    """
    groups: list[list[Line]] = []
    rights = _rights(lines)
    for line in lines:
        right = rights[line.size]
        if groups and _continues(groups[-1], line, right, metrics):
            groups[-1].append(line)
        else:
            groups.append([line])
    return levelled(groups, joiner, edge)


def with_titles(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page, the first marked as title if it is set larger than most of the page."""
    body = body_size(blocks)
    marked: list[Block] = []
    before = True
    for block in blocks:
        before = (
            before and not block.marker and not block.cells and block.role is Role.TEXT and block.size >= TITLE_SIZE * body and not marked
        )
        marked.append(replace(block, role=Role.TITLE) if before else block)
    return marked


def body_size(blocks: Sequence[Block]) -> float:
    """The type size of most of the page's characters, that of the first block only if there is no other."""
    weights: dict[float, int] = {}
    for block in blocks[1:] or blocks:
        weights[block.size] = weights.get(block.size, 0) + len(block.text)
    return max(weights, key=lambda size: (weights[size], -size), default=0.0)


def _same_size(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= SAME_SIZE * max(a.size, b.size)


def _same_edge(a: Line, b: Line) -> bool:
    return abs(a.x0 - b.x0) <= SAME_EDGE * b.size


def _continues(group: list[Line], line: Line, right: float, metrics: Metrics) -> bool:
    """Whether a line goes on with the paragraph: by bullet, size, edge, distance, weight, and what still fitted."""
    last = group[-1]
    if line.marker or not _same_size(last, line):
        return False
    pitch, usual = (line.bottom - last.bottom) / max(line.size, SMALLEST), metrics.pitch_at(line.size)
    if not 0.5 <= pitch <= max(WIDEST_PITCH, 1.3 * usual):
        return False
    centred = abs((line.start + line.x1) / 2 - (last.start + last.x1) / 2) <= SAME_EDGE * line.size
    if abs(line.x0 - group[0].x0) > SAME_EDGE * line.size and not centred:
        # A second line may hang or stand out, under the first word or under a list's number.
        hanging = len(group) == 1 and is_list_number(group[0].words[0].text) and line.x0 > group[0].x0
        hangs_on = len(group) > 1 and abs(line.x0 - last.x0) <= SAME_EDGE * line.size
        if not hanging and not hangs_on:
            return False
    if (
        is_list_number(line.words[0].text)
        and abs(line.x0 - group[0].x0) <= SAME_EDGE * line.size
        and is_list_number(group[0].words[0].text)
    ):
        return False
    if line.words[0].text[:1].islower():
        return pitch <= 1.6 * usual
    if pitch > LOOSE * usual:
        return False
    if last.words[-1].bold and all(other.bold for other in group) and not line.words[0].bold and _fits(last, line, right):
        return False
    return not _fits(last, line, right)


def _fits(last: Line, line: Line, right: float) -> bool:
    """Whether the line's first word had room behind the last line: then the break was meant."""
    first = line.words[0]
    width = first.place[2] - first.place[0]
    return last.x1 + width + 1.2 * line.size < right


def levelled(groups: Sequence[list[Line]], joiner: Joiner, edge: float | None) -> list[Block]:
    """Paragraphs with their levels; the first may go on with the outline of an earlier column or page, further in."""
    blocks: list[Block] = []
    stack: list[tuple[float, float, str]] = []
    if groups:
        first = groups[0][0]
        outer = {round(group[0].start, 1) for group in groups if _same_size(group[0], first)} | ({edge} if edge is not None else set())
        for start in sorted(start for start in outer if start < first.start - SAME_EDGE * first.size):
            if not stack or start > stack[-1][0] + SAME_EDGE * first.size:
                stack.append((start, start, ""))
    for group in groups:
        first = group[0]
        glyph = first.marker.text if first.marker else ""
        tolerance = SAME_EDGE * first.size
        while stack and not _under(first, glyph, stack[-1], tolerance, stack):
            stack.pop()
        level = len(stack)
        stack.append((first.start, first.x0, glyph))
        blocks.append(
            Block(
                passage=joiner.join(group),
                page=first.words[0].page,
                marker=glyph,
                level=level,
                bold=all(line.bold for line in group),
                size=first.size,
                lead=_lead(group, joiner),
            )
        )
    return blocks


def _under(line: Line, glyph: str, parent: tuple[float, float, str], tolerance: float, stack: list[tuple[float, float, str]]) -> bool:
    """Whether a paragraph hangs under the open one: further in, or with the next glyph at the same edge."""
    start, text, mark = parent
    if line.start > start + tolerance:
        # A paragraph without a glyph right under the text of a bullet is on the bullet's own level.
        return bool(glyph) or not mark or line.start > text + tolerance
    same_edge = abs(line.start - start) <= tolerance
    return same_edge and glyph in DASHES and mark not in DASHES and mark != "" and glyph not in {m for _, _, m in stack}


def _lead(group: Sequence[Line], joiner: Joiner) -> int:
    """How many characters of the paragraph are bold before the first that is not; 0 if all or none are."""
    words = [word for line in group for word in line.words]
    count = next((i for i, word in enumerate(words) if not word.bold), len(words))
    if count in (0, len(words)):
        return 0
    pieces = joiner.join(group).pieces
    return pieces[count - 1].start + len(pieces[count - 1].word.text)
