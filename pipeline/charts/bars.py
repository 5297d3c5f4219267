"""Bars: projects by who pays, money by who pays, organisations by their projects. Names stand whole beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.charts.canvas import (
    BLUE,
    DEEP,
    FAINT,
    GRID,
    INK,
    LINE,
    MARGIN,
    TITLE,
    WIDTH,
    Drawing,
    box,
    legend,
    measured,
    paper,
    sheet,
    wrapped,
    written,
)
from pipeline.charts.canvas import title as entitle
from pipeline.charts.selection import Drawn
from pipeline.exports.organisations import name_of
from pipeline.exports.rows import funder_organisation, partner_organisation
from pipeline.translation import _, decimal, ngettext
from schemas.plan import Project

# Sizes in inches and points: where bars begin, the least height of a row, room below.
LEFT, ROW, FOOT, NAME = 4.4, 0.3, 0.3, 10.0
# So many organisations have a bar; the others are counted.
MOST = 24


@dataclass(frozen=True)
class Bar:
    """A name with a number; `part` of it is drawn darker, `label` is what stands behind it."""

    name: str
    value: float
    label: str
    part: float = 0.0


def by_fund(projects: Sequence[Drawn]) -> list[tuple[str, list[Project]]]:
    """The projects of each fund, by the name that most of them call it, most projects first; those that name none last."""
    groups: dict[str, list[Project]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    alone = [drawn.project for drawn in projects if not drawn.project.funders]
    for drawn in projects:
        for funder in {funder_organisation(f): f for f in drawn.project.funders}.values():
            groups[funder_organisation(funder)].append(drawn.project)
            names[funder_organisation(funder)][funder.name] += 1
    named = [(min(names[key], key=lambda name: (-names[key][name], name)), group) for key, group in groups.items()]
    ranked = sorted(named, key=lambda pair: (-len(pair[1]), pair[0].casefold()))
    return [*ranked, (_("No funder named"), alone)] if alone else ranked


def funds(projects: Sequence[Drawn], headline: str) -> Drawing:
    """A bar a fund: for how many projects it pays."""
    found = [Bar(name, len(group), str(len(group))) for name, group in by_fund(projects)]
    return bars(found, _("Projects by funder: {plan}").format(plan=headline), _("A project with several funders counts for each."))


def money(projects: Sequence[Drawn], headline: str) -> Drawing | None:
    """A bar a fund: what its projects cost, as far as plans tell; None where none does."""
    found = []
    for name, group in by_fund(projects):
        known = [p.budget.amount for p in group if p.budget and p.budget.currency == "EUR"]
        if known:
            told = _("{known} of {count} projects").format(known=len(known), count=len(group))
            found.append(Bar(name, sum(known), f"{decimal(sum(known), '#,##0')} €  ({told})"))
    if not found:
        return None
    ranked = sorted(found, key=lambda bar: -bar.value)
    said = _("Whole budgets of the projects that tell theirs; one with several funders counts for each, so bars do not add up.")
    return bars(ranked, _("Money by funder: {plan}").format(plan=headline), said)


def organisations(projects: Sequence[Drawn], headline: str) -> Drawing:
    """A bar an organisation: in how many projects it takes part, the darker part is what it coordinates."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    whole, leads = Counter[str](), Counter[str]()
    for drawn in projects:
        for partner in drawn.project.partners:
            names[partner_organisation(partner)][partner.name] += 1
        whole.update({partner_organisation(partner) for partner in drawn.project.partners})
        leads.update({partner_organisation(partner) for partner in drawn.project.partners if partner.role == "coordinator"})
    called = {key: name_of(key, counted) for key, counted in names.items()}
    order = sorted(whole, key=lambda key: (-whole[key], -leads[key], called[key].casefold()))
    found = [Bar(called[key], whole[key], _label(whole[key], leads[key]), leads[key]) for key in order[:MOST]]
    left = len(order) - len(found)
    said = ngettext("{count} more organisation is left out.", "{count} more organisations are left out.", left).format(count=left)
    return bars(found, _("Organisations by number of projects: {plan}").format(plan=headline), said if left > 0 else "", key=True)


def _label(whole: int, leads: int) -> str:
    return _("{count}, coordinates {leads}").format(count=whole, leads=leads) if leads else str(whole)


def bars(found: Sequence[Bar], title: str, said: str, key: bool = False) -> Drawing:
    """A chart of bars; `key`: it is said what the darker part is."""
    names = [wrapped(bar.name, LEFT - MARGIN - 0.2, NAME) for bar in found]
    heights = [max(len(lines) * NAME * LINE + 0.09, ROW) for lines in names]
    top = TITLE + (0.3 if key else 0.1)
    figure = paper(top + sum(heights) + FOOT)
    axes = sheet(figure)
    drawing = Drawing(figure, title)
    entitle(axes, title, said)
    if key:
        legend(axes, TITLE + 0.12, [({"colour": DEEP}, _("coordinates")), ({"colour": BLUE}, _("takes part"))])
    room = WIDTH - LEFT - MARGIN - max((measured(bar.label, NAME) for bar in found), default=0) - 0.15
    most = max((bar.value for bar in found), default=1) or 1
    y = top
    for bar, lines, height in zip(found, names, heights, strict=True):
        middle = y + height / 2
        written(axes, LEFT - 0.12, middle - len(lines) * NAME * LINE / 2, lines, NAME, ha="right")
        width = room * bar.value / most
        drawing.tell(box(axes, LEFT, middle - 0.1, width, 0.2, BLUE), f"{bar.name}: {bar.label}")
        if bar.part:
            box(axes, LEFT, middle - 0.1, room * bar.part / most, 0.2, DEEP)
        axes.text(LEFT + width + 0.08, middle, bar.label, fontsize=NAME, color=INK, va="center")
        y += height
    axes.plot([LEFT, LEFT], [top, y], color=GRID, linewidth=1)
    if not found:
        axes.text(MARGIN, top + 0.3, _("Nobody is named."), fontsize=NAME, color=FAINT, va="center")
    return drawing
