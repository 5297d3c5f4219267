"""Parts words at the white strips between columns before lines are made of them: cells need not stand on one baseline."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.page.narrow_gutters import is_among
from extractors.text.bullets import is_bullet, is_list_number
from schemas.bands import PlacedWords
from schemas.document import Word

# Words no further apart than this, in points, begin at one edge.
SAME_EDGE = 1.5
# A strip is at least so many type sizes wide, wider than any blank; so many lines begin at it, more where it is narrow,
# and fewer where the page, or the document, has a column there elsewhere.
NARROWEST, WIDE = 0.6, 0.9
LEAST, LEAST_NARROW, LEAST_KNOWN = 3, 4, 2
# A strip needs so many words: one on each of its lines, and two left of it; but where it is known.
FEWEST = LEAST + 2
# Of what stands right of a strip, near it, so large a share begins at its edge; what begins further off is another column's.
ALIGNED, NEAR = 0.7, 6.0
# A word begins no further, in points, before the one left of it ends.
OVERLAP = 0.5
# Words whose middles are no further apart than this share of their size stand on one line.
ONE_LINE = 0.35
# Middles are sorted into bands of so many points; what stands on one line, however large, is no more bands apart.
BAND, FAR = 6.0, 2


@dataclass(frozen=True)
class Strip:
    """A column's left edge and from where to where it goes down, in points."""

    x: float
    top: float
    bottom: float


class _Placed:
    """Words by height, with the gap before each."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = PlacedWords(words)
        # Each band's words by their right edges (each with its number and middle), so that what stands left of a word is not looked for
        # among all.
        self._bands: dict[int, list[tuple[float, int, float, Word]]] = defaultdict(list)
        for number, word in enumerate(words):
            middle = _middle(word)
            self._bands[int(middle / BAND)].append((word.place[2], number, middle, word))
        for found in self._bands.values():
            found.sort()
        self.first_end = min((found[0][0] for found in self._bands.values()), default=0.0)
        """Where the first word ends, in points from the left."""
        self._before: dict[int, Word | None] = {}

    def before(self, word: Word) -> Word | None:
        """The word next to the left of a word, on its line; of several that end at one place the last; None where there is none."""
        if id(word) not in self._before:
            self._before[id(word)] = self._next_left(word)
        return self._before[id(word)]

    def _next_left(self, word: Word) -> Word | None:
        middle, reach, left = _middle(word), ONE_LINE * max(word.size, 1.0), word.place[0] + OVERLAP
        band = int(middle / BAND)
        best: Word | None = None
        for near in range(max(int((middle - reach) / BAND), band - FAR), min(int((middle + reach) / BAND), band + FAR) + 1):
            found = self._bands.get(near, [])
            for at in range(bisect_right(found, (left, len(self.words))) - 1, -1, -1):
                right, _, height, other = found[at]
                if best is not None and right < best.place[2]:
                    break
                if other is not word and abs(height - middle) <= reach:
                    best = other
                    break
        return best

    def begun(self) -> list[Word]:
        """The words that stand behind a gap as wide as a strip, or first on their lines, from left to right."""
        # Most words stand right behind the one before them in the source: what else is left of them need not be looked for.
        others = [word for last, word in zip((None, *self.words), self.words, strict=False) if last is None or not _follows(last, word)]
        return sorted((word for word in others if self.begins(word)), key=lambda word: word.place[0])

    def begins(self, word: Word) -> bool:
        """Whether a word stands behind a gap as wide as a strip, or first on its line."""
        before = self.before(word)
        return before is None or word.place[0] - before.place[2] >= NARROWEST * max(word.size, before.size, 1.0)

    def hangs(self, word: Word) -> bool:
        """Whether a word stands behind a bullet or a list's number that begins."""
        before = self.before(word)
        return before is not None and (is_bullet(before) or is_list_number(before.text)) and self.begins(before)


