"""Takes texts out of an edition's lists and puts them into others; what is taken is put somewhere, so no word is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.corrections.anchors import Text
from schemas.plan import Fragment, Item, Plan, Theme


def taken(plan: Plan, text: Text) -> tuple[Plan, Item]:
    """The plan without a text outside projects, and what was taken, as an item: an item with all that hangs under it."""
    if text.list is None:
        fragment = plan.unassigned[text.way[0]]
        rest = [other for other in plan.unassigned if other is not fragment]
        return plan.model_copy(update={"unassigned": rest}), Item(text=fragment.text, children=[], spans=fragment.spans)
    items, item = _without(_items(plan, text.list, text.theme), text.way)
    return _with_items(plan, text.list, text.theme, items), item


def _without(items: Sequence[Item], way: Sequence[int]) -> tuple[list[Item], Item]:
    at = way[0]
    if len(way) == 1:
        return [*items[:at], *items[at + 1 :]], items[at]
    children, item = _without(items[at].children, way[1:])
    return [*items[:at], items[at].model_copy(update={"children": children}), *items[at + 1 :]], item


def put(plan: Plan, name: str, theme: int | None, item: Item) -> Plan:
    """The plan with an item more, last in a list."""
    return _with_items(plan, name, theme, [*_items(plan, name, theme), item])


def unclaimed(plan: Plan, fragments: Sequence[Fragment]) -> Plan:
    """The plan with more text that nothing claims."""
    return plan.model_copy(update={"unassigned": [*plan.unassigned, *fragments]})


def has_theme(plan: Plan, number: int | None) -> bool:
    """Whether the edition has the theme."""
    return any(theme.number == number for theme in plan.themes)


def with_theme(plan: Plan, number: int, **update: Any) -> Plan:
    """The plan with another theme of a number."""
    themes = [theme.model_copy(update=update) if theme.number == number else theme for theme in plan.themes]
    return plan.model_copy(update={"themes": themes})


def _theme(plan: Plan, number: int | None) -> Theme:
    return next(theme for theme in plan.themes if theme.number == number)


def _items(plan: Plan, name: str, theme: int | None) -> list[Item]:
    if name == "phenomena":
        return plan.phenomena
    found = _theme(plan, theme)
    return found.current_state.items if name == "current_state" else list(getattr(found, name))


def _with_items(plan: Plan, name: str, theme: int | None, items: Sequence[Item]) -> Plan:
    if name == "phenomena":
        return plan.model_copy(update={"phenomena": list(items)})
    found = _theme(plan, theme)
    if name == "current_state":
        state = found.current_state.model_copy(update={"items": list(items)})
        return with_theme(plan, found.number, current_state=state)
    return with_theme(plan, found.number, **{name: list(items)})
