"""What changed between two editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from pipeline.compare.account import account
from pipeline.compare.changes import Editions, plan_changes, theme_changes
from pipeline.compare.events import grouped
from pipeline.compare.guards import ANEW, guards, read_anew, unaccounted
from pipeline.compare.item_changes import item_changes
from pipeline.compare.matching import match
from pipeline.compare.project_changes import project_changes
from pipeline.compare.reviewed import shaped
from pipeline.compare.severity import weighed
from pipeline.compare.text_changes import Texts, text_changes, texts_of
from pipeline.translation import ENGLISH, speaking
from schemas.diff import Change, Diff, EditionInfo
from schemas.plan import Plan

KINDS = ("plan", "theme", "project", "item", "text")


def diff(old: Plan, new: Plan, language: str = ENGLISH) -> Diff:
    """What changed from one edition to another: first of the plan, then theme by theme as the new edition has them.

    `language` is that of the messages (pipeline/translation.py); those of the JSON are English.
    """
    with speaking(language):
        editions = compare(old, new)
        texts = texts_of(editions)
        found = changes(editions, texts)
    counts = Counter(change.kind for change in found)
    summed, lost = (None, []) if editions.two_languages else account(editions, texts, found)
    findings = [*guards(old, new), *unaccounted(lost)]
    return Diff(
        old=edition_info(old),
        new=edition_info(new),
        summary=dict(sorted(counts.items())),
        changes=found,
        account=summed,
        findings=findings or None,
    )


def compare(old: Plan, new: Plan) -> Editions:
    """Two editions and what is the same in them."""
    return Editions(old, new, match(old, new))


def changes(editions: Editions, texts: Texts | None = None) -> list[Change]:
    """Every change between two editions, in the order that a diff tells them; `texts` are those outside the model, if they are at hand."""
    found = [
        *plan_changes(editions),
        *theme_changes(editions),
        *shaped(project_changes(editions), editions.old, editions.new),
        *item_changes(editions),
    ]
    if not editions.two_languages:
        found += text_changes(editions, texts or texts_of(editions))
    found = grouped(found)
    if read_anew(editions.old, editions.new):
        found = [change.model_copy(update={"group": ANEW}) for change in found]
    found = weighed(found, editions)
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
