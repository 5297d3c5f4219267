"""The account of words: every word of both editions is the same, written otherwise, or stands in a change that is told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.compare.changes import Editions
from pipeline.compare.entries import entry_pairs, role_words
from pipeline.compare.text_changes import Texts
from pipeline.compare.written import Fate, fates, letters, parts
from schemas.diff import Account, Change, Unchanged, Words
from schemas.plan import Item, Project, Span

# A change that tells all of its projects, whatever their fields.
WHOLE = frozenset({"project_added", "project_removed", "project_merged", "project_split", "project_followed"})
SIDES = ("old", "new")


@dataclass
class _Told:
    """The words that the changes tell of one side, by what they are told of."""

    of_texts: set[str] = field(default_factory=set)
    of_items: set[str] = field(default_factory=set)
    of_projects: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    wholes: set[str] = field(default_factory=set)


@dataclass
class _Sum:
    """How many words of either side came to what."""

    counts: Counter[str] = field(default_factory=Counter)
    unaccounted: list[str] = field(default_factory=list)

    def add(self, words: Iterable[str], found: Iterable[Fate], told: Iterable[bool]) -> None:
        """Count words by what became of them; `told` says of each whether a change tells it."""
        for word, fate, known in zip(words, found, told, strict=True):
            if fate == "other" and not parts(word):
                # A dash or a slash that stands alone.
                came_to = "otherwise"
            else:
                came_to = fate if fate != "other" else "changed" if known else "unaccounted"
            self.counts[came_to] += 1
            if came_to == "unaccounted":
                self.unaccounted.append(word)


def account(editions: Editions, texts: Texts, changes: Sequence[Change]) -> tuple[Account, list[str]]:
    """The sum over both editions and the changes told between them, and the words that are in neither."""
    told = [_told(changes, side) for side in SIDES]
    sums = _Sum(), _Sum()
    _add_texts(texts, told, sums)
    _add_items(editions, told, sums)
    _add_projects(editions, changes, told, sums)
    words = Words(
        old=sums[0].counts.total(),
        new=sums[1].counts.total(),
        same=sums[1].counts["same"],
        changed=sums[0].counts["changed"] + sums[1].counts["changed"],
        otherwise=(sums[0].counts["otherwise"] + sums[1].counts["otherwise"]) or None,
        unaccounted=sums[0].counts["unaccounted"] + sums[1].counts["unaccounted"],
    )
    return Account(words=words, unchanged=_unchanged(editions, changes)), [*sums[0].unaccounted, *sums[1].unaccounted]


def _unchanged(editions: Editions, changes: Sequence[Change]) -> Unchanged:
    """The projects and items of the new edition that no change tells of."""
    projects = {id for change in changes for id in change.ids.new if not change.kind.startswith("theme")}
    # An item may be reworded and moved, which is two changes of one.
    items = {
        (tuple(change.subject.old), tuple(change.subject.new), change.theme.new, change.list)
        for change in changes
        if change.kind.startswith("item") and change.subject.new
    }
    with_theme = sum(1 for change in changes if change.kind == "theme_added" and change.items for _ in _texts_of(change.items))
    return Unchanged(
        projects=sum(1 for project in editions.new.projects if project.id not in projects),
        items=max(0, len(editions.nodes[1]) - len(items) - with_theme),
    )


# --- what is told ---


def _told(changes: Sequence[Change], side: str) -> _Told:
    told = _Told()
    for change in changes:
        names: list[str] = getattr(change.subject, side)
        ids: list[str] = getattr(change.ids, side)
        if change.kind in WHOLE:
            told.wholes.update(ids)
        elif change.kind.startswith("item"):
            told.of_items.update(map(letters, names))
        elif change.kind == "text_changed" and ids:
            told.of_projects[ids[0]].update(_keys(names))
        elif change.kind.startswith("project"):
            spans: list[Span] = getattr(change.spans, side)
            texts = [*names, *_texts_in(getattr(change, side)), *(span.text for span in spans)]
            told.of_projects[ids[0]].update(_keys(texts))
            if change.field == "partners":
                told.of_projects[ids[0]].update(role_words())
        else:
            told.of_texts.update(_keys([*names, *_texts_in(getattr(change, side))]))
        if change.items is not None and names:
            told.of_items.update(map(letters, _texts_of(change.items)))
    return told


def _texts_of(items: Any) -> Iterator[str]:
    """The texts of all items in lists of them."""
    for _, value in items:
        if isinstance(value, list):
            yield from _all(value)


def _all(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        yield item.text
        yield from _all(item.children)


def _texts_in(value: Any) -> list[str]:
    """Every text in the value of a field."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for part in value for text in _texts_in(part)]
    return [str(part) for _, part in value if isinstance(part, str)] if hasattr(value, "model_fields_set") else []


