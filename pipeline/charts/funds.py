"""Projects by fund, and the money where it is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from matplotlib.figure import Figure

from pipeline.charts.canvas import FAINT, GRID, INK, PALETTE, paper, plain, title
from pipeline.charts.selection import Drawn
from pipeline.charts.words import Words
from pipeline.exports.rows import funder_organisation
from pipeline.reports.timeline import shortened
from schemas.plan import Project

# Sizes in inches.
ROW, HEAD, FOOT = 0.34, 0.95, 0.3


def by_fund(projects: Sequence[Drawn], none: str) -> list[tuple[str, list[Project]]]:
    """The projects of each fund, by the name that most of them call it, most projects first; those without a funder last."""
    groups: dict[str, list[Project]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    alone = [drawn.project for drawn in projects if not drawn.project.funders]
    for drawn in projects:
        for funder in {funder_organisation(f): f for f in drawn.project.funders}.values():
            groups[funder_organisation(funder)].append(drawn.project)
            names[funder_organisation(funder)].append(funder.name)
    named = [(max(sorted(set(names[key])), key=names[key].count), group) for key, group in groups.items()]
    ranked = sorted(named, key=lambda pair: (-len(pair[1]), pair[0].casefold()))
    return [*ranked, (none, alone)] if alone else ranked


def funds(projects: Sequence[Drawn], headline: str, words: Words) -> Figure:
    """A bar a fund: how many projects; beside it what they cost, where any tells that."""
    groups = by_fund(projects, words.none)
    money = [sum(p.budget.amount for p in group if p.budget and p.budget.currency == "EUR") / 1000 for _, group in groups]
    figure = paper(HEAD + ROW * len(groups) + FOOT)
    height = figure.get_figheight()
    names, left = 0.3, 0.3
    width = (1 - names - 0.06) / 2 if any(money) else 1 - names - 0.04
    rows = range(len(groups))
    panels = [([float(len(group)) for _, group in groups], [f"{len(group)}" for _, group in groups], words.by_fund, PALETTE[0])]
    if any(money):
        known = [words.known.format(known=sum(1 for p in group if p.budget), all=len(group)) for _, group in groups]
        said = [f"{amount:,.0f}".replace(",", " ") + f"  ({part})" if amount else "" for amount, part in zip(money, known, strict=True)]
        panels.append((money, said, words.money, PALETTE[2]))
    for values, labels, caption, colour in panels:
        axes = figure.add_axes((left, FOOT / height, width, 1 - (HEAD + FOOT) / height))
        axes.barh(rows, values, height=0.62, color=colour, linewidth=0)
        axes.set_xlim(0, max(max(values), 1) * (1.12 if values is panels[0][0] else 1.6))
        axes.set_ylim(max(len(groups), 8) - 0.5, -0.6)
        for row, (value, label) in enumerate(zip(values, labels, strict=True)):
            axes.text(value, row, f" {label}", fontsize=9.5, color=INK, va="center")
        axes.set_yticks([])
        axes.set_xticks([])
        plain(axes)
        axes.axvline(0, color=GRID, linewidth=1)
        if len(panels) > 1:
            axes.text(0, -0.75, caption, fontsize=9.5, color=FAINT, va="bottom")
        if left == names:
            for row, (name, _) in enumerate(groups):
                axes.text(
                    -0.012, row, shortened(name), transform=axes.get_yaxis_transform(), fontsize=10, color=INK, va="center", ha="right"
                )
        left += width + 0.02
    title(figure, f"{words.by_fund}: {headline}")
    return figure
