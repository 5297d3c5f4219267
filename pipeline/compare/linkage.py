"""Which of one edition's things is which of the other's: evidence added up in bits, one to one for the best total.

The model is Fellegi and Sunter's (A Theory for Record Linkage, JASA 64, 1969): each comparison has levels, each level a
weight log2(m/u), where m is how often it holds of the same thing in two editions and u how often of two different ones.
The weights here are judgements, rounded, not estimates: two editions are too few to estimate from. How likely a match of so many
bits is, is estimated (calibration.py).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components, min_weight_full_bipartite_matching

from pipeline.compare.calibration import AS_SAID

Matrix = NDArray[np.float32]
Levels = NDArray[np.int8]

# Below this a match is called doubtful.
DOUBTFUL = 0.9
# How many more sets are imagined where the rarity of a member is reckoned.
BACKGROUND = 20
# A cluster of so many pairs is assigned as a whole matrix, a larger one by the pairs that it has.
DENSE = 250_000


@dataclass(frozen=True)
class Level:
    """One outcome of a comparison: its weight in bits, and its words where it is evidence for a match."""

    bits: float
    words: str = ""


@dataclass(frozen=True)
class Comparison:
    """One comparison of old things with new ones: the level of each pair, shape (old, new), or (pairs,) of some pairs."""

    levels: Levels
    scale: tuple[Level, ...]

    def bits(self) -> Matrix:
        """The weight of each pair."""
        weights: Matrix = np.array([level.bits for level in self.scale], dtype=np.float32)[self.levels]
        return weights

    def words(self, *place: int) -> str:
        """What the comparison says of a pair, given by its place in `levels`; empty where it speaks against a match."""
        return self.scale[int(self.levels[place])].words


@dataclass(frozen=True)
class Link:
    """An old thing and a new one that are the same, by their places in the two lists."""

    old: int
    new: int
    likelihood: float
    evidence: tuple[str, ...]
    bits: float = math.inf
    """The evidence added up; without end where the two are not matched by evidence."""

    def flipped(self) -> Link:
        """The same, seen from the other side."""
        return self.placed(self.new, self.old)

    def placed(self, old: int, new: int) -> Link:
        """The same at other places."""
        return replace(self, old=old, new=new)


def link(comparisons: Sequence[Comparison], prior: float) -> list[Link]:
    """The one-to-one matching with the most evidence in all; pairs more unlikely than likely stay apart.

    `prior` is the weight in bits of two things being the same before anything is known of them.
    """
    weights = total(comparisons, prior)
    return [
        Link(i, j, AS_SAID.likelihood(float(weights[i, j])), tuple(w for c in comparisons if (w := c.words(i, j))), float(weights[i, j]))
        for i, j in assign(weights)
    ]


def total(comparisons: Sequence[Comparison], prior: float) -> Matrix:
    """All evidence on each pair in bits."""
    weights = np.full(comparisons[0].levels.shape, prior, dtype=np.float32)
    for comparison in comparisons:
        weights += comparison.bits()
    return weights


def assign(weights: Matrix) -> list[tuple[int, int]]:
    """The matching of most weight among pairs of positive weight, in the order of the old things."""
    rows, columns = np.nonzero(weights > 0)
    return assign_edges(rows, columns, weights[rows, columns])


def assign_edges(rows: NDArray[Any], columns: NDArray[Any], weights: Matrix) -> list[tuple[int, int]]:
    """The same of pairs that are given by their places; all weights are positive, and no pair is given twice.

    Pairs fall into clusters that share nothing, mostly of one pair each; each cluster is assigned by itself, so that
    the time grows with the pairs and not with the cube of the things.
    """
    if not len(rows):
        return []
    n, m = int(rows.max()) + 1, int(columns.max()) + 1
    graph = coo_array((np.ones(len(rows)), (rows, columns + n)), shape=(n + m, n + m))
    _, labels = connected_components(graph, directed=False)
    order = np.argsort(labels[rows], kind="stable")
    found: list[tuple[int, int]] = []
    for cluster in np.split(order, np.flatnonzero(np.diff(labels[rows][order])) + 1):
        found += _cluster(rows[cluster], columns[cluster], weights[cluster])
    return sorted(found)


def _cluster(rows: NDArray[Any], columns: NDArray[Any], weights: Matrix) -> list[tuple[int, int]]:
    """The matching of one cluster."""
    olds, left = np.unique(rows, return_inverse=True)
    news, right = np.unique(columns, return_inverse=True)
    if len(olds) * len(news) <= DENSE:
        gain = np.zeros((len(olds), len(news)), dtype=np.float64)
        gain[left, right] = weights
        pairs = zip(*linear_sum_assignment(gain, maximize=True), strict=True)
        return [(int(olds[i]), int(news[j])) for i, j in pairs if gain[i, j] > 0]
    # Each old thing may also stay alone, for which a column of its own stands; a sparse matrix keeps no zeros, so all are one more.
    alone = np.arange(len(olds))
    values = np.concatenate([weights.astype(np.float64) + 1, np.ones(len(olds))])
    places = (np.concatenate([left, alone]), np.concatenate([right, len(news) + alone]))
    matrix = csr_array((values, places), shape=(len(olds), len(news) + len(olds)))
    matched = zip(*min_weight_full_bipartite_matching(matrix, maximize=True), strict=True)
    return [(int(olds[i]), int(news[j])) for i, j in matched if j < len(news)]


def graded(values: Matrix, cuts: Sequence[float]) -> Levels:
    """Values to levels: 0 below the first cut, 1 from there to the second, and so on."""
    return np.digitize(values, np.asarray(cuts)).astype(np.int8)


def similarity(old: Sequence[str], new: Sequence[str]) -> Matrix:
    """How alike each pair of texts is, 0 to 100, whatever the order of their words."""
    if not old or not new:
        return np.zeros((len(old), len(new)), dtype=np.float32)
    plain = process.cdist(old, new, scorer=fuzz.ratio, dtype=np.float32, workers=-1)
    ordered = [[" ".join(sorted(text.split())) for text in side] for side in (old, new)]
    alike: Matrix = np.maximum(plain, process.cdist(*ordered, scorer=fuzz.ratio, dtype=np.float32, workers=-1))
    return alike


def equal(old: Sequence[str], new: Sequence[str]) -> NDArray[np.bool_]:
    """Whether each pair of texts is equal; an empty one equals none."""
    codes = {text: code for code, text in enumerate(sorted({*old, *new} - {""}), start=1)}
    left = np.array([codes.get(text, 0) for text in old], dtype=np.int64)
    right = np.array([codes.get(text, 0) for text in new], dtype=np.int64)
    same: NDArray[np.bool_] = (left[:, None] == right[None, :]) & (left[:, None] > 0)
    return same


@dataclass(frozen=True)
class Overlap:
    """What sets share, each member weighed by how rare it is, in bits; shapes (old, new), (old,) and (new,)."""

    shared: Matrix
    old: Matrix
    new: Matrix

    def jaccard(self) -> Matrix:
        """The shared part of all that the two have, 0 to 1; 0 where both are empty."""
        return share_of(self.shared, self.old[:, None] + self.new[None, :] - self.shared)

    def of_old(self) -> Matrix:
        """The part of the old set that the new one has, 0 to 1; 0 where it is empty."""
        return share_of(self.shared, np.broadcast_to(self.old[:, None], self.shared.shape))

    def of_new(self) -> Matrix:
        """The part of the new set that the old one has, 0 to 1; 0 where it is empty."""
        return share_of(self.shared, np.broadcast_to(self.new[None, :], self.shared.shape))


def overlap(old: Sequence[frozenset[str]], new: Sequence[frozenset[str]]) -> Overlap:
    """Compare each pair of sets; a member's weight is log2 of one over its share of all sets, at least a tenth of a bit.

    Shares are reckoned as if there were some more sets without it, lest in a small edition everything be common.
    """
    members = sorted(set().union(*old, *new))
    place = {member: k for k, member in enumerate(members)}
    left, right = incidence(old, place), incidence(new, place)
    rarity = rarity_of(left, right)
    weighed = left * rarity[None, :]
    shared = np.asarray((weighed @ right.T).todense(), dtype=np.float32)
    return Overlap(shared, np.asarray(left @ rarity, dtype=np.float32), np.asarray(right @ rarity, dtype=np.float32))


def rarity_of(left: Any, right: Any) -> NDArray[Any]:
    """How rare each member is among the sets of both sides, in bits."""
    count = np.asarray(left.sum(axis=0) + right.sum(axis=0)).ravel()
    rare: NDArray[Any] = np.maximum(0.1, np.log2((left.shape[0] + right.shape[0] + BACKGROUND) / np.maximum(count, 1)))
    return rare


def incidence(sets: Sequence[frozenset[str]], place: dict[str, int]) -> Any:
    """Which set has which member, a row a set; `place` is each member's column."""
    rows = [i for i, members in enumerate(sets) for _ in members]
    columns = [place[member] for members in sets for member in sorted(members)]
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(sets), len(place)))


def share_of(part: Matrix, whole: NDArray[Any]) -> Matrix:
    """A part of a whole, 0 to 1; 0 of nothing."""
    share: Matrix = np.divide(part, whole, out=np.zeros_like(part), where=whole > 1e-6)
    return share
