"""The items of an edition in one list, each with its place: theme, list, parent and neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.diff import ItemList
from schemas.plan import Item, Plan


@dataclass(frozen=True)
class Node:
    """One item: `theme`, `parent`, `before` and `after` are places in the lists of themes and of items, None where there is none."""

    item: Item
    theme: int | None
    list: ItemList
    parent: int | None
    before: int | None
    after: int | None


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
    places = list(_places(items, len(found)))
    for item, here, before, after in zip(items, places, [None, *places], [*places[1:], None], strict=False):
        found.append(Node(item, theme, name, parent, before, after))
        _add(found, item.children, theme, name, here)


def _places(items: Sequence[Item], first: int) -> Iterator[int]:
    """Where each item will stand in the list, given where the first one does."""
    for item in items:
        yield first
        first += _size(item)


def _size(item: Item) -> int:
    return 1 + sum(map(_size, item.children))
