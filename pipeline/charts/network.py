"""Who works with whom, as a matrix: a row and a column an organisation, in the cell in how many projects two are together.

A matrix is read where lines between dots are not: with 40 names as well as with 10. Of more than that those are rows that share
most projects; the others stand below it, each with whom it works most.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import Any

import networkx

from pipeline.charts.canvas import (
    EDGE,
    FAINT,
    HEIGHT,
    INK,
    LINE,
    MARGIN,
    SHADES,
    TITLE,
    WIDTH,
    Drawing,
    box,
    paper,
    sheet,
    title,
    wrapped,
    written,
)
from pipeline.charts.selection import Drawn
from pipeline.exports.organisations import name_of
from pipeline.exports.rows import partner_organisation
from pipeline.translation import _, ngettext

# So many organisations have a row at most: as many as have room on a slide's width.
MOST = 40
# Sizes in inches and points: where cells begin, the smallest and largest cell, what stands above the rows.
LEFT, LEAST, LARGEST, HEAD, FOOT = 4.3, 0.2, 0.5, 0.3, 0.25
NAME, COUNT, SMALL = 8.5, 8.0, 8.0
COLUMNS = 3


def graph_of(projects: Sequence[Drawn]) -> Any:
    """Organisations that share a project, joined: `weight` in how many projects two are together; of each `projects` how many it
    has, `shared` how many of them with others."""
    graph = networkx.Graph()
    names: dict[str, Counter[str]] = {}
    for drawn in projects:
        partners = dict.fromkeys(partner_organisation(partner) for partner in drawn.project.partners)
        for partner in drawn.project.partners:
            names.setdefault(partner_organisation(partner), Counter())[partner.name] += 1
        for key in partners:
            node = graph.nodes.get(key, {})
            graph.add_node(key, projects=node.get("projects", 0) + 1, shared=node.get("shared", 0) + (len(partners) > 1))
        for a, b in itertools.combinations(partners, 2):
            graph.add_edge(a, b, weight=graph.get_edge_data(a, b, {"weight": 0})["weight"] + 1)
    for key, counted in names.items():
        graph.nodes[key]["name"] = name_of(key, counted)
    return graph


def network(projects: Sequence[Drawn], headline: str) -> Drawing:
    """The organisations that work with others."""
    graph = graph_of(projects)
    ranked = sorted((key for key in graph if graph.degree(key)), key=lambda key: _rank(graph, key))
    rows, others = _order(graph, ranked[:MOST]), ranked[MOST:]
    cell = min(max((WIDTH - LEFT - MARGIN) / max(len(rows), 1), LEAST), LARGEST)
    names = [wrapped(f"{place} {graph.nodes[key]['name']}", LEFT - MARGIN - 0.15, NAME) for place, key in enumerate(rows, start=1)]
    heights = [max(len(lines) * NAME * LINE + 0.04, cell) for lines in names]
    below = _below(graph, others)
    figure = paper(max(TITLE + HEAD + sum(heights) + FOOT + sum(below_height(row) for row in below) + (0.5 if below else 0), HEIGHT))
    axes = sheet(figure)
    found = Drawing(figure, _("Who works with whom: {plan}").format(plan=headline))
    alone = len(graph) - len(ranked)
    said = _("In the cells: in how many projects two are together; in the outlined ones how many each has.")
    if alone:
        left = ngettext("{count} organisation that works alone is left out.", "{count} organisations that work alone are left out.", alone)
        said += " " + left.format(count=alone)
    title(axes, found.name, said)
    y = TITLE + HEAD
    for place in range(len(rows)):
        axes.text(LEFT + (place + 0.5) * cell, y - 0.1, str(place + 1), fontsize=SMALL, color=FAINT, ha="center", va="center")
    most = max((data["weight"] for _a, _b, data in graph.edges(data=True)), default=1)
    for key, lines, height in zip(rows, names, heights, strict=True):
        written(axes, MARGIN, y + (height - len(lines) * NAME * LINE) / 2, lines, NAME)
        for place, other in enumerate(rows):
            _cell(found, axes, graph, (key, other), (LEFT + place * cell, y, cell, height), most)
        y += height
    _others(axes, y + 0.15, below)
    if not rows:
        axes.text(MARGIN, y + 0.2, _("No two organisations share a project."), fontsize=NAME, color=FAINT, va="center")
    return found


def _rank(graph: Any, key: str) -> tuple[int, int, str]:
    return (-graph.nodes[key]["shared"], -graph.degree(key, weight="weight"), graph.nodes[key]["name"].casefold())


def _order(graph: Any, keys: Sequence[str]) -> list[str]:
    """Those of a community beside each other (greedy modularity, Clauset, Newman and Moore 2004), the busiest community first."""
    chosen = graph.subgraph(keys)
    if not chosen.number_of_edges():
        return list(keys)
    groups = networkx.community.greedy_modularity_communities(chosen, weight="weight")
    by_rank = [sorted(group, key=lambda key: _rank(graph, key)) for group in groups]
    return [key for group in sorted(by_rank, key=lambda group: _rank(graph, group[0])) for key in group]


def _cell(found: Drawing, axes: Any, graph: Any, pair: tuple[str, str], place: tuple[float, float, float, float], most: int) -> None:
    x, y, width, height = place
    one, other = pair
    own = one == other
    count = graph.nodes[one]["projects"] if own else graph.get_edge_data(one, other, {"weight": 0})["weight"]
    if not count:
        box(axes, x + 0.01, y + 0.01, width - 0.02, height - 0.02, "#f6f8fa")
        return
    shade = max(1, round(len(SHADES) * count / max(most, len(SHADES))))
    look = {"edgecolor": EDGE, "linewidth": 0.8} if own else {}
    drawn = box(axes, x + 0.01, y + 0.01, width - 0.02, height - 0.02, "white" if own else SHADES[shade - 1], **look)
    names = [graph.nodes[key]["name"] for key in dict.fromkeys(pair)]
    said = ngettext("{names}: {count} project", "{names}: {count} projects", count).format(names=" + ".join(names), count=count)
    found.tell(drawn, said)
    ink = "white" if not own and shade >= 5 else FAINT if own else INK
    axes.text(x + width / 2, y + height / 2, str(count), fontsize=COUNT, color=ink, ha="center", va="center")


def _below(graph: Any, others: Sequence[str]) -> list[list[list[str]]]:
    """What is said of those that have no row, in rows of COLUMNS texts, each in its lines."""
    room = (WIDTH - 2 * MARGIN) / COLUMNS - 0.2
    texts = [wrapped(_with(graph, key), room, SMALL) for key in others]
    length = -(-len(texts) // COLUMNS)
    return [[texts[k] for k in range(row, len(texts), length)] for row in range(length)]


def _with(graph: Any, key: str) -> str:
    """An organisation and with whom it works most."""
    near = min(graph[key], key=lambda other: (-graph[key][other]["weight"], _rank(graph, other)))
    more = len(graph[key]) - 1
    name, other = graph.nodes[key]["name"], graph.nodes[near]["name"]
    return _("{name} – with {other}").format(name=name, other=other) + (f" + {more}" if more else "")


def below_height(row: Sequence[Sequence[str]]) -> float:
    """The height of a row of texts in inches."""
    return max(len(lines) for lines in row) * SMALL * LINE + 0.04


def _others(axes: Any, y: float, below: Sequence[Sequence[Sequence[str]]]) -> None:
    if not below:
        return
    count = sum(map(len, below))
    said = ngettext("{count} more, and with whom it works most", "{count} more, and with whom each works most", count)
    axes.text(MARGIN, y + 0.1, said.format(count=count), fontsize=9.5, fontweight="bold", color=INK, va="center")
    y += 0.27
    for row in below:
        for place, lines in enumerate(row):
            written(axes, MARGIN + place * (WIDTH - 2 * MARGIN) / COLUMNS, y, lines, SMALL)
        y += below_height(row)
