"""The items of an edition in one list, each with its place: theme, list and parent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.diff import ItemList
from schemas.plan import Item, Plan


@dataclass(frozen=True)
class Node:
    """One item: `theme` and `parent` are places in the lists of themes and of items, None where there is none."""

    item: Item
    theme: int | None
    list: ItemList
    parent: int | None


def nodes(plan: Plan) -> list[Node]:
    """Every item of an edition, parents before their children, in the order of the JSON."""
    found: list[Node] = []
    _add(found, plan.phenomena, None, "phenomena", None)
    for number, theme in enumerate(plan.themes):
        _add(found, theme.current_state.items, number, "current_state", None)
        _add(found, theme.strengths, number, "strengths", None)
        _add(found, theme.development_targets, number, "development_targets", None)
    return found


def _add(found: list[Node], items: Sequence[Item], theme: int | None, name: ItemList, parent: int | None) -> None:
    for item in items:
        here = len(found)
        found.append(Node(item, theme, name, parent))
        _add(found, item.children, theme, name, here)
