"""What a diff says of itself in every format: its account of words, what is unchanged, and the events behind many changes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.compare.guards import ANEW
from pipeline.compare.reviewed import CORRECTIONS
from pipeline.translation import _, decimal, listed, ngettext, spoken
from schemas.diff import Change, Diff
from schemas.findings import counted

UNCHANGED = (counted("{count} project", "{count} projects"), counted("{count} item", "{count} items"))


@dataclass(frozen=True)
class Event:
    """Changes that are one event, told once."""

    message: str
    subjects: tuple[str, ...]
    """The names of the projects, in the order of the changes."""


def account_words(diff: Diff) -> str:
    """The account of words as the diff draws it up; empty where it has none."""
    if diff.account is None:
        return ""
    words = diff.account.words
    said = _(
        "{old} words old, {new} new: {same} the same in both, {changed} in the changes below, {otherwise} only written otherwise, "
        "{unaccounted} unaccounted for."
    )
    numbers = {name: getattr(words, name) or 0 for name in ("old", "new", "same", "changed", "otherwise", "unaccounted")}
    return said.format(**{name: decimal(number, "#,##0") for name, number in numbers.items()})


def unchanged_line(diff: Diff) -> str:
    """`16 projects and 84 items unchanged.`; empty where the diff does not say it."""
    if diff.account is None:
        return ""
    counts = diff.account.unchanged.projects, diff.account.unchanged.items
    parts = [spoken(sentence, {"count": count}) for sentence, count in zip(UNCHANGED, counts, strict=True)]
    return _("{things} unchanged").format(things=listed(parts)) + "."


def events(diff: Diff) -> list[Event]:
    """What happened once and changed several projects in the same way, in the order of the changes."""
    groups: dict[str, list[Change]] = defaultdict(list)
    for change in diff.changes:
        if in_event(change):
            groups[str(change.group)].append(change)
    found = []
    for changes in groups.values():
        names = tuple(change.subject.new[0] for change in changes)
        said = ngettext("{what} (in {count} project)", "{what} (in {count} projects)", len(names))
        found.append(Event(said.format(what=changes[0].message, count=len(names)), names))
    return found


def in_event(change: Change) -> bool:
    """Whether a change is told with others as one event: a body in whose place another stands."""
    return change.group not in (None, CORRECTIONS, ANEW)


def without_events(diff: Diff) -> Diff:
    """The diff without the changes that events tell."""
    return diff.model_copy(update={"changes": [change for change in diff.changes if not in_event(change)]})


def looks(diff: Diff) -> list[str]:
    """What is to be looked at first, a line each: whose change it is, and what it is."""
    return [f"{_who(change)}: {change.message}" for change in diff.changes if change.severity == "look"]


def _who(change: Change) -> str:
    return " + ".join(change.subject.new or change.subject.old)
