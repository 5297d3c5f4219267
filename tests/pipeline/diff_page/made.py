"""Diffs for the tests of the page: the samples' with any number of changes, small ones made by hand, and one that would be a program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.compare import diff
from pipeline.diff_page.crops import Sheets
from pipeline.diff_page.made import view_of
from pipeline.diff_page.sources import Source
from pipeline.diff_page.subjects import Pair
from pipeline.diff_page.view import Card, View
from pipeline.translation import language
from schemas.diff import Change, Diff, Names
from schemas.plan import Plan
from tests.editions.expected import ROOT
from tests.pipeline.compare.editions import plan, project, theme
from tests.pipeline.compare.test_sample_editions import editions
from tests.pipeline.review.made import HOSTILE

SAMPLES = ROOT / "samples"


def samples(count: int | None = None) -> Pair:
    """The samples' diff with so many changes: those it has, again and again under other names."""
    old, new = editions()
    found = diff(old, new, language())
    if count is None:
        return Pair(found, old, new)
    whole = [change for change in found.changes if not change.kind.startswith(("plan", "theme"))]
    rounds = range(1, count // len(whole) + 2)
    changes = [*found.changes, *(_again(change, number) for number in rounds for change in whole)][:count]
    return Pair(found.model_copy(update={"changes": changes}), old, new)


def _again(change: Change, number: int) -> Change:
    """The same change, of something else."""
    subject = {side: [f"{name} {number + 1}" for name in getattr(change.subject, side)] for side in ("old", "new")}
    ids = {side: [f"{one}-{number + 1}" for one in getattr(change.ids, side)] for side in ("old", "new")}
    return change.model_copy(update={"subject": Names(**subject), "ids": Names(**ids)})


def few() -> Pair:
    """The samples' newer edition, and the same with five changes."""
    _old, new = editions()
    second, third, *rest = new.projects[1:]
    assert second.period is not None
    period = second.period.model_copy(update={"text": "2026-2031", "edtf": "2026/2031", "end": "2031-12-31"})
    later = second.model_copy(update={"period": period})
    renamed = third.model_copy(update={"name": f"{third.name} 2030"})
    first = new.themes[0]
    themes = [first.model_copy(update={"strengths": first.strengths[1:]}), *new.themes[1:]]
    named = new.plan.model_copy(update={"title": f"{new.plan.title} (luonnos)"})
    changed = new.model_copy(update={"projects": [new.projects[0], later, renamed, *rest], "themes": themes, "plan": named})
    return Pair(diff(new, changed, language()), new, changed)


def small(old: Sequence[Any], new: Sequence[Any], **lists: tuple[Sequence[Any], Sequence[Any]]) -> Pair:
    """Two editions of one theme, made of rows of projects; `lists` gives the theme's lists on both sides."""
    sides = []
    for number, rows in enumerate((old, new)):
        projects = [project(row) for row in rows]
        sides.append(plan([theme(1, "Osaava työvoima", projects, **{name: both[number] for name, both in lists.items()})], projects))
    return Pair(diff(*sides), *sides)


def hostile() -> Pair:
    """Two editions in which every text would like to be a program."""
    first, second, third, fourth, fifth = HOSTILE
    row = {"name": first, "description": f"{second} yksi", "partners": [third], "funders": [fourth], "period": "2024-01-01/2025-12-31"}
    other = row | {"description": f"{second} kaksi", "partners": [fifth], "funders": [third], "period": "2024-01-01/2026-12-31"}
    gone = {"name": third, "description": second, "partners": [first]}
    sides = []
    for rows, text in (([row, gone], fourth), ([other], second)):
        projects = [project(one | {"id": "a"}) for one in rows]
        sides.append(_named(plan([theme(1, third, projects, strengths=[first, text])], projects), second))
    return Pair(diff(*sides), *sides)


def _named(made: Plan, title: str) -> Plan:
    info = made.plan.model_copy(update={"title": title})
    return made.model_copy(update={"plan": info, "source": made.source.model_copy(update={"filename": "<img onerror=x>.pdf"})})


def viewed(pair: Pair) -> View:
    """The view of a diff without pictures."""
    sources = [Source("old", pair.diff.old, pair.old.source.media_type), Source("new", pair.diff.new, pair.new.source.media_type)]
    return view_of(pair, sources, Sheets({}))


def shown(card: Card) -> str:
    """A card in a line: its signs and its name, `…` before it if it only says where a thing was."""
    signs = {"added": "+", "removed": "-", "changed": "~", "renamed": "=", "moved": ">", "joined": "&"}
    name = " ".join(text for mark, text in card.title if mark != "gone")
    return ("… " if card.stub else "") + "".join(signs[sign] for sign in card.signs) + " " + name


def regrouped(found: Diff, group: str, kind: str, field: str) -> Diff:
    """The diff with all changes of a kind and field made one event."""
    changes = [c.model_copy(update={"group": group}) if (c.kind, c.field) == (kind, field) else c for c in found.changes]
    return found.model_copy(update={"changes": changes})
