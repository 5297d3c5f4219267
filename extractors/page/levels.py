"""How far a document's wrapped lines are apart, and the levels of its paragraphs, told by indentation and glyphs."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.page.room import fitted, is_small
from extractors.text.bullets import DASHES
from extractors.text.passage import Joiner
from schemas.document import Block, Line, Passage

# Left edges this close, in type sizes, are the same.
SAME_EDGE = 0.4
# Sizes within this share of each other are the same.
SAME_SIZE = 0.06
# No wrapped line stands further below the last one than this many type sizes, but in a document that is set wider.
WIDEST_PITCH = 1.75
# No document is set so wide.
SPACED = 2.6
# A pitch varies by this share, at the most.
VARIES = 1.05
# So many wrapped lines of a type size tell its pitch.
LEAST_WRAPPED = 3


@dataclass(frozen=True)
class Metrics:
    """What a document's lines have in common: how far wrapped lines are apart, in type sizes."""

    pitch: float
    by_size: Mapping[float, float] = field(default_factory=dict)
    """The same for each type size that there is enough of, in points."""
    widest: float = WIDEST_PITCH
    """No wrapped line of the document stands further below the last one, in type sizes."""

    def pitch_at(self, size: float) -> float:
        """The pitch of wrapped lines of a type size."""
        return self.by_size.get(size, self.pitch)


def measure(regions: Sequence[Sequence[Line]]) -> Metrics:
    """The pitch of wrapped lines: the least that is common among lines that follow each other without a bullet."""
    pairs = [pair for lines in regions for pair in _pairs(lines)]
    widest = _widest(pairs)
    near = [pair for pair in pairs if pair.pitch <= widest]
    wrapped: dict[float, list[float]] = defaultdict(list)
    for pair in near:
        if pair.full:
            wrapped[pair.size].append(pair.pitch)
    by_size = {size: _least(found) for size, found in wrapped.items() if len(found) >= LEAST_WRAPPED}
    return Metrics(_least([pair.pitch for pair in near]) if near else 1.2, by_size, widest)


@dataclass(frozen=True)
class _Pair:
    """Two lines that follow each other, alike in size and edge: how far they are apart in type sizes, whether the upper one was full,
    whether the lower one begins small."""

    size: float
    pitch: float
    full: bool
    small: bool


def _pairs(lines: Sequence[Line]) -> Iterator[_Pair]:
    rights = _rights(lines)
    for above, below in itertools.pairwise(lines):
        if below.marker or not below.size or not _same_size(above, below) or not _same_edge(above, below):
            continue
        pitch = (below.bottom - above.bottom) / below.size
        if 0.9 <= pitch <= SPACED:
            yield _Pair(below.size, pitch, not fitted(above, below, rights[below.size]), is_small(below))


def _widest(pairs: Sequence[_Pair]) -> float:
    """How far apart wrapped lines are at the most: as far as most lines are that a small letter begins below a full one, if that is further
    than lines usually are. Where no line of the document stands nearer, one tells it."""
    sure = sorted(pair.pitch for pair in pairs if pair.full and pair.small)
    least = LEAST_WRAPPED if any(pair.pitch <= WIDEST_PITCH for pair in pairs) else 1
    return max(WIDEST_PITCH, VARIES * sure[len(sure) // 2]) if len(sure) >= least else WIDEST_PITCH


def _rights(lines: Sequence[Line]) -> dict[float, float]:
    """How far right lines of each size are set: lines of another size (a title above) may be set wider."""
    ends: dict[float, float] = {}
    for line in lines:
        ends[line.size] = max(ends.get(line.size, line.x1), line.x1)
    return {size: max(x1 for other, x1 in ends.items() if abs(other - size) <= SAME_SIZE * max(other, size)) for size in ends}


def _least(ratios: Sequence[float]) -> float:
    """The least ratio but for a tenth."""
    return sorted(ratios)[len(ratios) // 10]


def _same_size(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= SAME_SIZE * max(a.size, b.size)


def _same_edge(a: Line, b: Line) -> bool:
    return abs(a.x0 - b.x0) <= SAME_EDGE * b.size


def levelled(groups: Sequence[list[Line]], joiner: Joiner) -> list[Block]:
    """Paragraphs with their levels; the first may go on with the outline of an earlier column or page, further in."""
    blocks: list[Block] = []
    stack: list[tuple[float, float, str]] = []
    if groups:
        first = groups[0][0]
        outer = {round(group[0].start, 1) for group in groups if _same_size(group[0], first)}
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
        passage = joiner.join(group)
        blocks.append(
            Block(
                passage=passage,
                page=first.words[0].page,
                marker=glyph,
                level=level,
                bold=all(line.bold for line in group),
                size=first.size,
                lead=_lead(group, passage),
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


def _lead(group: Sequence[Line], passage: Passage) -> int:
    """How many characters of the paragraph are bold before the first that is not; 0 if all or none are."""
    words = [word for line in group for word in line.words]
    count = next((i for i, word in enumerate(words) if not word.bold), len(words))
    if count in (0, len(words)):
        return 0
    return passage.starts[count - 1] + len(passage.words[count - 1].text)
