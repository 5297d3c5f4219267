"""The deck's order: what stands in the new edition in its order, what is gone behind what stood before it in the old one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.compare.same import even
from pipeline.diff_page.subjects import Key, Pair, SectionKey, Subject
from schemas.plan import Item, Plan, Span

LISTS = ("current_state", "strengths", "development_targets")
PARTS = ("plan", "theme", "phenomena", *LISTS, "projects", "text")
"""The parts of a section in the order of most decks."""
Position = tuple[int, int]
"""A page, and a place in the reading order of the edition."""
BEFORE_ALL: Position = (0, -1)
LAST: Position = (1_000_000, 1_000_000)
Rank = tuple[Position, int, Position]
"""Where a card stands among its part's: at a place of the new edition, or (1) behind it, there in the old edition's order."""


@dataclass(frozen=True)
class Thing:
    """A theme, item or project of an edition at its place."""

    key: Key
    theme: int | None
    part: str
    position: Position


def things(plan: Plan) -> list[Thing]:
    """Everything in an edition that a change may be of, in its order."""
    found = [Thing(key, theme, part, (page, place)) for place, (key, theme, part, page) in enumerate(_walk(plan))]
    return sorted(found, key=lambda thing: thing.position)


def _walk(plan: Plan) -> Iterator[tuple[Key, int | None, str, int]]:
    yield from _items(plan.phenomena, None, "phenomena")
    for theme in plan.themes:
        yield ("theme", str(theme.number)), theme.number, "theme", 0
        for name, items in zip(LISTS, (theme.current_state.items, theme.strengths, theme.development_targets), strict=True):
            yield from _items(items, theme.number, name)
    for project in plan.projects:
        pages = {mention.theme: mention.page for mention in reversed(project.mentions)}
        numbers: list[int | None] = [*project.themes] or [None]
        for number in numbers:
            yield ("project", project.id), number, "projects", pages.get(number, 0)


def _items(items: Sequence[Item], theme: int | None, part: str) -> Iterator[tuple[Key, int | None, str, int]]:
    for item in items:
        yield item_key(theme, part, item.text), theme, part, page_of(item.spans)
        yield from _items(item.children, theme, part)


def item_key(theme: int | None, part: str, text: str) -> Key:
    """What an item is told by in its edition."""
    return "item", str(theme), part, even(text)


def page_of(spans: Sequence[Span]) -> int:
    """The first page of some spans; 0 where there is none."""
    return min((span.page for span in spans), default=0)


class Deck:
    """Both editions in order."""

    def __init__(self, pair: Pair, subjects: Sequence[Subject]) -> None:
        self._pair = pair
        old, new = things(pair.old), things(pair.new)
        self._at: dict[tuple[Key, int | None], Position] = {}
        for thing in new:
            self._at.setdefault((thing.key, thing.theme), thing.position)
        self._lists: dict[tuple[int | None, str], list[Thing]] = {}
        # Where each thing of the old edition stands in its list.
        self._before: dict[tuple[Key, int | None], tuple[str, int]] = {}
        for thing in old:
            siblings = self._lists.setdefault((thing.theme, thing.part), [])
            self._before.setdefault((thing.key, thing.theme), (thing.part, len(siblings)))
            siblings.append(thing)
        self._twins = dict(_twins(subjects))
        self._parts = self._first_places(old, new)

    def part_rank(self, section: SectionKey, part: str) -> tuple[int, Position, int]:
        """Where a part stands in its section: the plan's and the theme's own changes first, other texts last."""
        fixed = 0 if part in ("plan", "theme") else 2 if part == "text" else 1
        return fixed, self._parts.get((section, part), LAST), PARTS.index(part)

    def _first_places(self, old: Sequence[Thing], new: Sequence[Thing]) -> Mapping[tuple[SectionKey, str], Position]:
        found: dict[tuple[SectionKey, str], Position] = {}
        for thing in new:
            found.setdefault((self._pair.section(None, thing.theme), thing.part), thing.position)
        for thing in old:
            found.setdefault((self._pair.section(thing.theme, None), thing.part), thing.position)
        return found

    def now(self, key: Key, theme: int | None, page: int) -> Rank:
        """Where something of the new edition stands."""
        return self._at.get((key, theme), (page, LAST[1])), 0, BEFORE_ALL

    def then(self, key: Key, theme: int | None, page: int) -> Rank:
        """Where something stood in the old edition: behind the nearest before it, in its list, that is in the new one, too."""
        if (key, theme) not in self._before:
            return (page, LAST[1]), 1, BEFORE_ALL
        part, place = self._before[key, theme]
        siblings = self._lists[theme, part]
        for thing in reversed(siblings[:place]):
            now = self._at.get((self._twin(thing), self._pair.themes.get(theme) if theme is not None else None))
            if now is not None:
                return now, 1, siblings[place].position
        return BEFORE_ALL, 1, siblings[place].position

    def old_list(self, theme: int | None, text: str) -> str | None:
        """The list of the old edition's theme that an item stood in; None where there is no such item."""
        return next((part for part in ("phenomena", *LISTS) if (item_key(theme, part, text), theme) in self._before), None)

    def _twin(self, thing: Thing) -> Key:
        """What a thing of the old edition is told by in the new one, if it is there."""
        if thing.key in self._twins:
            return self._twins[thing.key]
        if thing.key[0] == "item":
            theme = self._pair.themes.get(thing.theme) if thing.theme is not None else None
            return "item", str(theme), *thing.key[2:]
        return thing.key


def _twins(subjects: Sequence[Subject]) -> Iterator[tuple[Key, Key]]:
    for subject in subjects:
        change = subject.first
        if not (change.subject.old and change.subject.new):
            continue
        if subject.what == "item" and change.list:
            old, new = (
                item_key(theme, change.list, names[0])
                for theme, names in ((change.theme.old, change.subject.old), (change.theme.new, change.subject.new))
            )
            yield old, new
        elif subject.what == "project":
            yield from ((("project", old), ("project", change.ids.new[0])) for old in change.ids.old)