class ColumnEdges:
    """The edges at which columns among words may begin, each with the words that begin there; what holds of them whatever is known of
    the rest of the document."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._found: dict[tuple[float, int], list[Strip]] = {}

    @cached_property
    def _placed(self) -> _Placed:
        return _Placed(self._words)

    @cached_property
    def _edges(self) -> Mapping[float, Sequence[Word]]:
        """Each edge with the words that begin there."""
        placed = self._placed
        edges: dict[float, list[Word]] = defaultdict(list)
        begun = placed.begun()
        for word in begun:
            last = next(reversed(edges), None)
            edges[last if last is not None and word.place[0] - last <= SAME_EDGE else word.place[0]].append(word)
        # What goes on under the text behind a bullet is no column, nor is the first, which nothing stands left of.
        hanging = {word.place[0] for word in begun if placed.hangs(word)}
        return {x: starts for x, starts in edges.items() if x >= placed.first_end and not _has(hanging, x)}

    def strips(self, known: Sequence[float] = (), sure: Collection[float] = ()) -> list[Strip]:
        """The strips between columns, left to right.

        `known`: edges of columns elsewhere in the document, from left to right; `sure`: elsewhere on the page, where one line is enough.
        """
        found: list[Strip] = []
        if len(self._words) < FEWEST and not known and not sure:
            return found
        for x, starts in self._edges.items():
            least = 1 if _has(sure, x) else LEAST_KNOWN if is_among(known, x) else LEAST
            if len(starts) >= least:
                # A page is asked again when the document's edges are known: most of its own stay as they are.
                if (x, least) not in self._found:
                    groups = _over_bands(self._placed, x, starts)
                    self._found[x, least] = [strip for runs in groups for strip in _strips(self._placed, x, runs, least)]
                found += self._found[x, least]
        return found


def _follows(last: Word, word: Word) -> bool:
    """Whether a word is as high as another and stands right of it, with no gap as wide as a strip between."""
    (_, top, right, bottom), (left, own_top, _, own_bottom) = last.place, word.place
    return top == own_top and bottom == own_bottom and right <= left + OVERLAP and left - right < NARROWEST * max(word.size, 1.0)


def _has(edges: Iterable[float], x: float) -> bool:
    return any(abs(x - edge) <= SAME_EDGE for edge in edges)


def _runs(placed: _Placed, x: float, starts: Sequence[Word]) -> list[list[Word]]:
    """The words that begin at an edge, parted where a word between them stands across the strip."""
    across = sorted(_middle(w) for w in placed.words if w.place[0] < x - SAME_EDGE and w.place[2] > x - NARROWEST * max(w.size, 1.0))
    runs: list[list[Word]] = []
    last = 0.0
    for word in sorted(starts, key=_middle):
        middle = _middle(word)
        if runs and not any(last - 1 <= other <= middle + 1 for other in across):
            runs[-1].append(word)
        elif not any(abs(other - middle) <= ONE_LINE * max(word.size, 1.0) for other in across):
            runs.append([word])
        else:
            continue
        last = middle
    return runs


def _over_bands(placed: _Placed, x: float, starts: Sequence[Word]) -> list[list[list[Word]]]:
    """The runs of words that begin at an edge, those together that only one line parts: a band between a table's rows."""
    groups: list[list[list[Word]]] = []
    for run in _runs(placed, x, starts):
        if groups:
            above, below = groups[-1][-1], run
            top, bottom = max(w.place[3] for w in above), min(w.place[1] for w in below)
            between = [w for w in placed.words.between(top, bottom) if w.place[0] < x]
            if _lines(between) == 1:
                groups[-1].append(run)
                continue
        groups.append([run])
    return groups


def _strips(placed: _Placed, x: float, runs: Sequence[Sequence[Word]], least: int) -> list[Strip]:
    """The strips of runs of words; none where too little stands on both sides of them."""
    found = [Strip(x, min(w.place[1] for w in run), max(w.place[3] for w in run)) for run in runs]
    run = [word for part in runs for word in part]
    size = max(sorted(w.size for w in run)[len(run) // 2], 1.0)
    inside = [w for s in found for w in placed.words.between(s.top, s.bottom)]
    left = [w for w in inside if w.place[2] <= x]
    if not left or len(runs) > _lines(run) / 2 + 1:
        return []
    wide = (x - max(w.place[2] for w in left)) / size
    needed = max(least, LEAST_NARROW) if least == LEAST and wide < WIDE else least
    if wide < NARROWEST or _lines(run) < needed or _lines(left) < min(needed, 2):
        return []
    right = sorted((w for w in inside if w.place[0] >= x - SAME_EDGE), key=lambda w: w.place[0])
    firsts: dict[int, float] = {}
    for word in right:
        firsts.setdefault(round(_middle(word) / (ONE_LINE * size)), word.place[0])
    near = [first for first in firsts.values() if first - x < NEAR * size]
    if sum(1 for first in near if first - x <= SAME_EDGE) < ALIGNED * len(near):
        return []
    return found


def _lines(words: Sequence[Word]) -> int:
    """How many lines words stand on."""
    count, last = 0, None
    for middle, size in sorted((_middle(w), w.size) for w in words):
        if last is None or middle - last > ONE_LINE * max(size, 1.0):
            count += 1
            last = middle
    return count


def parted(words: Sequence[Word], strips: Sequence[Strip]) -> list[list[Word]]:
    """The words by the column that they stand in, in their order; outside of all strips they stay together."""
    if not strips:
        return [list(words)]
    parts: dict[float, list[Word]] = defaultdict(list)
    for word in words:
        middle = _middle(word)
        left = [s.x for s in strips if s.top <= middle <= s.bottom and s.x <= word.place[0] + SAME_EDGE]
        parts[max(left, default=-1.0)].append(word)
    return list(parts.values())


def _middle(word: Word) -> float:
    return (word.place[1] + word.place[3]) / 2
