"""Why a change is to be looked at first: doubtful matches, unsure readings, money and ends that moved, projects gone before their end."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compare.linkage import DOUBTFUL
from pipeline.compare.reviewed import CORRECTIONS
from pipeline.diff_page.subjects import Pair, Subject
from pipeline.translation import _, day, decimal
from schemas.diff import Change, Weight
from schemas.plan import Period, Project

# A project that was read with less confidence is unsure; the review's page draws the line there, too.
UNSURE = 0.7
WEIGHTS: tuple[Weight, ...] = ("minor", "normal", "look")
JOINED = ("project_merged", "project_split", "project_followed")


def severity_of(subject: Subject, reasons: tuple[str, ...]) -> Weight:
    """How much a subject matters: as the diff says, and `look` where there is a reason of ours."""
    if reasons:
        return "look"
    return max((change.severity or "normal" for change in subject.changes), key=WEIGHTS.index)


def reasons(subject: Subject, pair: Pair) -> tuple[str, ...]:
    """Why the subject is to be looked at first, a sentence each; what the diff calls so says at least what changed."""
    own = dict.fromkeys(said for change in subject.changes for said in _of_change(change, pair))
    if subject.what == "project":
        own |= dict.fromkeys(_unsure(subject, pair))
    if not own and any(change.severity == "look" for change in subject.changes):
        own = dict.fromkeys(change.message for change in subject.changes if change.severity == "look")
    return tuple(own)


def _of_change(change: Change, pair: Pair) -> Iterator[str]:
    if change.group == CORRECTIONS:
        return
    if change.likelihood < DOUBTFUL:
        said = _("perhaps not the same (likelihood {likelihood})")
        if change.kind in JOINED:
            said = _("perhaps they do not belong together (likelihood {likelihood})")
        yield said.format(likelihood=decimal(change.likelihood, "0.00"))
    if change.kind == "project_removed" and change.ids.old:
        yield from _gone_early(pair.projects[0].get(change.ids.old[0]), pair.new.plan.period)
    if change.field == "period" and change.kind == "project_changed" and _end(change.old) not in (None, _end(change.new)):
        yield change.message
    if change.field == "budget":
        yield change.message


def _gone_early(project: Project | None, now: Period | None) -> Iterator[str]:
    end = project.period.end if project and project.period else None
    if end and now and now.start and end >= now.start:
        yield _("gone before its end, {end}").format(end=day(end))


def ended(project: Project | None, now: Period | None) -> bool:
    """Whether a project that is gone had ended before the new edition's years begin."""
    end = project.period.end if project and project.period else None
    return bool(end and now and now.start and end < now.start)


def _end(value: object) -> str | None:
    return value.end if isinstance(value, Period) else None


def _unsure(subject: Subject, pair: Pair) -> Iterator[str]:
    for known, ids, said in zip(
        pair.projects,
        (subject.first.ids.old, subject.first.ids.new),
        (_("read unsurely in the old edition (confidence {sure})"), _("read unsurely in the new edition (confidence {sure})")),
        strict=True,
    ):
        sure = min((known[one].confidence for one in ids if one in known), default=1.0)
        if sure < UNSURE:
            yield said.format(sure=decimal(sure, "0.00"))
