"""Measures the diff on pairs of made-up editions: how many of the listed changes it tells, how often a likelihood is right.

python -m tests.generated.diffing --seeds 100 120 [--verbose]
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pipeline.compare import diff
from pipeline.compare.matching import match
from pipeline.compare.written import letters
from schemas.diff import Change
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


def reliability(pairs: Iterable[EditionPair]) -> dict[float, tuple[int, int]]:
    """By the upper end of each step of likelihood: how many matches of projects say so, and how many of them are right."""
    said: Counter[float] = Counter()
    right: Counter[float] = Counter()
    for pair in pairs:
        for link in match(pair.old, pair.new).projects:
            step = next(step for step in STEPS if link.likelihood < step)
            old, new = pair.old.projects[link.old].name, pair.new.projects[link.new].name
            said[step] += 1
            right[step] += pair.same.get(old) == new
    return {step: (said[step], right[step]) for step in STEPS}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, nargs=2, default=(100, 120), metavar=("FIRST", "LAST"))
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
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
    for step, (said, right) in reliability(pairs).items():
        if said:
            print(f"likelihood below {step:5}: {said:5} matches, {right / said:.3f} right")


def _count(kinds: dict[str, Counter[str]], listed: Sequence[Wanted], missed: Sequence[Wanted], vain: Sequence[Change]) -> None:
    for name, changes in (("listed", listed), ("missed", missed), ("vain", vain)):
        for change in changes:
            kinds[change.kind][name] += 1


if __name__ == "__main__":
    main()
