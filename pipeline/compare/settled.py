"""An order of an edition's projects and items that goes by what they say: so that of two matchings as good no place decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.compare.outline import Node
from pipeline.compare.same import even, funder_key, partner_key, period_key
from schemas.plan import Project

Key = tuple[Any, ...]


def project_key(project: Project) -> Key:
    """All that a project says but for its places; its id comes last, which tells those apart that say the same."""
    data = (project.scope, project.status, project.code, project.budget.amount if project.budget else None)
    return (
        even(project.name),
        project.description or "",
        period_key(project.period) or "",
        sorted(map(partner_key, project.partners)),
        sorted(map(funder_key, project.funders)),
        sorted(project.themes),
        [str(value) for value in data],
        project.id,
    )


def node_keys(nodes: Sequence[Node]) -> list[Key]:
    """Of each item its theme's place, its list, what it hangs under, its own text and what hangs under it, in whatever order they stand."""
    under: list[list[Key]] = [[] for _ in nodes]
    own: list[Key] = [()] * len(nodes)
    # Those that hang under an item stand behind it in the list, so that theirs are known by then.
    for place in range(len(nodes) - 1, -1, -1):
        own[place] = (nodes[place].item.text, tuple(sorted(under[place])))
        parent = nodes[place].parent
        if parent is not None:
            under[parent].append(own[place])
    paths: list[Key] = []
    for node in nodes:
        paths.append(() if node.parent is None else (*paths[node.parent], own[node.parent]))
    return [(-1 if n.theme is None else n.theme, n.list, path, *key) for n, path, key in zip(nodes, paths, own, strict=True)]


def order_of(keys: Sequence[Key]) -> list[int]:
    """The places of things in the order of their keys."""
    return sorted(range(len(keys)), key=lambda place: keys[place])


def nodes_in(order: Sequence[int], nodes: Sequence[Node]) -> list[Node]:
    """The items in an order, each with the new place of its parent."""
    place = {old: new for new, old in enumerate(order)}
    return [
        Node(node.item, node.theme, node.list, None if node.parent is None else place[node.parent]) for node in (nodes[i] for i in order)
    ]
