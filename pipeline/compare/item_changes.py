"""What changed of the items: those that came and went, were reworded, or stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compare.changes import NOTHING, Editions, Side, change
from pipeline.compare.linkage import Link
from pipeline.compare.outline import Node
from pipeline.compare.same import even
from pipeline.compare.wording import text_words
from schemas.diff import Change
from schemas.plan import Plan

LIST_WORDS = {
    "phenomena": "phenomena",
    "current_state": "the current state",
    "strengths": "strengths",
    "development_targets": "development targets",
}


def item_changes(editions: Editions) -> Iterator[Change]:
    """Every change of an item, in the order of the new edition, those that are gone last."""
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
            message = f"added to {LIST_WORDS[node.list]}"
            yield change("item_added", NOTHING, _side(editions.new, node), message, item_list=node.list)
    stayed = {link.old for link in matching.items}
    for i, node in enumerate(old):
        if i not in stayed and (node.theme is None or node.theme in kept_old):
            message = f"removed from {LIST_WORDS[node.list]}"
            yield change("item_removed", _side(editions.old, node), NOTHING, message, item_list=node.list)


def _kept(editions: Editions, link: Link, parents: dict[int, int]) -> Iterator[Change]:
    """How an item that is in both editions was reworded, and where it went; `parents` gives the old item of a new one."""
    old, new = editions.nodes[0][link.old], editions.nodes[1][link.new]
    sides = _side(editions.old, old), _side(editions.new, new)
    if even(old.item.text) != even(new.item.text):
        yield change("item_reworded", *sides, text_words("text", old.item.text, new.item.text), item_list=new.list, match=link)
    where = _whereabouts(editions, old, new, parents)
    if where:
        yield change("item_moved", *sides, where, item_list=new.list, match=link)


def _whereabouts(editions: Editions, old: Node, new: Node, parents: dict[int, int]) -> str:
    """Where an item went, in words; empty where it stayed."""
    themes = {link.old: link.new for link in editions.matching.themes}
    if (None if old.theme is None else themes.get(old.theme, "gone")) != new.theme:
        return f"moved from {_place(editions.old, old)} to {_place(editions.new, new)}"
    if old.list != new.list:
        return f"moved from {LIST_WORDS[old.list]} to {LIST_WORDS[new.list]}"
    if (None if new.parent is None else parents.get(new.parent, "none")) == old.parent:
        return ""
    if new.parent is None:
        return "moved up to the top level"
    return f"moved under “{editions.nodes[1][new.parent].item.text}”"


def _place(plan: Plan, node: Node) -> str:
    return LIST_WORDS[node.list] + ("" if node.theme is None else f" of theme {plan.themes[node.theme].number}")


def _side(plan: Plan, node: Node) -> Side:
    return Side([node.item.text], theme=None if node.theme is None else plan.themes[node.theme].number, spans=node.item.spans)
