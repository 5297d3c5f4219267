"""Why a change is to be looked at first: what the diff weighs so, in words for the first screen."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compare.linkage import DOUBTFUL
from pipeline.compare.severity import UNSURE
from pipeline.diff_page.subjects import Pair, Subject
from pipeline.translation import _, day, decimal
from schemas.diff import Change, Weight
from schemas.plan import Period, Project

WEIGHTS: tuple[Weight, ...] = ("minor", "normal", "look")
"""From the least to the gravest."""
JOINED = ("project_merged", "project_split", "project_followed")


def severity_of(changes: list[Change]) -> Weight:
    """How much some changes matter: as much as the gravest of them."""
    return max((change.severity or "normal" for change in changes), key=WEIGHTS.index)


def reasons(subject: Subject, pair: Pair) -> tuple[str, ...]:
    """Why the subject is to be looked at first, a sentence each; none where the diff does not say so."""
    asking = [change for change in subject.changes if change.severity == "look"]
    if not asking:
        return ()
    doubts = [*(said for change in asking for said in _doubt(change, pair)), *_unsure(subject, pair)]
    moved = [change.message for change in asking if change.field in ("period", "budget", "funders") and change.likelihood >= DOUBTFUL]
    return tuple(dict.fromkeys([*doubts, *moved] or [change.message for change in asking]))


def _doubt(change: Change, pair: Pair) -> Iterator[str]:
    if change.likelihood < DOUBTFUL:
        said = _("perhaps not the same (likelihood {likelihood})")
        if change.kind in JOINED:
            said = _("perhaps they do not belong together (likelihood {likelihood})")
        yield said.format(likelihood=decimal(change.likelihood, "0.00"))
    if change.kind == "project_removed" and change.ids.old:
        end = _end(pair.projects[0].get(change.ids.old[0]))
        now = pair.new.plan.period
        if end and now and now.start and end >= now.start:
            yield _("gone before its end, {end}").format(end=day(end))


def _end(project: Project | None) -> str | None:
    return project.period.end if project and project.period else None


def ended(project: Project | None, now: Period | None) -> bool:
    """Whether a project that is gone had ended before the new edition's years begin."""
    end = _end(project)
    return bool(end and now and now.start and end < now.start)


def _unsure(subject: Subject, pair: Pair) -> Iterator[str]:
    """What was not read surely of a project, on either side."""
    said = (_("read unsurely in the old edition (confidence {sure})"), _("read unsurely in the new edition (confidence {sure})"))
    for known, ids, words in zip(pair.projects, (subject.first.ids.old, subject.first.ids.new), said, strict=True):
        sure = min((known[one].confidence for one in ids if one in known), default=1.0)
        if subject.what == "project" and sure < UNSURE:
            yield words.format(sure=decimal(sure, "0.00"))
