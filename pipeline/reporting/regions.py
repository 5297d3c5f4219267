"""Many regions side by side: numbers of their newest editions, funds, organisations that work in several."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from pipeline.exports.told import Entry, Told
from pipeline.reporting.looks import asked
from pipeline.reporting.people import MOST
from pipeline.reporting.region import Edition
from pipeline.reporting.times import ends_in, state
from pipeline.reporting.view import Column, Ranked, Regions
from pipeline.translation import _, decimal, listed

# So many funds have a column of their own.
FUNDS = 8


def regions(newest: Sequence[Edition], told: Told, today: date | None) -> Regions:
    """The newest edition of each region, in the order of the regions."""
    entries = [[entry for entry in told.entries if entry.edition == edition.key] for edition in newest]
    funds = Counter(key for group in entries for entry in group for key in entry.funders)
    order = sorted(funds, key=lambda key: (-funds[key], told.funds[key].casefold()))[:FUNDS]
    counts = [[sum(key in entry.funders for entry in group) for key in order] for group in entries]
    return Regions(
        columns=_columns(newest, entries, today),
        funds=[told.funds[key] for key in order],
        counts=counts,
        most=max((count for row in counts for count in row), default=1) or 1,
        shared=_shared(newest, entries, told),
    )


def _columns(newest: Sequence[Edition], entries: Sequence[Sequence[Entry]], today: date | None) -> list[Column]:
    plans = [edition.plan for edition in newest]
    numbers: list[tuple[str, list[float]]] = [
        (_("Themes"), [len(plan.themes) for plan in plans]),
        (_("Projects"), [len(plan.projects) for plan in plans]),
    ]
    if today:
        under_way = [sum(state(p.period, today) in ("running", "this-year") for p in plan.projects) for plan in plans]
        ends = [sum(ends_in(p, today.year) for p in plan.projects) for plan in plans]
        numbers += [(_("under way"), [*under_way]), (_("end in {year}").format(year=today.year), [*ends])]
    numbers += [
        (_("Organisations"), [len({key for entry in group for key in entry.bodies}) for group in entries]),
        (_money_title(), [sum(p.budget.amount for p in plan.projects if p.budget and p.budget.currency == "EUR") for plan in plans]),
        (_("To check"), [asked(plan) for plan in plans]),
    ]
    return [Column(title, _cells(values, title == _money_title())) for title, values in numbers if any(values)]


def _money_title() -> str:
    return _("Budgets known, €")


def _cells(values: Sequence[float], money: bool) -> list[tuple[str, float]]:
    """Numbers with their shares of the highest; no money is money that is not known."""
    most = max(values) or 1
    return [("–" if money and not value else decimal(value, "#,##0"), round(100 * value / most, 2)) for value in values]


def _shared(newest: Sequence[Edition], entries: Sequence[Sequence[Entry]], told: Told) -> list[Ranked]:
    """Organisations that take part in several regions, those of most regions first."""
    where: dict[str, list[str]] = defaultdict(list)
    projects = Counter[str]()
    for edition, group in zip(newest, entries, strict=True):
        for key in sorted({key for entry in group for key in entry.bodies}):
            where[key].append(edition.plan.plan.region or edition.plan.plan.id)
        projects.update(key for entry in group for key in entry.bodies)
    several = sorted((key for key in where if len(where[key]) > 1), key=lambda k: (-len(where[k]), -projects[k], told.names[k].casefold()))
    most = max((projects[key] for key in several), default=1)
    return [Ranked(told.names[key], projects[key], round(100 * projects[key] / most, 2), said=listed(where[key])) for key in several[:MOST]]
