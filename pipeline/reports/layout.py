"""How a diff is laid out, whatever the format: counts, sections by theme, the changes of one subject together."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from pipeline.compare import section_of
from pipeline.compare.changes import doubted
from pipeline.compare.themes import match_themes
from pipeline.compare.written import letters
from pipeline.translation import _, spoken
from schemas.diff import Change, Diff, Kind
from schemas.findings import Sentence, counted
from schemas.plan import Plan

KINDS: dict[Kind, Sentence] = {
    "plan_changed": counted("plan changed", "changes of the plan"),
    "theme_added": counted("theme added", "themes added"),
    "theme_removed": counted("theme removed", "themes removed"),
    "theme_retitled": counted("theme retitled", "themes retitled"),
    "theme_renumbered": counted("theme renumbered", "themes renumbered"),
    "theme_changed": counted("theme changed", "changes in themes"),
    "project_added": counted("project added", "projects added"),
    "project_removed": counted("project removed", "projects removed"),
    "project_renamed": counted("project renamed", "projects renamed"),
    "project_moved": counted("project moved", "projects moved"),
    "project_merged": counted("project merged", "projects merged"),
    "project_split": counted("project split", "projects split"),
    "project_followed": counted("project followed", "projects followed"),
    "project_changed": counted("project changed", "changes in projects"),
    "item_added": counted("item added", "items added"),
    "item_removed": counted("item removed", "items removed"),
    "item_reworded": counted("item reworded", "items reworded"),
    "item_moved": counted("item moved", "items moved"),
    "text_changed": counted("text changed", "texts changed"),
}
"""Each kind as people say it of one and of several, in the order in which they are counted."""
REWORDED = frozenset({"project_renamed", "theme_retitled", "item_reworded"})
Mark = Literal["same", "gone", "come"]


@dataclass(frozen=True)
class Entry:
    """One change as it is shown."""

    change: Change
    message: str
    """In words, without what the heading already shows."""
    marked: tuple[tuple[Mark, str], ...]
    """A description with the words that came and went; empty for other changes."""
    pages: tuple[tuple[int, ...], tuple[int, ...]]
    """Where it stands in the old and the new edition, pages from 1."""


@dataclass(frozen=True)
class Subject:
    """All changes of one project, theme or item."""

    name: tuple[tuple[Mark, str], ...]
    """Its name or text, with the words that came and went where it was renamed, retitled or reworded."""
    what: str
    """`plan`, `theme`, `project` or `item`."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Section:
    """The changes in one theme."""

    key: str
    title: str
    subjects: tuple[Subject, ...]


def counts(diff: Diff) -> list[tuple[str, int]]:
    """How many changes there are of each kind, in a fixed order."""
    return [(spoken(words, {"count": diff.summary[kind]}), diff.summary[kind]) for kind, words in KINDS.items() if kind in diff.summary]


def kind_words() -> dict[Kind, str]:
    """Each kind as it is said of one change."""
    return {kind: spoken(words, {"count": 1}) for kind, words in KINDS.items()}


def sections(diff: Diff, old: Plan, new: Plan) -> list[Section]:
    """The changes by theme; `old` and `new` give the themes' titles."""
    themes = {old.themes[link.old].number: new.themes[link.new].number for link in match_themes(old, new)}
    titles = {(1, t.number): t.title for t in new.themes} | {(2, t.number): t.title for t in old.themes}
    found = []
    for key, changes in itertools.groupby(diff.changes, key=lambda change: section_of(change, themes)):
        groups = [list(group) for _, group in itertools.groupby(changes, key=_subject)]
        found.append(Section("-".join(map(str, key)), _title(key, titles), tuple(map(_subject_of, groups))))
    return found


def _title(key: tuple[int, int], titles: Mapping[tuple[int, int], str | None]) -> str:
    side, number = key
    if side == 0:
        return _("The plan as a whole")
    said = _("Theme {number}: {title}") if titles.get(key) else _("Theme {number}")
    title = said.format(number=number, title=titles.get(key))
    return _("{theme} (removed)").format(theme=title) if side == 2 else title


def _subject(change: Change) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    what = change.kind.split("_")[0]
    return what, tuple(change.subject.old), tuple(change.subject.new)


def _subject_of(changes: list[Change]) -> Subject:
    first = changes[0]
    renamed = any(change.kind in REWORDED for change in changes) or (first.kind == "plan_changed" and first.field == "title")
    name = marks(first.subject.old[0], first.subject.new[0]) if renamed else [_same(" + ".join(first.subject.new or first.subject.old))]
    return Subject(tuple(name), first.kind.split("_")[0], tuple(map(_entry, changes)))


def _same(text: str) -> tuple[Mark, str]:
    return "same", text


def _entry(change: Change) -> Entry:
    pages = tuple(tuple(sorted({span.page for span in spans})) for spans in (change.spans.old, change.spans.new))
    described = change.field == "description"
    marked = marks(str(change.old or ""), str(change.new or "")) if described else []
    return Entry(change, _brief(change), tuple(marked), (pages[0], pages[1]))


def _brief(change: Change) -> str:
    """The message, cut down where the heading has the old name and the new one."""
    short = {
        "project_renamed": _("renamed"),
        "theme_retitled": _("retitled"),
        "item_reworded": _("reworded"),
        "plan_changed": _("title changed") if change.field == "title" else "",
    }.get(change.kind)
    return doubted(short, change.kind, change.likelihood) if short else change.message


def marks(old: str, new: str) -> list[tuple[Mark, str]]:
    """A text with its words marked: those that stayed, as they are written now, that are gone and that came, in reading order."""
    return [(mark, now or before) for mark, before, now in aligned(old, new)]


def aligned(old: str, new: str) -> list[tuple[Mark, str, str]]:
    """Two texts beside each other: each stretch of words, what became of it, and how it is written in the old and in the new one.

    What is only written otherwise (dashes, quotes, blanks) stayed.
    """
    left, right = old.split(), new.split()
    found: list[tuple[Mark, str, str]] = []
    keys = [[letters(word) for word in side] for side in (left, right)]
    for tag, i, k, j, m in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        before, now = " ".join(left[i:k]), " ".join(right[j:m])
        if tag == "equal" or letters(before) == letters(now):
            found.append(("same", before, now))
            continue
        if before:
            found.append(("gone", before, ""))
        if now:
            found.append(("come", "", now))
    return found


def page_words(pages: tuple[tuple[int, ...], tuple[int, ...]]) -> str:
    """`p. 5 → p. 7`, or the one side that there is."""
    return " → ".join(_("p. {pages}").format(pages=", ".join(map(str, side))) for side in pages if side)
