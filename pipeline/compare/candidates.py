"""Which pairs of two editions' things are looked at at all: all of them in a small edition, in a large one those that share something rare.

Blocking, as record linkage calls it (Christen, Data Matching, 2012, chapter 4): what a pair shares is a key, a word, two words that stand
together, an acronym, a partner with a period; a key that many have tells nothing and is left aside.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from scipy.sparse import csr_array

from pipeline.compare.calibration import Curve
from pipeline.compare.linkage import Comparison, Link, Matrix, assign_edges, incidence, rarity_of, share_of, total

T = TypeVar("T")
Places = NDArray[np.int64]
Keys = frozenset[str]

# So many pairs are all looked at: 300 things beside 300.
ALL = 90_000
# A key that makes more pairs than this is left aside.
COMMON = 2_500
# Of one thing's candidates so many are looked at, those with the rarest keys in common.
MOST = 25
# Of so many things what they share with all others is reckoned at a time.
ROWS = 256
# So many pairs' sets are compared at a time.
CHUNK = 20_000


@dataclass(frozen=True)
class Pairs:
    """Pairs by their places in the two lists, each once, in order of the old and then the new place."""

    old: Places
    new: Places


def candidates(keys: Callable[[T], Keys], old: Sequence[T], new: Sequence[T], *, most: int = ALL) -> Pairs:
    """The pairs to be looked at, by the `keys` of each thing; up to `most` pairs all of them."""
    n, m = len(old), len(new)
    if n * m <= most:
        every = np.indices((n, m)).reshape(2, -1)
        return Pairs(every[0].astype(np.int64), every[1].astype(np.int64))
    places: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
    for side, things in zip(places, (old, new), strict=True):
        for place, thing in enumerate(things):
            for key in keys(thing):
                # What one side alone has joins nothing.
                if side is places[0] or key in places[0]:
                    side[key].append(place)
    rare = sorted(key for key, mine in places[0].items() if 0 < len(mine) * len(places[1].get(key, ())) <= COMMON)
    column = {key: k for k, key in enumerate(rare)}
    left, right = _incidence(places[0], column, n), _incidence(places[1], column, m)
    weight = np.array([1.0 / len(places[1][key]) + 1.0 / len(places[0][key]) for key in rare])
    # A pair is a number, so that many of them take little room.
    found = np.unique(np.concatenate([_best(left, right, weight) @ [m, 1], _best(right, left, weight) @ [1, m]]))
    return Pairs(found // m, found % m)


def _incidence(places: dict[str, list[int]], column: dict[str, int], size: int) -> Any:
    rows = [place for key in column for place in places[key]]
    columns = [k for key, k in column.items() for _ in places[key]]
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=(size, len(column)))


def _best(left: Any, right: Any, weight: NDArray[Any]) -> Places:
    """Of each thing on the left those on the right with most in common, and more that have as much as the last; shape (n, 2)."""
    found = [np.empty((0, 2), dtype=np.int64)]
    other = csr_array(right.T)
    for start in range(0, left.shape[0], ROWS):
        shared = csr_array(csr_array(left[start : start + ROWS] * weight[None, :]) @ other)
        for row in range(shared.shape[0]):
            columns, values = (part[shared.indptr[row] : shared.indptr[row + 1]] for part in (shared.indices, shared.data))
            order = np.argsort(columns)
            columns, values = columns[order], values[order]
            if len(columns) > MOST:
                columns = columns[values >= np.partition(values, -MOST)[-MOST]]
            columns = columns[: 4 * MOST].astype(np.int64)
            found.append(np.stack([np.full(len(columns), start + row, dtype=np.int64), columns], axis=1))
    return np.concatenate(found)


def word_keys(text: str) -> set[str]:
    """The words of a text and each two that stand together."""
    words = text.split()
    return {*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))}


# --- comparisons of pairs ---


def likeness(pairs: Pairs, old: Sequence[str], new: Sequence[str]) -> Matrix:
    """How alike the texts of each pair are, 0 to 100, whatever the order of their words."""
    plain = _ratio(pairs, old, new)
    ordered = [[" ".join(sorted(text.split())) for text in side] for side in (old, new)]
    alike: Matrix = np.maximum(plain, _ratio(pairs, *ordered))
    return alike


def _ratio(pairs: Pairs, old: Sequence[str], new: Sequence[str]) -> Matrix:
    found: Matrix = process.cpdist(
        [old[i] for i in pairs.old], [new[j] for j in pairs.new], scorer=fuzz.ratio, dtype=np.float32, workers=-1
    )
    return found


def same(pairs: Pairs, old: Sequence[str], new: Sequence[str]) -> NDArray[np.bool_]:
    """Whether the texts of each pair are equal; an empty one equals none."""
    codes = {text: code for code, text in enumerate(sorted({*old, *new} - {""}), start=1)}
    left = np.array([codes.get(text, 0) for text in old], dtype=np.int64)[pairs.old]
    right = np.array([codes.get(text, 0) for text in new], dtype=np.int64)[pairs.new]
    found: NDArray[np.bool_] = (left == right) & (left > 0)
    return found


def both(pairs: Pairs, old: Sequence[bool], new: Sequence[bool]) -> NDArray[np.bool_]:
    """Whether something holds of both of each pair."""
    found: NDArray[np.bool_] = np.array(old, dtype=bool)[pairs.old] & np.array(new, dtype=bool)[pairs.new]
    return found


@dataclass(frozen=True)
class Shared:
    """What the sets of each pair share and have, each member weighed by how rare it is, in bits."""

    shared: Matrix
    old: Matrix
    new: Matrix

    def jaccard(self) -> Matrix:
        """The shared part of all that the two have, 0 to 1; 0 where both are empty."""
        return share_of(self.shared, self.old + self.new - self.shared)

    def least(self) -> Matrix:
        """The shared part of the smaller of the two, 0 to 1; 0 where one is empty."""
        return share_of(self.shared, np.minimum(self.old, self.new))


def shared(pairs: Pairs, old: Sequence[Keys], new: Sequence[Keys]) -> Shared:
    """Compare the sets of each pair; members weigh as in linkage.overlap."""
    column = {member: k for k, member in enumerate(sorted(set().union(*old, *new)))}
    left, right = (incidence(side, column) for side in (old, new))
    rarity = rarity_of(left, right)
    weighed = csr_array(left * rarity[None, :])
    common = np.zeros(len(pairs.old), dtype=np.float32)
    for start in range(0, len(common), CHUNK):
        part = slice(start, start + CHUNK)
        common[part] = np.asarray(weighed[pairs.old[part]].multiply(right[pairs.new[part]]).sum(axis=1)).ravel()
    sizes = [np.asarray(side @ rarity, dtype=np.float32) for side in (left, right)]
    return Shared(common, sizes[0][pairs.old], sizes[1][pairs.new])


def link_pairs(pairs: Pairs, comparisons: Sequence[Comparison], prior: float, curve: Callable[[int], Curve]) -> list[Link]:
    """The one-to-one matching of the pairs with the most evidence in all; pairs with more evidence against stay apart.

    `curve` gives what turns the bits of the pair at a place in `pairs` into its likelihood.
    """
    if not len(pairs.old):
        return []
    weights = total(comparisons, prior)
    (edges,) = np.nonzero(weights > 0)
    place = {(int(pairs.old[e]), int(pairs.new[e])): int(e) for e in edges}
    found = []
    for i, j in assign_edges(pairs.old[edges], pairs.new[edges], weights[edges]):
        at = place[i, j]
        words, bits = tuple(said for comparison in comparisons if (said := comparison.words(at))), float(weights[at])
        found.append(Link(i, j, curve(at).likelihood(bits), words, bits))
    return found
