"""What changed of a project or a theme that is back after a gap, which no two neighbouring editions tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.compare.changes import Editions, theme_changes
from pipeline.compare.linkage import Link
from pipeline.compare.matching import Matching
from pipeline.compare.project_changes import project_changes
from pipeline.compare.themes import match_themes
from pipeline.translation import _
from schemas.history import Seen, Step
from schemas.plan import Plan


def over_the_gap(plans: Sequence[Plan], before: Seen, now: Seen, *, project: bool) -> Iterator[Step]:
    """The steps of a project, or a theme, that was last seen in one edition and is back in another: that it is, then what changed."""
    old, new = plans[before.edition], plans[now.edition]
    editions = Editions(old, new, _projects(old, new, before.id, now.id) if project else _themes(old, new, before.id, now.id))
    last = old.plan.period.text if old.plan.period else old.plan.id
    message = _("is back; it was last seen in the edition {edition}").format(edition=last)
    yield Step(edition=now.edition, kind="project_added" if project else "theme_added", field=None, message=message)
    for change in project_changes(editions) if project else theme_changes(editions):
        if before.id in change.ids.old and now.id in change.ids.new:
            yield Step(edition=now.edition, kind=change.kind, field=change.field, message=change.message)


def _projects(old: Plan, new: Plan, before: str, now: str) -> Matching:
    """The themes that are in both editions, and the one project."""
    i = next(place for place, project in enumerate(old.projects) if project.id == before)
    j = next(place for place, project in enumerate(new.projects) if project.id == now)
    return Matching(tuple(match_themes(old, new)), (Link(i, j, 1.0, ()),), (), ())


def _themes(old: Plan, new: Plan, before: str, now: str) -> Matching:
    """The one theme."""
    i = next(place for place, theme in enumerate(old.themes) if str(theme.number) == before)
    j = next(place for place, theme in enumerate(new.themes) if str(theme.number) == now)
    return Matching((Link(i, j, 1.0, ()),), (), (), ())
