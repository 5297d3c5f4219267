"""What changed between two editions."""

from __future__ import annotations

from collections import Counter

from pipeline.compare.changes import Editions, plan_changes, theme_changes
from pipeline.compare.item_changes import item_changes
from pipeline.compare.matching import match
from pipeline.compare.project_changes import project_changes
from schemas.diff import Change, Diff, EditionInfo
from schemas.plan import Plan

KINDS = ("plan", "theme", "project", "item")


def diff(old: Plan, new: Plan) -> Diff:
    """What changed from one edition to another: first of the plan, then theme by theme as the new edition has them."""
    found = changes(compare(old, new))
    counts = Counter(change.kind for change in found)
    return Diff(old=edition_info(old), new=edition_info(new), summary=dict(sorted(counts.items())), changes=found)


def compare(old: Plan, new: Plan) -> Editions:
    """Two editions and what is the same in them."""
    return Editions(old, new, match(old, new))


def changes(editions: Editions) -> list[Change]:
    """Every change between two editions, in the order that a diff tells them."""
    found = [*plan_changes(editions), *theme_changes(editions), *project_changes(editions), *item_changes(editions)]
    return sorted(found, key=_order)


def _order(change: Change) -> tuple[int, int, int]:
    """By theme, those that the new edition has first, then by what it is that changed."""
    what = KINDS.index(change.kind.split("_")[0])
    if change.theme.new is not None:
        return 1, change.theme.new, what
    if change.theme.old is not None:
        return 2, change.theme.old, what
    return 0, 0, what


def edition_info(plan: Plan) -> EditionInfo:
    """What a diff and a history say of an edition itself."""
    return EditionInfo(
        id=plan.plan.id, title=plan.plan.title, period=plan.plan.period, filename=plan.source.filename, sha256=plan.source.sha256
    )
