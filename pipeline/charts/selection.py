"""What is drawn: each project once, as the newest edition that has it gives it, under that edition's theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.compare.history import history
from pipeline.editions import in_order
from pipeline.reports.timeline import by_theme
from schemas.plan import Period, Plan, Project


@dataclass(frozen=True)
class Drawn:
    """A project, the title of the theme that it stands in, and the plan's own period; `region` where editions of several are drawn."""

    project: Project
    theme: str
    region: str
    plan: Period | None


def drawn(editions: Sequence[tuple[Path, Plan]]) -> list[Drawn]:
    """The projects of all editions, region by region and theme by theme."""
    regions = list(dict.fromkeys(plan.plan.region or "" for _, plan in editions))
    found = []
    for region in regions:
        plans = [plan for _, plan in in_order([pair for pair in editions if (pair[1].plan.region or "") == region])]
        projects = [{project.id: project for project in plan.projects} for plan in plans]
        for title, tracks in by_theme(history(plans)):
            for track in tracks:
                last = track.seen[-1]
                found.append(Drawn(projects[last.edition][last.id], title, region if len(regions) > 1 else "", plans[-1].plan.period))
    return found


def headline(editions: Sequence[tuple[Path, Plan]]) -> str:
    """What the charts are of: the regions and the years that the editions tell of."""
    regions = dict.fromkeys(plan.plan.region for _, plan in editions if plan.plan.region)
    years = [
        day[:4]
        for _, plan in editions
        if plan.plan.period
        for day in (plan.plan.period.start, plan.plan.period.end)
        if day
    ]  # fmt: skip
    span = f"{min(years)}–{max(years)}" if years else ""
    return " ".join(part for part in (", ".join(list(regions)[:3]) + ("…" if len(regions) > 3 else ""), span) if part)