def _keys(texts: Iterable[str]) -> Iterator[str]:
    return (part for text in texts for part in parts(text))


# --- what became of each word ---


def _add_texts(texts: Texts, told: Sequence[_Told], sums: Sequence[_Sum]) -> None:
    """The words of texts outside the model, each beside its like in the other edition."""
    for pair in texts.pairs:
        words = [text.fragment.text.split() if text else [] for text in pair]
        for side, found in enumerate(fates(*words)):
            known = [told[side].of_texts.issuperset(parts(word)) for word in words[side]]
            if not texts.told(*pair):
                # Of two lines of one key, what differs is what the model knows: a theme's title, a page's number.
                found = ["otherwise" if fate == "other" and not k else fate for fate, k in zip(found, known, strict=True)]
            sums[side].add(words[side], found, known)


def _add_items(editions: Editions, told: Sequence[_Told], sums: Sequence[_Sum]) -> None:
    nodes = editions.nodes
    pairs = {link.old: link.new for link in editions.matching.items}
    back = {j: i for i, j in pairs.items()}
    for i, node in enumerate(nodes[0]):
        words = node.item.text.split(), nodes[1][pairs[i]].item.text.split() if i in pairs else []
        found = fates(*words)
        sums[0].add(words[0], found[0], [letters(node.item.text) in told[0].of_items] * len(words[0]))
        if i in pairs:
            text = nodes[1][pairs[i]].item.text
            sums[1].add(words[1], found[1], [letters(text) in told[1].of_items] * len(words[1]))
    for j, node in enumerate(nodes[1]):
        if j not in back:
            own = node.item.text.split()
            sums[1].add(own, ["other"] * len(own), [letters(node.item.text) in told[1].of_items] * len(own))


def _add_projects(editions: Editions, changes: Sequence[Change], told: Sequence[_Told], sums: Sequence[_Sum]) -> None:
    linked: tuple[set[int], set[int]] = (set(), set())
    fields = _changed_fields(changes)
    for link in editions.matching.projects:
        old, new = editions.old.projects[link.old], editions.new.projects[link.new]
        linked[0].add(link.old)
        linked[1].add(link.new)
        for pair in entry_pairs(old, new, editions.themes, frozenset(fields[new.id])):
            for side, entry in enumerate((pair.old, pair.new)):
                known = told[side].of_projects[(old, new)[side].id]
                sums[side].add(entry.words, entry.fates, [known.issuperset(parts(word)) for word in entry.words])
    for side, plan in enumerate((editions.old, editions.new)):
        for place, project in enumerate(plan.projects):
            if place not in linked[side]:
                _add_whole(project, told[side], sums[side])


def _add_whole(project: Project, told: _Told, total: _Sum) -> None:
    words = [word for mention in project.mentions for word in mention.text.split()]
    total.add(words, ["other"] * len(words), [project.id in told.wholes] * len(words))


def _changed_fields(changes: Iterable[Change]) -> dict[str, set[str]]:
    """The fields whose change is told, by the id of the project in the new edition."""
    found: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        field = {"project_renamed": "name", "project_moved": "themes", "project_changed": str(change.field)}.get(change.kind)
        for id in change.ids.new if field else ():
            found[id].add(str(field))
    return found
