"""What reviewers left as it was: a reviewed edition is an answer key that says how far to trust the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.corrections.anchors import mention_hash, name_as_read
from pipeline.corrections.apply import all_of
from pipeline.review.made import ALWAYS
from schemas.corrections import Corrections, Seen, Value
from schemas.plan import Plan

# Where one band of confidence ends and the next begins.
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True)
class Share:
    """So many of so many were left as they were."""

    name: str
    left: int
    all: int


@dataclass(frozen=True)
class Score:
    """`seen` of `projects` projects were looked at; the values left by field, and the projects left whole by how sure they had been."""

    seen: int
    projects: int
    fields: list[Share]
    bands: list[Share]


def score(plan: Plan, files: Sequence[Corrections]) -> Score:
    """How much of what was seen was left as it was. A project that was corrected as a whole (split, joined, …) has no right field."""
    seen = list(_seen(files))
    corrected = {(one.mention, one.field) for file in files for one in file.value}
    whole = {one.mention for file in files for one in all_of(file) if _changes_the_project(one)}
    fields = [
        Share(field, sum(1 for one in seen if one.mention not in whole and (one.mention, field) not in corrected), len(seen))
        for field in ALWAYS
    ]
    touched = whole | {mention for mention, _ in corrected}
    return Score(len(seen), len(plan.projects), fields, list(_bands(plan, seen, touched)))


def _seen(files: Sequence[Corrections]) -> Iterator[Seen]:
    """Each project that was looked at, once."""
    yield from {one.mention: one for file in files for one in file.seen if one.name is not None}.values()


def _changes_the_project(one: Seen) -> bool:
    return type(one).__name__ in ("Split", "Join", "Remove", "Move") and not isinstance(one, Value)


def _bands(plan: Plan, seen: Sequence[Seen], touched: set[str]) -> Iterator[Share]:
    rated = [(sure, one.mention not in touched) for one in seen if (sure := _confidence(plan, one)) is not None]
    for low, high in pairwise(BANDS):
        inside = [left for sure, left in rated if low <= sure < high or sure == high == BANDS[-1]]
        if inside:
            yield Share(f"{low:.1f}–{high:.1f}", sum(inside), len(inside))


def _confidence(plan: Plan, seen: Seen) -> float | None:
    """How sure the program had been when the reviewer looked; else what the edition says now, if no reviewer touched it."""
    if seen.confidence is not None:
        return seen.confidence
    for project in plan.projects:
        same = any(mention_hash(mention.text) == seen.mention for mention in project.mentions)
        if not project.by and (same or name_as_read(project) == seen.name):
            return project.confidence
    return None
