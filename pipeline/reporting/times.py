"""The time of projects: bars on an axis of years, how each stands on a day, which end in which year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MAXYEAR, date

from pipeline.reporting.view import Axis, Bar, State
from schemas.plan import Period, Project

# So many days the axis goes on beyond the first and last day, for open ends.
BEYOND = 120


class Scale:
    """Days as percent of an axis that holds all projects, whole years and the day that was asked for."""

    def __init__(self, projects: Sequence[Project], plan: Period | None, today: date | None) -> None:
        periods = [project.period for project in projects if project.period]
        days = [date.fromisoformat(day) for period in [*periods, *([plan] if plan else [])] for day in (period.start, period.end) if day]
        days += [today] if today else []
        first, last = (min(days), max(days)) if days else (date(2024, 1, 1), date(2024, 12, 31))
        self._plan, self._today = plan, today
        self._first = date(first.year, 1, 1).toordinal() - BEYOND
        self._last = date(last.year, 12, 31).toordinal() + BEYOND
        self._years = range(first.year, min(last.year + 1, MAXYEAR) + 1)

    def at(self, day: date) -> float:
        """Where a day stands, in percent."""
        return round(100 * (day.toordinal() - self._first) / (self._last - self._first), 2)

    def axis(self) -> Axis:
        """The axis; every second or fifth year where they are many."""
        step = 1 if len(self._years) <= 12 else 2 if len(self._years) <= 24 else 5
        years = [(self.at(date(year, 1, 1)), year) for year in self._years if year % step == 0]
        band = None
        if self._plan and self._plan.start and self._plan.end:
            start, end = (self.at(date.fromisoformat(day)) for day in (self._plan.start, self._plan.end))
            band = (start, round(end - start, 2))
        return Axis(years, self.at(self._today) if self._today else None, band)

    def bar(self, period: Period | None) -> Bar | None:
        """A project's bar; None where its time is not known."""
        if period is None or not (period.start or period.end):
            return None
        start = self.at(date.fromisoformat(period.start)) if period.start else 0.8
        end = self.at(date.fromisoformat(period.end)) if period.end else 99.2
        return Bar(start, max(round(end - start, 2), 0.4), period.start is None, period.end is None)


def state(period: Period | None, today: date | None) -> State:
    """How a project stands on a day."""
    if period is None or not (period.start or period.end):
        return "unknown"
    if today is None:
        return "known"
    if period.end and period.end < today.isoformat():
        return "ended"
    if period.start and period.start > today.isoformat():
        return "upcoming"
    return "this-year" if period.end and period.end[:4] == str(today.year) else "running"


def ends_in(project: Project, year: int) -> bool:
    """Whether a project ends in a year, or has ended in it."""
    return bool(project.period and project.period.end and project.period.end[:4] == str(year))
