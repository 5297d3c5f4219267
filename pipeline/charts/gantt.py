"""The timeline: a bar a project, by theme; an open end is drawn as an arrow, a period that is not known not at all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from typing import Any

from matplotlib.dates import YearLocator, date2num
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from pipeline.charts.canvas import FAINT, GRID, INK, PALETTE, paper, plain, title
from pipeline.charts.selection import Drawn
from pipeline.charts.words import Words
from pipeline.reports.timeline import shortened

# Sizes in inches, and the share of the width that names take.
ROW, HEAD, FOOT, NAMES = 0.215, 0.75, 0.35, 0.36
BAR = 0.62
# Days that an axis goes on beyond the first and last day, for the arrows.
BEYOND = 150


def gantt(projects: Sequence[Drawn], headline: str, words: Words) -> Figure:
    """The projects as bars from their earliest to their latest possible day."""
    groups = [(key, list(group)) for key, group in itertools.groupby(projects, key=lambda drawn: (drawn.region, drawn.theme))]
    rows = sum(len(group) + 1 for _, group in groups)
    figure = paper(HEAD + ROW * rows + FOOT)
    height = figure.get_figheight()
    axes = figure.add_axes((NAMES, FOOT / height, 1 - NAMES - 0.02, 1 - (HEAD + FOOT) / height))
    first, last = _days(projects)
    axes.set_xlim(first - BEYOND, last + BEYOND)
    axes.set_ylim(rows, 0)
    y = 0.5
    for place, ((region, theme), group) in enumerate(groups):
        shown = f"{region}: {theme}" if region else theme
        axes.text(
            -NAMES / (1 - NAMES - 0.02) + 0.022,
            y,
            shown,
            transform=axes.get_yaxis_transform(),
            fontsize=9.5,
            fontweight="bold",
            color=INK,
            va="center",
        )
        y += 1
        for drawn in group:
            axes.text(
                -0.012,
                y,
                shortened(drawn.project.name),
                transform=axes.get_yaxis_transform(),
                fontsize=8.5,
                color=INK,
                va="center",
                ha="right",
            )
            _bar(axes, drawn, y, PALETTE[place % len(PALETTE)], words)
            y += 1
    axes.xaxis.set_major_locator(YearLocator())  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: str(date.fromordinal(int(x) + date(1970, 1, 1).toordinal()).year)))
    axes.set_yticks([])
    plain(axes)
    axes.tick_params(axis="x", labelsize=9, labelrotation=0)
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    title(figure, f"{words.projects}: {headline}", words.open_end)
    return figure


def _days(projects: Sequence[Drawn]) -> tuple[float, float]:
    """The first and the last day that any period names, as matplotlib counts them."""
    periods = [drawn.project.period for drawn in projects if drawn.project.period]
    days = [_number(day) for period in periods for day in (period.start, period.end) if day]
    return (min(days), max(days)) if days else (_number("2024-01-01"), _number("2025-01-01"))


def _number(day: str) -> float:
    return float(date2num(date.fromisoformat(day)))  # type: ignore[no-untyped-call]


def _bar(axes: Any, drawn: Drawn, y: float, colour: str, words: Words) -> None:
    period = drawn.project.period
    low, high = axes.get_xlim()
    if period is None or not (period.start or period.end):
        axes.text(low + 25, y, words.no_period, fontsize=8, fontstyle="italic", color=FAINT, va="center")
        return
    start = _number(period.start) if period.start else low + BEYOND / 2
    end = _number(period.end) if period.end else high - BEYOND / 2
    axes.barh(y, end - start, left=start, height=BAR, color=colour, linewidth=0)
    for there, edge, outer in ((period.start, start, low), (period.end, end, high)):
        if not there:
            axes.fill([edge, edge, outer], [y - BAR / 2, y + BAR / 2, y], color=colour, linewidth=0)
