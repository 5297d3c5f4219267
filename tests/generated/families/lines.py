"""A project as a few lines: its name, and one line of facts under, over or beside it."""

from __future__ import annotations

from tests.generated.content.plan import Theme
from tests.generated.desk import Desk
from tests.generated.drawing.text import Run, lay, paint_row
from tests.generated.families.prose import told
from tests.generated.families.shape import family
from tests.generated.telling import Teller

BETWEEN = (", ", " | ", " – ", " · ", "; ", " / ")


def facts(desk: Desk, teller: Teller, order: list[str], joint: str, **style: bool) -> list[Run]:
    """The project's data on one line, in an order."""
    values = {
        "period": lambda: teller.period(**style),
        "funders": lambda: teller.funders(labelled=False, **style),
        "actors": lambda: teller.actors(**style),
        "budget": lambda: teller.budget(**style),
    }
    return told(teller, [values[what]() for what in order], joint, **style)


def _order(desk: Desk) -> list[str]:
    order = desk.rng.sample(["period", "funders", "actors"], 3)
    if desk.rng.random() < 0.25:
        order.insert(desk.rng.randint(1, 3), "budget")
    return order


@family("name-and-facts", projects=(3, 5))
def name_and_facts(desk: Desk, theme: Theme) -> None:
    """A name and one line of facts under it; some say what it is about below, most don't."""
    order, joint = _order(desk), desk.rng.choice(BETWEEN)
    bold, slanted, described = desk.rng.random() < 0.55, desk.rng.random() < 0.3, desk.rng.random() < 0.5
    marker = desk.style.bullet if desk.rng.random() < 0.25 else ""
    hang = desk.style.size * 1.1 if marker else 0.0
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        desk.put(desk.para(*teller.name(bold=bold), marker=marker, hang=hang), after=0, keep=40)
        desk.put_whole(
            desk.para(*facts(desk, teller, order, joint, italic=slanted), hang=hang), after=1 if described else desk.style.gap * 1.6
        )
        if described:
            desk.put_whole(desk.para(*teller.description(), hang=hang), after=desk.style.gap * 1.6)


@family("facts-first", projects=(2, 4))
def facts_first(desk: Desk, theme: Theme) -> None:
    """The data stand over the name: a small line with period and fund, then the name, then what it is."""
    joint, small = desk.rng.choice((" | ", " · ", ", ", " – ")), round(desk.style.size * 0.85, 1)
    bold = desk.rng.random() < 0.7
    later = desk.rng.random() < 0.5
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        style = {"size": small, "colour": desk.style.accent}
        over = [teller.period(**style), teller.funders(labelled=False, **style)]
        if not later:
            over.append(teller.actors(**style))
        desk.put(desk.para(*told(teller, over, joint, **style)), after=0, keep=60)
        desk.put(desk.para(*teller.name(bold=bold, size=desk.style.size * (1.0 if bold else 1.2))), after=0, keep=30)
        desk.put_whole(desk.para(*teller.description()), after=0 if later else desk.style.gap * 1.8)
        if later:
            desk.put_whole(desk.para(*teller.actors()), after=desk.style.gap * 1.8)


@family("tabbed-lines", projects=(3, 6))
def tabbed_lines(desk: Desk, theme: Theme) -> None:
    """A line a project, its data at tab stops: a long name pushes them to the next stop, and what it is about stands below."""
    stops = [desk.style.inner * share for share in desk.rng.choice(((0.45, 0.68), (0.5, 0.75), (0.4, 0.6)))]
    order = desk.rng.sample(("period", "funders"), 2)
    described, bold = desk.rng.random() < 0.5, desk.rng.random() < 0.4
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        values = {"period": teller.period, "funders": lambda t=teller: t.funders(labelled=False)}
        desk.need(desk.style.size * 5)
        x = 0.0
        for n, runs in enumerate([teller.name(bold=bold), *(values[what]() for what in order)]):
            if runs:
                x = max(x, ([0.0, *stops])[n])
                laid = lay(desk.para(*runs, align="left"), desk.style.inner)
                if x + laid.rows[0].wide > desk.x1 - desk.x0:
                    desk.space(laid.pitch)
                    x = stops[0]
                paint_row(desk.sheet, laid, 0, desk.x0 + x, desk.y)
                x = next((stop for stop in stops if stop > x + laid.rows[0].wide + 8), x + laid.rows[0].wide + 16)
        desk.space(desk.style.size * desk.style.leading)
        if described:
            desk.put_whole(desk.para(*teller.description()), after=1)
        desk.put_whole(desk.para(*teller.actors()), after=desk.style.gap * 1.6)
