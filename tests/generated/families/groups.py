"""Projects under a heading that says what holds for all of them; boards and lanes; entries without data among others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.generated.content.plan import Party, Project, Theme
from tests.generated.desk import Desk
from tests.generated.drawing.stack import Box, Stack, paint_box, stack
from tests.generated.drawing.style import WHITE
from tests.generated.drawing.text import Para, Run
from tests.generated.families.prose import told
from tests.generated.families.shape import family
from tests.generated.telling import Teller


def _grouped(projects: Sequence[Project], of: Callable[[Project], str]) -> dict[str, list[Project]]:
    found: dict[str, list[Project]] = {}
    for project in projects:
        found.setdefault(of(project), []).append(project)
    return found


def _entry(desk: Desk, teller: Teller, parts: Sequence[list[Run]], bulleted: bool, bold: bool) -> None:
    """Name, description and what else the entry says itself."""
    runs = told(teller, [teller.name(bold=bold), teller.description(), *parts], ". ")
    marker = desk.style.bullet if bulleted else ""
    desk.put_whole(desk.para(*runs, marker=marker, hang=desk.style.size * 1.1 if bulleted else 0.0), after=desk.style.gap * 1.3)


@family("group-by-fund", projects=(3, 5))
def group_by_fund(desk: Desk, theme: Theme) -> None:
    """Under the name of a fund stand the projects that it pays; none says it again."""
    bulleted, bold = desk.rng.random() < 0.6, desk.rng.random() < 0.6
    worded = desk.rng.random() < 0.4
    chances = desk.rng.sample([fund for fund in desk.words["funds"]["known"] if fund[1] not in desk.words["funds"]["unclear"]], 2)
    for n, (name, fund_id) in enumerate(chances):
        mine = theme.projects[n::2]
        if not mine:
            continue
        title = f"{desk.label('funders')}: {name}" if worded else name
        desk.heading(title, 3)
        for project in mine:
            teller = Teller(desk, project, theme.number)
            teller.under_fund(name, fund_id)
            _entry(desk, teller, [teller.period(), teller.actors()], bulleted, bold)


@family("group-by-organisation", projects=(3, 5))
def group_by_organisation(desk: Desk, theme: Theme) -> None:
    """Under an organisation's name stand the projects that it coordinates."""
    bulleted, bold = desk.rng.random() < 0.6, desk.rng.random() < 0.6
    leads = [project.coordinator or Party(project.partners[0].name, "coordinator") for project in theme.projects[:2]]
    word = desk.label("coordinator").removesuffix("?")
    for n, lead in enumerate(leads):
        desk.heading(f"{word}: {lead.name}", 3)
        for project in theme.projects[n::2]:
            teller = Teller(desk, project, theme.number)
            partners = tuple(party for party in project.partners if party.name != lead.name)
            teller.under_lead(lead.name)
            _entry(desk, teller, [teller.period(), teller.funders(labelled=False), teller.others(partners)], bulleted, bold)


@family("group-by-status", projects=(3, 5))
def group_by_status(desk: Desk, theme: Theme) -> None:
    """Under a status's word stand the projects in it."""
    bulleted, bold = desk.rng.random() < 0.6, desk.rng.random() < 0.6
    for status, projects in _grouped(theme.projects, lambda project: project.status[0]).items():
        desk.heading(desk.words["statuses"][status][0], 3)
        for project in projects:
            teller = Teller(desk, project, theme.number)
            teller.under_status()
            _entry(desk, teller, [teller.period(), teller.funders(labelled=False), teller.actors()], bulleted, bold)


@family("group-by-year", projects=(3, 5))
def group_by_year(desk: Desk, theme: Theme) -> None:
    """Under the year in which they begin; each says its own period as well."""
    bulleted, bold = desk.rng.random() < 0.6, desk.rng.random() < 0.6
    dated = [project for project in theme.projects if project.period and project.period.start]
    pattern = desk.label("year")
    for year, projects in sorted(_grouped(dated, lambda project: project.period.start[:4] if project.period else "").items()):
        desk.heading(pattern.format(y=year), 3)
        for project in projects:
            teller = Teller(desk, project, theme.number)
            _entry(desk, teller, [teller.period(), teller.funders(labelled=False), teller.actors()], bulleted, bold)


