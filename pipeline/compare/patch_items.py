"""The items of the newer edition, made of the older one's and the changes that a diff tells of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.compare.outline import nodes
from pipeline.compare.written import letters
from schemas.diff import Change, Diff, ItemList
from schemas.plan import Item, Plan

LISTS = ("current_state", "strengths", "development_targets")

Place = tuple[int | None, str]
"""A theme's number (None: outside the themes) and the list in it."""


@dataclass(eq=False)
class _Point:
    """One item on its way to the newer edition; `above` is what it hangs under, or that item's text where it is looked up later."""

    text: str
    place: Place
    above: _Point | str | None
    gone: bool = False


class Outline:
    """The items as they stand in the newer edition."""

    def __init__(self, old: Plan, diff: Diff, numbers: Mapping[int, int]) -> None:
        self._come = {int(change.ids.new[0]) for change in diff.changes if change.kind == "theme_added"}
        self._points = _points(old)
        was = {id(point): point.place for point in self._points}
        known = list(self._points)
        done: dict[tuple[str, Place], _Point] = {}
        # What is gone is known by its list; what moved is looked for among what is left.
        for kind in ("item_removed", "item_reworded", "item_moved", "item_added"):
            for change in diff.changes:
                if change.kind == kind:
                    self._apply(change, known, was, done)
        for point in known:
            theme = was[id(point)][0]
            if point.place == was[id(point)] and theme is not None:
                point.gone |= theme not in numbers
                point.place = (numbers.get(theme), point.place[1])
        for change in diff.changes:
            if change.kind == "theme_added" and change.items is not None:
                for name in LISTS:
                    self._add(getattr(change.items, name), (int(change.ids.new[0]), name), None)

    def _apply(self, change: Change, known: list[_Point], was: dict[int, Place], done: dict[tuple[str, Place], _Point]) -> None:
        above = change.under.new[0] if change.under and change.under.new else None
        if change.kind == "item_added":
            self._points.append(_Point(change.subject.new[0], (change.theme.new, str(change.list)), above))
            return
        point = self._found(change, known, was, done)
        if point is None:
            return
        if change.kind == "item_removed":
            point.gone = True
            return
        point.text = change.subject.new[0]
        if change.kind == "item_moved":
            # What went into a theme that is new comes with that theme's items.
            point.gone = change.theme.new in self._come
            point.place, point.above = (change.theme.new, str(change.list)), above
            was[id(point)] = (None, "moved")

    def _found(self, change: Change, known: list[_Point], was: dict[int, Place], done: dict[tuple[str, Place], _Point]) -> _Point | None:
        """The old item that a change is of; one that was reworded and then moved is told twice."""
        text, theme = change.subject.old[0], change.theme.old
        above = change.under.old[0] if change.under and change.under.old else None
        again = done.get((text, (theme, str(above))))
        if again is not None and change.kind == "item_moved" and again.text == change.subject.new[0]:
            return again
        taken = {id(point) for point in done.values()} | {key for key, place in was.items() if place[1] == "moved"}
        fitting = [p for p in known if p.text == text and was[id(p)][0] == theme and not p.gone and id(p) not in taken]
        here = [p for p in fitting if (p.place[1] == change.list) == (change.kind != "item_moved")] or fitting
        hit = next((p for p in here if _above(p) == above), None) or next(iter(here), None)
        if hit is not None and change.kind == "item_reworded":
            done[text, (theme, str(above))] = hit
        return hit

    def _add(self, items: Sequence[Item], place: Place, above: _Point | None) -> None:
        for item in items:
            point = _Point(item.text, place, above)
            self._points.append(point)
            self._add(item.children, place, point)

    def items(self, theme: int | None, name: ItemList) -> list[Item]:
        """A list of a theme as an outline."""
        mine = [point for point in self._points if not point.gone and point.place == (theme, name)]
        for point in mine:
            if isinstance(point.above, str):
                key = letters(point.above)
                point.above = next((other for other in mine if other is not point and letters(other.text) == key), None)
        return [_item(point, mine) for point in mine if point.above is None or point.above not in mine]


def _points(plan: Plan) -> list[_Point]:
    found: list[_Point] = []
    for node in nodes(plan):
        number = None if node.theme is None else plan.themes[node.theme].number
        found.append(_Point(node.item.text, (number, node.list), None if node.parent is None else found[node.parent]))
    return found


def _above(point: _Point) -> str | None:
    return point.above.text if isinstance(point.above, _Point) else point.above


def _item(point: _Point, others: Sequence[_Point]) -> Item:
    return Item(text=point.text, children=[_item(other, others) for other in others if other.above is point], spans=[])
