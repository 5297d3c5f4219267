"""What changed between two editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from pipeline.compare.changes import Editions, plan_changes, theme_changes
from pipeline.compare.item_changes import item_changes
from pipeline.compare.matching import match
from pipeline.compare.project_changes import project_changes
from pipeline.compare.reviewed import shaped
from pipeline.translation import ENGLISH, speaking
from schemas.diff import Change, Diff, EditionInfo
from schemas.plan import Plan

KINDS = ("plan", "theme", "project", "item")


def diff(old: Plan, new: Plan, language: str = ENGLISH) -> Diff:
    """What changed from one edition to another: first of the plan, then theme by theme as the new edition has them.

    `language` is that of the messages (pipeline/translation.py); those of the JSON are English.
    """
    with speaking(language):
        found = changes(compare(old, new))
    counts = Counter(change.kind for change in found)
    return Diff(old=edition_info(old), new=edition_info(new), summary=dict(sorted(counts.items())), changes=found)


def compare(old: Plan, new: Plan) -> Editions:
    """Two editions and what is the same in them."""
    return Editions(old, new, match(old, new))


def changes(editions: Editions) -> list[Change]:
    """Every change between two editions, in the order that a diff tells them."""
    found = [
        *plan_changes(editions),
        *theme_changes(editions),
        *shaped(project_changes(editions), editions.old, editions.new),
        *item_changes(editions),
    ]
    return sorted(found, key=lambda change: (section_of(change, editions.themes), KINDS.index(change.kind.split("_")[0])))


def section_of(change: Change, themes: Mapping[int, int]) -> tuple[int, int]:
    """Where a change belongs: (0, 0) outside the themes, (1, new number), or (2, old number) in a theme that is gone.

    `themes` gives the new number of an old theme that there still is.
    """
    if change.theme.new is not None:
        return 1, change.theme.new
    if change.theme.old is None:
        return 0, 0
    return (1, themes[change.theme.old]) if change.theme.old in themes else (2, change.theme.old)


def edition_info(plan: Plan) -> EditionInfo:
    """What a diff and a history say of an edition itself."""
    return EditionInfo(
        id=plan.plan.id, title=plan.plan.title, period=plan.plan.period, filename=plan.source.filename, sha256=plan.source.sha256
    )
