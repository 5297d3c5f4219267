"""What changed of the items: those that came and went, were reworded, or stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compare.changes import NOTHING, Editions, Side, change
from pipeline.compare.linkage import Link
from pipeline.compare.outline import Node
from pipeline.compare.wording import item_words
from pipeline.compare.written import same_writing
from pipeline.translation import _, pgettext, quoted
from schemas.diff import Change, ItemList, Names
from schemas.plan import Plan


def item_changes(editions: Editions) -> Iterator[Change]:
    """Every change of an item, in the order of the new edition, those that are gone last."""
    if editions.two_languages:
        return
    old, new = editions.nodes
    matching = editions.matching
    links = {link.new: link for link in matching.items}
    parents = {link.new: link.old for link in matching.items}
    kept_new = {link.new for link in matching.themes}
    kept_old = {link.old for link in matching.themes}
    for j, node in enumerate(new):
        if j in links:
            yield from _kept(editions, links[j], parents)
        elif node.theme is None or node.theme in kept_new:
            message = _("added to {list}").format(list=_reached(node.list))
            added = change("item_added", NOTHING, _side(editions.new, node), message, item_list=node.list)
            yield _under(editions, added, None, node)
    stayed = {link.old for link in matching.items}
    for i, node in enumerate(old):
        if i not in stayed and (node.theme is None or node.theme in kept_old):
            message = _("removed from {list}").format(list=_left(node.list))
            removed = change("item_removed", _side(editions.old, node), NOTHING, message, item_list=node.list)
            yield _under(editions, removed, node, None)


def _kept(editions: Editions, link: Link, parents: dict[int, int]) -> Iterator[Change]:
    """How an item that is in both editions was reworded, and where it went; `parents` gives the old item of a new one."""
    old, new = editions.nodes[0][link.old], editions.nodes[1][link.new]
    sides = _side(editions.old, old), _side(editions.new, new)
    if not same_writing(old.item.text, new.item.text):
        reworded = change("item_reworded", *sides, item_words(old.item.text, new.item.text), item_list=new.list, match=link)
        yield _under(editions, reworded, old, new)
    where = _whereabouts(editions, old, new, parents)
    if where:
        yield _under(editions, change("item_moved", *sides, where, item_list=new.list, match=link), old, new)


def _under(editions: Editions, found: Change, old: Node | None, new: Node | None) -> Change:
    """The change with the texts of the items that it hangs under, where there are any."""
    above = [
        [] if node is None or node.parent is None else [side[node.parent].item.text]
        for node, side in zip((old, new), editions.nodes, strict=True)
    ]
    return found.model_copy(update={"under": Names(old=above[0], new=above[1])}) if any(above) else found


def _whereabouts(editions: Editions, old: Node, new: Node, parents: dict[int, int]) -> str:
    """Where an item went, in words; empty where it stayed."""
    themes = {link.old: link.new for link in editions.matching.themes}
    if (None if old.theme is None else themes.get(old.theme, "gone")) != new.theme:
        places = {"old": _in_theme(_left(old.list), editions.old, old), "new": _in_theme(_reached(new.list), editions.new, new)}
        return _("moved from {old} to {new}").format(**places)
    if old.list != new.list:
        return _("moved from {old} to {new}").format(old=_left(old.list), new=_reached(new.list))
    if (None if new.parent is None else parents.get(new.parent, "none")) == old.parent:
        return ""
    if new.parent is None:
        return _("moved up to the top level")
    return _("moved under {parent}").format(parent=quoted(editions.nodes[1][new.parent].item.text))


def _left(name: ItemList) -> str:
    """The list that an item is gone from."""
    return {
        "phenomena": pgettext("from", "phenomena"),
        "current_state": pgettext("from", "the current state"),
        "strengths": pgettext("from", "strengths"),
        "development_targets": pgettext("from", "development targets"),
    }[name]


def _reached(name: ItemList) -> str:
    """The list that it came to."""
    return {
        "phenomena": pgettext("to", "phenomena"),
        "current_state": pgettext("to", "the current state"),
        "strengths": pgettext("to", "strengths"),
        "development_targets": pgettext("to", "development targets"),
    }[name]


def _in_theme(name: str, plan: Plan, node: Node) -> str:
    """A list's name with its theme, where it has one."""
    return name if node.theme is None else _("{list} of theme {number}").format(list=name, number=plan.themes[node.theme].number)


def _side(plan: Plan, node: Node) -> Side:
    return Side([node.item.text], theme=None if node.theme is None else plan.themes[node.theme].number, spans=node.item.spans)
