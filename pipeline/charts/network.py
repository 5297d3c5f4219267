"""The network: who works with whom. Organisations stand round an oval, their names outside, a line for projects in common."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import networkx
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Curve

from pipeline.charts.canvas import INK, PALETTE, paper, plain, title
from pipeline.charts.selection import Drawn
from pipeline.charts.words import Words
from pipeline.exports.organisations import kind_of, name_of
from pipeline.exports.rows import partner_organisation
from pipeline.reports.timeline import shortened

# So many organisations are drawn at most: as many as have room for a name on either side of a slide.
MOST = 52
# Half the oval's width and height in inches, and how far names stand off.
WIDE, HIGH, OFF = 2.9, 2.85, 0.14
# The thickest line, in points, and the largest dot, in square points.
THICKEST, LARGEST = 4.0, 190.0


def graph_of(projects: Sequence[Drawn]) -> Any:
    """Organisations that share a project, joined; `weight` tells how many projects two share, `projects` how many one has."""
    graph = networkx.Graph()
    names: dict[str, Counter[str]] = {}
    for drawn in projects:
        partners = dict.fromkeys(partner_organisation(partner) for partner in drawn.project.partners)
        for partner in drawn.project.partners:
            names.setdefault(partner_organisation(partner), Counter())[partner.name] += 1
        for key in partners:
            graph.add_node(key, projects=graph.nodes.get(key, {}).get("projects", 0) + 1)
        for a, b in itertools.combinations(partners, 2):
            graph.add_edge(a, b, weight=graph.get_edge_data(a, b, {"weight": 0})["weight"] + 1)
    for key, counted in names.items():
        name = name_of(key, counted)
        graph.nodes[key].update(name=name, kind=kind_of(key, name) or "")
    return graph


def network(projects: Sequence[Drawn], headline: str, words: Words) -> Figure:
    """The organisations that work with others, those that do most first."""
    graph = graph_of(projects)
    together = sorted(
        (n for n in graph if graph.degree(n)), key=lambda n: (-graph.degree(n, weight="weight"), -graph.nodes[n]["projects"], n)
    )
    chosen = graph.subgraph(together[:MOST])
    chosen = chosen.subgraph([node for node in chosen if chosen.degree(node)])
    order = _order(chosen)
    figure = paper()
    axes = figure.add_axes((0, 0, 1, 1 - 0.6 / figure.get_figheight()))
    axes.set_xlim(-6.4, 6.4)
    axes.set_ylim(-3.55, 3.05)
    axes.set_xticks([])
    axes.set_yticks([])
    plain(axes)
    places = _places(order)
    colours = {kind: PALETTE[place % len(PALETTE)] for place, kind in enumerate(kind for kind in words.kinds)}
    for a, b, data in sorted(chosen.edges(data=True)):
        curve = Curve([places[a], (0, (places[a][1] + places[b][1]) * 0.25), places[b]], [Curve.MOVETO, Curve.CURVE3, Curve.CURVE3])
        axes.add_patch(PathPatch(curve, fill=False, edgecolor="#8a97a4", alpha=0.55, linewidth=min(0.6 + 0.7 * data["weight"], THICKEST)))
    for node in order:
        x, y = places[node]
        kind = chosen.nodes[node]["kind"]
        axes.scatter(
            [x], [y], s=min(24 + 14 * chosen.nodes[node]["projects"], LARGEST), color=colours.get(kind, colours[""]), zorder=3, linewidths=0
        )
        right = x >= 0
        axes.text(
            x + (OFF if right else -OFF),
            y,
            shortened(chosen.nodes[node]["name"]),
            fontsize=8.5,
            color=INK,
            va="center",
            ha="left" if right else "right",
        )
    present = [kind for kind in words.kinds if any(chosen.nodes[node]["kind"] == kind for node in order)]
    marks = [Line2D([], [], marker="o", linestyle="", color=colours[kind], label=words.kinds[kind]) for kind in present]
    columns = len(marks) if len(marks) <= 6 else math.ceil(len(marks) / 2)
    axes.legend(
        handles=marks, loc="lower center", ncol=columns, fontsize=8.5, frameon=False, handletextpad=0.2, columnspacing=1.4, labelcolor=INK
    )
    title(figure, f"{words.shared}: {headline}", words.shown.format(shown=len(order), all=len(graph)))
    return figure


def _order(graph: Any) -> list[str]:
    """The nodes, those of a community beside each other (greedy modularity, Clauset, Newman and Moore 2004)."""
    if not graph:
        return []
    groups = networkx.community.greedy_modularity_communities(graph, weight="weight")
    ranked = sorted(
        (sorted(group, key=lambda n: (graph.nodes[n]["kind"], n)) for group in groups), key=lambda group: (-len(group), group[0])
    )
    return [node for group in ranked for node in group]


def _places(order: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Each node's place on the oval, in inches from its middle: evenly down the right side, then up the left, so that no
    two names meet."""
    half = math.ceil(len(order) / 2)
    found = {}
    for place, node in enumerate(order):
        right = place < half
        count = half if right else len(order) - half
        step = place if right else count - 1 - (place - half)
        y = HIGH * (1 - 2 * (step + 0.5) / count)
        x = WIDE * math.sqrt(max(1 - (y / HIGH) ** 2, 0.02)) * (1 if right else -1)
        found[node] = (x, y)
    return found
