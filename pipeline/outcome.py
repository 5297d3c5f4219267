"""What a process that has understood a file hands on: the plan, and the account of its words; parcel by parcel, whatever its length."""

from __future__ import annotations

import pickle
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from schemas.plan import Plan

# The lists of a plan that grow with its pages; so many of their entries are sent at once. What sends a plan whole takes up as much
# again as the plan while it does.
LISTS = ("slides", "phenomena", "themes", "projects", "unassigned", "findings", "readings")
AT_ONCE = 100
# zlib's fastest level: the better ones take longer than they save.
FAST = 1


@dataclass(frozen=True)
class Outcome:
    """A plan, with how many words were read (without bullets), how many bullets, how many were placed, and whether the sum holds."""

    plan: Plan
    read: int
    placed: int
    bullets: int
    even: bool
    corrections: tuple[Path, ...] = ()
    """The files of corrections that were applied."""
    held: int = 0
    left: int = 0
    """How many corrections hold, and how many are to be looked at."""


@dataclass(frozen=True)
class Parcel:
    """Entries of one of a plan's lists that follow each other."""

    of: str
    entries: bytes
    """Pickled and packed, which takes a twentieth of their room."""


def in_parcels(outcome: Outcome) -> Iterator[Parcel | Outcome]:
    """The entries of the plan's lists in order, then the outcome without them."""
    plan = outcome.plan
    for name in LISTS:
        entries = getattr(plan, name) or []
        yield from (Parcel(name, zlib.compress(pickle.dumps(entries[at : at + AT_ONCE]), FAST)) for at in range(0, len(entries), AT_ONCE))
    yield replace(outcome, plan=plan.model_copy(update={name: [] for name in LISTS if getattr(plan, name)}))


@dataclass(frozen=True)
class Handed:
    """An outcome as it was handed on: without the entries of its plan's lists, and those, which came before it. They are made when they
    are asked for: the process that sent them is gone by then, and who reads many files holds one plan at a time."""

    outcome: Outcome
    parcels: Sequence[Parcel]

    def whole(self) -> Outcome:
        """The outcome with its plan's lists."""
        lists: defaultdict[str, list[Any]] = defaultdict(list)
        for parcel in self.parcels:
            lists[parcel.of] += pickle.loads(zlib.decompress(parcel.entries))
        return replace(self.outcome, plan=self.outcome.plan.model_copy(update=lists))