@family("undated-among-dated", projects=(4, 6))
def undated_among_dated(desk: Desk, theme: Theme) -> None:
    """A list in which some entries give dates and funds, and others only a name or a name and what it is."""
    bulleted, bold = desk.rng.random() < 0.7, desk.rng.random() < 0.4
    bare = desk.rng.sample(range(len(theme.projects)), max(1, len(theme.projects) // 3))
    for n, project in enumerate(theme.projects):
        teller = Teller(desk, project, theme.number)
        parts = [] if n in bare else [teller.period(), teller.funders(labelled=False), teller.actors()]
        _entry(desk, teller, parts, bulleted, bold)


@family("status-board", deck=True, projects=(3, 5), pages=("wide", "small"))
def status_board(desk: Desk, theme: Theme) -> None:
    """A column a status, its projects as small cards below."""
    style, gap = desk.style, 14.0
    statuses = ("upcoming", "ongoing", "ended")
    columns = {status: [p for p in theme.projects if p.status[0] == status] for status in statuses}
    shown = [status for status in statuses if columns[status] or desk.rng.random() < 0.5]
    wide = (desk.x1 - desk.x0 - gap * (len(shown) - 1)) / len(shown)
    heads = [[desk.run(desk.words["statuses"][s][0], bold=True, colour=WHITE, tag=desk.key.heading())] for s in shown]
    _board(desk, [[desk.para(*head)] for head in heads], [columns[s] for s in shown], theme.number, wide, style.size)


def _board(desk: Desk, heads: Sequence[list[Para]], columns: Sequence[list[Project]], theme: int, wide: float, size: float) -> None:
    style, gap, pad = desk.style, 14.0, 7.0
    tops = [stack(head, wide - 2 * pad) for head in heads]
    high = max(one.height for one in tops) + pad
    desk.need(high + 100)
    top = desk.y
    for n, one in enumerate(tops):
        x = desk.x0 + n * (wide + gap)
        paint_box(desk.sheet, Box(fill=style.accent), (x, top, x + wide, top + high))
        one.paint(desk.sheet, x + pad, top + pad / 2)
    lowest, boxed = top + high, desk.rng.random() < 0.6
    tellers = [[Teller(desk, project, theme) for project in projects] for projects in columns]
    cards = fitted(desk, tellers, wide - 2 * pad, 2 * pad + 8, desk.bottom - top - high - 8, size)
    for n, column in enumerate(cards):
        x, y = desk.x0 + n * (wide + gap), top + high + 8
        for teller, card in zip(tellers[n], column, strict=True):
            teller.under_status()
            if boxed:
                paint_box(desk.sheet, Box(stroke=style.accent), (x, y, x + wide, y + card.height + 2 * pad))
            card.paint(desk.sheet, x + pad, y + pad)
            y += card.height + 2 * pad + 8
        lowest = max(lowest, y)
    desk.y = lowest + gap


def fitted(desk: Desk, columns: Sequence[list[Teller]], wide: float, gap: float, room: float, size: float) -> list[list[Stack]]:
    """The cards of each column, in type as small as it takes for the longest column to fit."""
    size = round(size * 0.8, 1)
    while True:
        cards = [[stack(_small_card(desk, teller, size), wide, 1) for teller in column] for column in columns]
        tall = max((sum(card.height + gap for card in column) for column in cards), default=0.0)
        if tall <= room or size < 6:
            return cards
        size = round(size * 0.92, 1)


def _small_card(desk: Desk, teller: Teller, size: float) -> list[Para]:
    data = [teller.period(size=size), teller.funders(labelled=False, size=size)]
    paras = [desk.para(*teller.name(bold=True, size=size))]
    paras += [desk.para(*told(teller, data, ", ", size=size))] if any(data) else []
    return [*paras, desk.para(*teller.actors(size=size))]


@family("theme-columns", deck=True, by_theme=False, projects=(2, 3), themes=(2, 3), pages=("wide", "small"))
def theme_columns(desk: Desk, _: Theme | None) -> None:
    """The themes side by side, each with its projects below its title."""
    themes, gap, pad = desk.plan.themes, 16.0, 7.0
    wide = (desk.x1 - desk.x0 - gap * (len(themes) - 1)) / len(themes)
    numbered = desk.rng.random() < 0.7
    titles = []
    for theme in themes:
        title = f"{theme.number}. {theme.title}" if numbered else theme.title
        run = desk.run(title, bold=True, colour=WHITE, size=round(desk.style.size * 0.9, 1), tag=desk.key.heading(theme.number))
        titles.append(stack([desk.para(run)], wide - 2 * pad))
    high, top = max(one.height for one in titles) + 2 * pad, desk.y
    lowest = top
    tellers = [[Teller(desk, project, theme.number) for project in theme.projects] for theme in themes]
    columns = fitted(desk, tellers, wide - 2 * pad, 12, desk.bottom - top - high - 8, desk.style.size)
    for n, cards in enumerate(columns):
        x, y = desk.x0 + n * (wide + gap), top + high + 8
        paint_box(desk.sheet, Box(fill=desk.style.accent), (x, top, x + wide, top + high))
        titles[n].paint(desk.sheet, x + pad, top + pad)
        for card in cards:
            card.paint(desk.sheet, x + pad, y)
            y += card.height + 12
        lowest = max(lowest, y)
    desk.y = lowest


@family("theme-lanes", deck=True, by_theme=False, projects=(2, 3), themes=(2, 3), pages=("wide", "small"))
def theme_lanes(desk: Desk, _: Theme | None) -> None:
    """A lane a theme: its title in a coloured box at the left, its projects as cards beside it."""
    gap, pad = 10.0, 7.0
    narrow, size = (desk.x1 - desk.x0) * 0.2, round(desk.style.size * 0.8, 1)
    numbered = desk.rng.random() < 0.7
    most = max(len(theme.projects) for theme in desk.plan.themes)
    wide = (desk.x1 - desk.x0 - narrow - gap * most) / most
    for theme in desk.plan.themes:
        title = f"{theme.number}. {theme.title}" if numbered else theme.title
        run = desk.run(title, bold=True, colour=WHITE, size=round(desk.style.size * 0.9, 1), tag=desk.key.heading(theme.number))
        label = stack([desk.para(run)], narrow - 2 * pad)
        tellers = [Teller(desk, project, theme.number) for project in theme.projects]
        cards = [stack(_small_card(desk, teller, size), wide - 2 * pad, 1) for teller in tellers]
        tall = max(one.height for one in (label, *cards)) + 2 * pad
        desk.need(tall)
        paint_box(desk.sheet, Box(fill=desk.style.accent), (desk.x0, desk.y, desk.x0 + narrow, desk.y + tall))
        label.paint(desk.sheet, desk.x0 + pad, desk.y + pad)
        for n, card in enumerate(cards):
            x = desk.x0 + narrow + gap + n * (wide + gap)
            paint_box(desk.sheet, Box(fill=desk.style.pale), (x, desk.y, x + wide, desk.y + tall))
            card.paint(desk.sheet, x + pad, desk.y + pad)
        desk.space(tall + gap)
