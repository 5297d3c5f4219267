"""Measures the diff on pairs of made-up editions: how many of the listed changes it tells, how often a likelihood is right.

python -m tests.generated.diffing --seeds 100 120 [--verbose]
python -m tests.generated.diffing --seeds 700 740 --calibrate    # the curves of pipeline/compare/calibration.py
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from pipeline.compare import diff
from pipeline.compare.calibration import ALIKE, SWAPPED, UNLIKE
from pipeline.compare.linkage import Link
from pipeline.compare.matching import match
from pipeline.compare.outline import nodes
from pipeline.compare.written import letters
from schemas.diff import Change
from tests.generated.content.hard_pairs import make_hard_pair
from tests.generated.content.pairs import EditionPair, Wanted, make_pair

# Likelihoods are counted by these steps.
STEPS = (0.5, 0.7, 0.9, 0.97, 0.995, 1.01)


def missed_and_vain(pair: EditionPair) -> tuple[list[Wanted], list[Change]]:
    """The listed changes that the diff does not tell, and the changes that it tells and nobody listed."""
    rest = list(diff(pair.old, pair.new).changes)
    missed = []
    for wanted in pair.changes:
        hit = next((change for change in rest if _agree(wanted, change)), None)
        if hit is None:
            missed.append(wanted)
        else:
            rest.remove(hit)
    return missed, rest


def _agree(wanted: Wanted, told: Change) -> bool:
    if (wanted.kind, wanted.field) != (told.kind, told.field):
        return False
    new = sorted(map(letters, told.subject.new))
    return new == sorted(map(letters, wanted.new)) and (
        wanted.field is not None or sorted(map(letters, told.subject.old)) == sorted(map(letters, wanted.old))
    )


def f1(pairs: Iterable[EditionPair]) -> float:
    """The harmonic mean of how many listed changes are told and how many told ones are listed."""
    found = missed = vain = 0
    for pair in pairs:
        lost, more = missed_and_vain(pair)
        found, missed, vain = found + len(pair.changes) - len(lost), missed + len(lost), vain + len(more)
    return 2 * found / (2 * found + missed + vain) if found else 0.0


@dataclass(frozen=True)
class Judged:
    """A match of two projects or items, and whether they are the same."""

    what: str
    likelihood: float
    bits: float
    curve: str
    right: bool


def judged(pairs: Iterable[EditionPair]) -> Iterator[Judged]:
    """Every match of projects and of items, with whether it is right."""
    for pair in pairs:
        found = match(pair.old, pair.new)
        for link in found.projects:
            old, new = pair.old.projects[link.old].name, pair.new.projects[link.new].name
            yield Judged("projects", link.likelihood, link.bits, _curve(link), pair.same.get(old) == new)
        sides = nodes(pair.old), nodes(pair.new)
        for link in found.items:
            before, after = sides[0][link.old].item.text, sides[1][link.new].item.text
            yield Judged("items", link.likelihood, link.bits, "ITEMS", pair.same_items.get(before) == after)


def _curve(link: Link) -> str:
    """The curve of a match of projects."""
    curves = {"ALIKE": ALIKE, "SWAPPED": SWAPPED, "UNLIKE": UNLIKE}
    return next(name for name, curve in curves.items() if curve.likelihood(link.bits) == link.likelihood)


def reliability(matches: Iterable[Judged]) -> dict[tuple[str, float], tuple[int, float, float]]:
    """By what is matched and the upper end of each step: how many matches say so, what they say on average, what share is right."""
    steps: dict[tuple[str, float], list[Judged]] = defaultdict(list)
    for one in matches:
        steps[one.what, next(step for step in STEPS if one.likelihood < step)].append(one)
    return {
        key: (len(found), sum(one.likelihood for one in found) / len(found), sum(one.right for one in found) / len(found))
        for key, found in sorted(steps.items())
    }


def easy_and_hard(seeds: Iterable[int]) -> Iterator[EditionPair]:
    """The pairs of seeds in every language, of which half change little and half much."""
    for seed in seeds:
        for language in ("fi", "sv", "en"):
            yield make_pair(seed, language)
            yield make_hard_pair(seed, language)


def fitted(matches: Iterable[Judged]) -> dict[str, tuple[float, ...]]:
    """The base and the slope of each curve, in bits, by logistic regression, of items the least, too; slopes are held back a little."""
    rows: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for one in matches:
        rows[one.curve].append((one.bits, 1.0 if one.right else -1.0))
    return {name: _fit(np.array(found), (0.0, 0.5, 1.0) if name == "ITEMS" else (0.0, 0.5)) for name, found in sorted(rows.items())}


def _fit(rows: NDArray[np.float64], start: tuple[float, ...]) -> tuple[float, ...]:
    bits, signs = rows.T

    def loss(curve: NDArray[np.float64]) -> float:
        said = np.maximum(curve[0] + curve[1] * bits, *curve[2:]) if len(curve) > 2 else curve[0] + curve[1] * bits
        return float(np.logaddexp2(0, -signs * said).sum() + 0.5 * curve[1] ** 2)

    found = minimize(loss, np.array(start), method="Nelder-Mead", options={"xatol": 1e-4, "fatol": 1e-4, "maxiter": 2000}).x
    return tuple(round(float(value), 2) for value in found)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, nargs=2, default=(100, 120), metavar=("FIRST", "LAST"))
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--calibrate", action="store_true")
    given = parser.parse_args()
    if given.calibrate:
        for name, curve in fitted(judged(easy_and_hard(range(*given.seeds)))).items():
            print(f"{name} = Curve{curve}")
        return
    pairs = [make_pair(seed, language) for seed in range(*given.seeds) for language in ("fi", "sv", "en")]
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        missed, vain = missed_and_vain(pair)
        _count(kinds, pair.changes, missed, vain)
        if given.verbose:
            for wanted in missed:
                print("missed", wanted.kind, wanted.field, wanted.old, "→", wanted.new)
            for change in vain:
                print("in vain", change.kind, change.field, change.subject.old, "→", change.subject.new, change.likelihood)
    for kind, count in sorted(kinds.items()):
        print(f"{kind:20} {count['listed']:5} listed, {count['missed']:4} missed, {count['vain']:4} told in vain")
    print(f"F1 {f1(pairs):.3f} on {len(pairs)} pairs")
    for (what, step), (count, said, right) in reliability(judged(easy_and_hard(range(*given.seeds)))).items():
        print(f"{what} of a likelihood below {step:5}: {count:5} matches, {said:.3f} on average, {right:.3f} right")


def _count(kinds: dict[str, Counter[str]], listed: Sequence[Wanted], missed: Sequence[Wanted], vain: Sequence[Change]) -> None:
    for name, changes in (("listed", listed), ("missed", missed), ("vain", vain)):
        for change in changes:
            kinds[change.kind][name] += 1


if __name__ == "__main__":
    main()
