"""The timeline: a bar a project, by theme; an open end is drawn as an arrow, a period that is not known not at all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import MAXYEAR, date
from typing import Any

from pipeline.charts.canvas import (
    AMBER,
    BAND,
    BLUE,
    DEEP,
    EDGE,
    FAINT,
    GREY,
    GRID,
    INK,
    LINE,
    MARGIN,
    WIDTH,
    Drawing,
    box,
    legend,
    paper,
    sheet,
    title,
    wrapped,
    written,
)
from pipeline.charts.selection import Drawn
from pipeline.reporting.times import state
from pipeline.reporting.view import State
from pipeline.translation import _, day
from schemas.plan import Period

# Sizes in inches and points: where bars begin, their height, what stands above and below the rows.
LEFT, BAR, HEAD, FOOT, PAD = 4.7, 0.125, 1.3, 0.2, 0.045
NAME, THEME, SMALL = 8.5, 9.5, 8.0
# Days that the axis goes on beyond the first and last day, for the arrows.
BEYOND = 150
LOOKS: dict[State, dict[str, Any]] = {
    "known": {"colour": BLUE},
    "running": {"colour": BLUE},
    "this-year": {"colour": AMBER, "edgecolor": "#8a5200", "linewidth": 0.7},
    "ended": {"colour": GREY, "edgecolor": EDGE, "linewidth": 0.7},
    "upcoming": {"colour": "white", "edgecolor": BLUE, "linewidth": 1.4},
}


class _Axis:
    """Days as inches from the left."""

    def __init__(self, projects: Sequence[Drawn], today: date | None) -> None:
        periods = [drawn.project.period for drawn in projects] + [drawn.plan for drawn in projects]
        days = [date.fromisoformat(end) for period in periods if period for end in (period.start, period.end) if end]
        days += [today] if today else []
        first, last = (min(days), max(days)) if days else (date(2024, 1, 1), date(2024, 12, 31))
        self.first, self.last = first.toordinal() - BEYOND, last.toordinal() + BEYOND
        self.years = range(first.year, min(last.year + 1, MAXYEAR) + 1)

    def at(self, day: str | date) -> float:
        number = (day if isinstance(day, date) else date.fromisoformat(day)).toordinal()
        return LEFT + (number - self.first) / (self.last - self.first) * (WIDTH - LEFT - MARGIN)


def gantt(projects: Sequence[Drawn], headline: str, today: date | None = None) -> Drawing:
    """The projects as bars from their earliest to their latest possible day; with `today` told by how they stand on it."""
    groups = [(key, list(group)) for key, group in itertools.groupby(projects, key=lambda drawn: (drawn.region, drawn.theme))]
    titles = [wrapped(f"{region}: {theme}" if region else theme, WIDTH - 2 * MARGIN, THEME, bold=True) for (region, theme), _g in groups]
    names = {id(drawn): wrapped(drawn.project.name, LEFT - MARGIN - 0.35, NAME) for drawn in projects}
    height = HEAD + sum(len(lines) * THEME * LINE + 0.12 for lines in titles) + sum(map(_height, names.values())) + FOOT
    figure = paper(height)
    axes, axis = sheet(figure), _Axis(projects, today)
    found = Drawing(figure, _("Projects: {plan}").format(plan=headline))
    _years(axes, axis, HEAD - 0.12, height - FOOT)
    y, bands = HEAD, list[tuple[float, float, Period | None]]()
    for lines, (_key, group) in zip(titles, groups, strict=True):
        written(axes, MARGIN, y + 0.04, lines, THEME, fontweight="bold")
        top = y
        y += len(lines) * THEME * LINE + 0.12
        for drawn in group:
            written(axes, MARGIN + 0.15, y + PAD / 2, names[id(drawn)], NAME)
            _bar(found, axes, axis, drawn, y + _height(names[id(drawn)]) / 2, today)
            y += _height(names[id(drawn)])
        bands.append((top, y, group[0].plan))
    for top, bottom, plan in bands:
        if plan and plan.start and plan.end:
            box(axes, axis.at(plan.start), top, axis.at(plan.end) - axis.at(plan.start), bottom - top, BAND, zorder=0)
    if today:
        x = axis.at(today)
        axes.plot([x, x], [HEAD - 0.14, height - FOOT], color=DEEP, linewidth=1.4, linestyle=(0, (4, 2)), zorder=4)
        axes.text(x, HEAD - 0.32, day(today.isoformat()), fontsize=SMALL, color=DEEP, ha="center", va="center", fontweight="bold")
    title(axes, found.name)
    legend(axes, 0.64, _marks(projects, today))
    return found


def _height(lines: Sequence[str]) -> float:
    return max(len(lines) * NAME * LINE, BAR) + PAD


def _years(axes: Any, axis: _Axis, top: float, bottom: float) -> None:
    """Where years begin; every second or fifth one where they are many."""
    step = 1 if len(axis.years) <= 14 else 2 if len(axis.years) <= 28 else 5
    for year in axis.years:
        x = axis.at(date(year, 1, 1))
        if year % step == 0 and LEFT <= x <= WIDTH - MARGIN:
            axes.plot([x, x], [top, bottom], color=GRID, linewidth=0.8, zorder=1)
            axes.text(x, top - 0.06, str(year), fontsize=9, color=INK, ha="center", va="center")


def _marks(projects: Sequence[Drawn], today: date | None) -> list[tuple[dict[str, Any], str]]:
    """What the signs mean, those that occur."""
    states = {state(drawn.project.period, today) for drawn in projects}
    words: dict[State, str] = {
        "running": _("under way"),
        "this-year": _("ends in {year}").format(year=today.year if today else ""),
        "ended": _("has ended"),
        "upcoming": _("begins later"),
    }
    found: list[tuple[dict[str, Any], str]] = [(LOOKS[kind], said) for kind, said in words.items() if kind in states]
    if any(drawn.plan and drawn.plan.start and drawn.plan.end for drawn in projects):
        found.append(({"colour": BAND, "edgecolor": EDGE, "linewidth": 0.5}, _("the plan's own time")))
    if any(p and bool(p.start) != bool(p.end) for p in (drawn.project.period for drawn in projects)):
        found.append(({"sign": "▶", "color": BLUE}, _("begin or end open, or not told")))
    return found


def _bar(found: Drawing, axes: Any, axis: _Axis, drawn: Drawn, y: float, today: date | None) -> None:
    period, kind = drawn.project.period, state(drawn.project.period, today)
    if period is None or kind == "unknown":
        axes.text(LEFT + 0.05, y, _("time not known"), fontsize=SMALL, fontstyle="italic", color=FAINT, va="center")
        return
    low, high = LEFT + 0.13, WIDTH - MARGIN - 0.13
    start, end = (axis.at(period.start) if period.start else low), (axis.at(period.end) if period.end else high)
    look = LOOKS[kind]
    bar = box(axes, start, y - BAR / 2, max(end - start, 0.03), BAR, look["colour"], **{k: v for k, v in look.items() if k != "colour"})
    bar.set_zorder(3)
    found.tell(bar, f"{drawn.project.name}: {period.text}")
    for there, edge, tip in ((period.start, start, low - 0.13), (period.end, end, high + 0.13)):
        if not there:
            axes.fill([edge, edge, tip], [y - BAR, y + BAR, y], color=look.get("edgecolor", look["colour"]), linewidth=0, zorder=3)
