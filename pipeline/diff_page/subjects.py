"""Puts the changes of one project, theme or item together, and says which section they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.compare.guards import ANEW
from pipeline.compare.reviewed import CORRECTIONS
from pipeline.diff_page.view import What
from schemas.diff import Change, Diff
from schemas.plan import Plan, Project

Key = tuple[str, ...]
"""`project` and id, `theme` and number, `item` with theme, list and text, `text` or `plan`: what a thing is told by in one edition."""
SectionKey = tuple[int, int]
"""(0, 0) the plan, (1, new number) a theme, (2, old number) a theme that is gone."""
WHOLE: SectionKey = (0, 0)


@dataclass
class Subject:
    """All changes of one thing; `place` is its number among the subjects."""

    what: What
    place: int
    changes: list[Change] = field(default_factory=list)

    @property
    def first(self) -> Change:
        """The change that tells what it is."""
        return self.changes[0]

    def names_in(self, pair: Pair) -> list[str]:
        """What it is called now, or was; a project by its name, though only a text of its entry changed."""
        change = self.first
        if self.what == "project" and change.kind == "text_changed":
            sides = ((pair.projects[1], change.ids.new), (pair.projects[0], change.ids.old))
            return next(([known[one].name for one in ids if one in known] for known, ids in sides if ids), change.subject.new)
        return change.subject.new or change.subject.old


@dataclass(frozen=True)
class Pair:
    """A diff with its two editions."""

    diff: Diff
    old: Plan
    new: Plan

    @cached_property
    def themes(self) -> dict[int, int]:
        """The new number of each old theme that there still is, as the diff tells it."""
        gone = {change.theme.old for change in self.diff.changes if change.kind == "theme_removed"}
        kept = {theme.number: theme.number for theme in self.old.themes if theme.number not in gone}
        moved = {c.theme.old: c.theme.new for c in self.diff.changes if c.theme.old is not None and c.kind.startswith("theme_")}
        return kept | {old: new for old, new in moved.items() if new is not None}

    @cached_property
    def projects(self) -> tuple[dict[str, Project], dict[str, Project]]:
        """The projects of both editions by their ids."""
        found = [{project.id: project for project in plan.projects} for plan in (self.old, self.new)]
        return found[0], found[1]

    def section(self, old: int | None, new: int | None) -> SectionKey:
        """Where a thing with these themes' numbers stands."""
        if new is not None:
            return 1, new
        if old is None:
            return WHOLE
        return (1, self.themes[old]) if old in self.themes else (2, old)


def subjects(changes: Sequence[Change]) -> list[Subject]:
    """The changes by what they are of, in the order of the diff."""
    found: dict[tuple[object, ...], Subject] = {}
    owners: dict[tuple[str, str], tuple[object, ...]] = {}
    # What changed in a project's entry joins what changed of the project, wherever the diff tells it.
    for change in sorted(changes, key=lambda change: change.kind == "text_changed"):
        key = _identity(change)
        if _what(change) == "project":
            own = [(side, one) for side in ("old", "new") for one in getattr(change.ids, side)]
            key = next((owners[name] for name in own if change.kind == "text_changed" and name in owners), key)
            owners |= dict.fromkeys(own, key)
        if key not in found:
            found[key] = Subject(_what(change), len(found))
        found[key].changes.append(change)
    return list(found.values())


def grouped(changes: Sequence[Change]) -> tuple[list[list[Change]], list[Change]]:
    """The changes that are one event with others, event by event, and the rest; a reviewer's corrections are one, however few.

    Where one file was read anew, all changes are of one group, and each is told by itself.
    """
    by_group: dict[str, list[Change]] = {}
    for change in changes:
        if change.group and change.group != ANEW:
            by_group.setdefault(change.group, []).append(change)
    events = [found for name, found in by_group.items() if len(found) > 1 or name == CORRECTIONS]
    told = {id(change) for found in events for change in found}
    return events, [change for change in changes if id(change) not in told]


def _what(change: Change) -> What:
    """What a change is of; a text in a project's entry is the project's."""
    kinds: dict[str, What] = {"plan": "plan", "theme": "theme", "project": "project", "item": "item", "text": "text"}
    return "project" if change.kind == "text_changed" and (change.ids.old or change.ids.new) else kinds[change.kind.split("_")[0]]


def _identity(change: Change) -> tuple[object, ...]:
    """What tells two changes of one thing from those of two."""
    what = _what(change)
    if what == "plan":
        return (what,)
    if what in ("project", "theme") and (change.ids.old or change.ids.new):
        return what, tuple(change.ids.old), tuple(change.ids.new)
    return what, change.theme.old, change.theme.new, change.list, tuple(change.subject.old), tuple(change.subject.new), _at(change)


def _at(change: Change) -> tuple[object, ...]:
    """Two items of one text are told apart by their places."""
    return tuple((span.page, span.bbox) for side in (change.spans.old, change.spans.new) for span in side[:1])
