"""What is new in an edition, and a region over its years: who stands in which edition, and what changed on the way."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.compare import diff
from pipeline.compare.history import history
from pipeline.reporting.view import News, Track, Years
from pipeline.reports.layout import KINDS
from pipeline.reports.timeline import by_theme, edition_names
from pipeline.translation import _, language, spoken
from schemas.diff import Change
from schemas.history import History
from schemas.history import Track as Followed
from schemas.plan import Plan

# The kinds of changes that are told, in this order; of the others the diff tells.
TOLD = ("project_added", "project_followed", "project_split", "project_merged", "project_removed", "project_renamed", "project_changed")


def news(old: Plan, new: Plan) -> list[News]:
    """What became of the projects since the edition before."""
    changes = diff(old, new, language()).changes
    found = []
    for kind in TOLD:
        group = [change for change in changes if change.kind == kind]
        if group:
            words = spoken(KINDS[group[0].kind], {"count": len(group)})
            found.append(News(f"{len(group)} {words}", [_line(change) for change in group]))
    return found


def _line(change: Change) -> tuple[str, str]:
    name = " + ".join(change.subject.new or change.subject.old)
    # That it came is what the heading says.
    return name, "" if change.kind == "project_added" else change.message


def years(plans: Sequence[Plan]) -> Years:
    """A region's editions, in their order."""
    found = history(plans, language())
    new = [sum(1 for track in found.projects if track.first_seen == place) for place in range(len(plans))]
    gone = [_gone(found, place) for place in range(len(plans))]
    counts: list[tuple[str, Sequence[int | None]]] = [
        (_("Projects"), [len(plan.projects) for plan in plans]),
        (_("for the first time in it"), [None, *new[1:]]),
        (_("in the one before, not in it"), [None, *gone[1:]]),
        (_("Themes"), [len(plan.themes) for plan in plans]),
    ]
    groups = [(title, [_track(track, len(plans)) for track in tracks]) for title, tracks in by_theme(found)]
    return Years(edition_names(found), counts, groups)


def _gone(found: History, edition: int) -> int:
    """How many projects the edition before had and this one has not."""
    return sum(1 for t in found.projects if {edition - 1} <= {s.edition for s in t.seen} and edition not in {s.edition for s in t.seen})


def _track(track: Followed, editions: int) -> Track:
    seen = {one.edition: one.name for one in track.seen}
    changed = {step.edition for step in track.changes}
    words = {"new": _("new"), "changed": _("changed"), "same": _("as before"), "": _("not in it")}

    def cell(edition: int) -> tuple[str, str]:
        if edition not in seen:
            return "", words[""]
        kind = "new" if edition == track.first_seen and edition else "changed" if edition in changed else "same"
        return kind, words[kind] if edition else _("in it")

    return Track(track.name, [cell(edition) for edition in range(editions)], [step.message for step in track.changes])
