"""What is as it was, by name: the projects and items of the new edition that no change is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.compare.same import even
from pipeline.diff_page.subjects import Pair
from pipeline.translation import _
from schemas.diff import Change
from schemas.plan import Item, Plan


def unchanged(pair: Pair) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The projects, and the items by theme, each in the order of the new edition."""
    changed = {one for change in pair.diff.changes for one in change.ids.new if change.kind.startswith("project_")}
    projects = [project.name for project in pair.new.projects if project.id not in changed]
    told: Counter[tuple[int | None, str | None, str]] = Counter(
        (change.theme.new, change.list, even(change.subject.new[0]))
        for change in {_place(change): change for change in pair.diff.changes if change.kind.startswith("item_")}.values()
        if change.subject.new
    )
    items = []
    new_themes = {change.theme.new for change in pair.diff.changes if change.kind == "theme_added"}
    for title, theme, lists in _lists(pair.new):
        if theme is not None and theme in new_themes:
            continue
        texts = []
        for name, item in lists:
            key = (theme, name, even(item.text))
            if told[key]:
                told[key] -= 1
            else:
                texts.append(item.text)
        if texts:
            items.append((title, texts))
    return projects, items


def _place(change: Change) -> tuple[object, ...]:
    """One item may have moved and been reworded: two changes at one place."""
    theme, spans = change.theme.new, change.spans.new
    at = (spans[0].page, spans[0].bbox) if spans else ()
    return theme, change.list, tuple(change.subject.new), tuple(change.subject.old), at


def _lists(plan: Plan) -> Iterator[tuple[str, int | None, list[tuple[str, Item]]]]:
    yield _("Background phenomena"), None, [("phenomena", item) for item in _flat(plan.phenomena)]
    for theme in plan.themes:
        lists = (
            ("current_state", theme.current_state.items),
            ("strengths", theme.strengths),
            ("development_targets", theme.development_targets),
        )
        yield f"{theme.number} {theme.title or ''}".strip(), theme.number, [(name, item) for name, items in lists for item in _flat(items)]


def _flat(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.children)
