"""Coloured boxes, timeline bars, side panels, and fact boxes beside a story."""

from __future__ import annotations

from random import Random

from tests.generated.content.plan import Project, Theme
from tests.generated.content.words import Deck
from tests.generated.desk import Desk
from tests.generated.drawing.sheet import Colour, Fill, Rule, Text
from tests.generated.drawing.stack import Box, Stack, fitting, paint_box, stack
from tests.generated.drawing.style import DARK, WHITE
from tests.generated.drawing.text import Para
from tests.generated.families.cards import CardLook, put_cards, value
from tests.generated.families.prose import told
from tests.generated.families.shape import family
from tests.generated.telling import Teller


@family("boxes-headed", projects=(2, 4))
def boxes_headed(desk: Desk, theme: Theme) -> None:
    """Boxes with the name in a dark bar and the rest below it on a pale ground; labels or none."""
    style, labelled = desk.style, desk.rng.random() < 0.5
    columns = desk.rng.randint(1, max(1, int(style.inner // 240)))
    order = desk.rng.sample(("period", "funders", "actors"), 3)
    gap, pad = 14.0, 8.0
    wide = (desk.x1 - desk.x0 - gap * (columns - 1)) / columns
    for n in range(0, len(theme.projects), columns):
        row = [_headed(desk, project, theme.number, order, labelled, wide - 2 * pad) for project in theme.projects[n : n + columns]]
        bar, body = (max(pair[part].height for pair in row) + pad for part in (0, 1))
        desk.need(bar + body + gap)
        for m, (name, rest) in enumerate(row):
            x = desk.x0 + m * (wide + gap)
            paint_box(desk.sheet, Box(fill=style.accent), (x, desk.y, x + wide, desk.y + bar))
            paint_box(desk.sheet, Box(fill=style.pale), (x, desk.y + bar, x + wide, desk.y + bar + body))
            name.paint(desk.sheet, x + pad, desk.y + pad / 2)
            rest.paint(desk.sheet, x + pad, desk.y + bar + pad / 2)
        desk.space(bar + body + gap)


def _headed(desk: Desk, project: Project, theme: int, order: list[str], labelled: bool, wide: float) -> tuple[Stack, Stack]:
    teller = Teller(desk, project, theme)
    paras = [desk.para(*teller.description())]
    for what in order:
        runs = teller.funders(labelled=labelled) if what == "funders" else value(teller, what)
        if runs and labelled:
            paras.append(desk.para(teller.run(f"{desk.label(what).removesuffix('?')}:"), *runs))
        elif runs:
            paras.append(desk.para(*runs))
    return stack([desk.para(*teller.name(bold=True, colour=WHITE))], wide), fitting(paras, wide, 2, desk.room * 0.75)


@family("boxes-many-colours", deck=True, projects=(3, 6))
def boxes_many_colours(desk: Desk, theme: Theme) -> None:
    """A box a project, each in a colour of its own, white letters, short lines in the middle."""
    align = desk.rng.choice(("left", "centre"))
    columns = desk.rng.choice((2, 3)) if desk.style.inner > 640 else 2
    joint = desk.rng.choice((" | ", ", ", " · "))
    described = desk.rng.random() < 0.4
    colours: list[Colour] = [DARK[n % len(DARK)] for n in range(len(theme.projects))]
    for n in range(0, len(theme.projects), columns):
        row = theme.projects[n : n + columns]

        def card(project: Project) -> list[Para]:
            teller = Teller(desk, project, theme.number)
            paras = [desk.para(*teller.name(bold=True, colour=WHITE), align=align)]
            if described:
                paras.append(desk.para(*teller.description(colour=WHITE), align=align))
            data = [teller.period(colour=WHITE), teller.funders(labelled=False, colour=WHITE)]
            if any(data):
                paras.append(desk.para(*told(teller, data, joint, colour=WHITE), align=align))
            return [*paras, desk.para(*teller.actors(colour=WHITE), align=align)]

        put_cards(desk, row, CardLook(Box(9, fill=colours[n]), columns, 10.0), card)


@family("timeline", deck=True, projects=(3, 5), pages=("wide", "small"))
def timeline(desk: Desk, theme: Theme) -> None:
    """Bars on an axis of years: the name at the left, the period in its bar, fund and actors small under the name."""
    style, years = desk.style, _years(theme)
    left = desk.x0 + (desk.x1 - desk.x0) * 0.42
    step = (desk.x1 - left) / len(years)
    small = round(style.size * 0.75, 1)
    tag = desk.key.heading()
    desk.need(60)
    for n, year in enumerate(years):
        desk.sheet.add(Text(round(left + n * step + 3, 2), round(desk.y + small, 2), str(year), style.face.regular, small, style.ink, tag))
    desk.space(small * 1.8)
    inside = desk.rng.random() < 0.7
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        name = stack([desk.para(*teller.name(bold=True))], left - desk.x0 - 10)
        data = [teller.funders(labelled=False, size=small), teller.actors(size=small)]
        under = stack([desk.para(*told(teller, data, ", ", size=small))] if any(data) else [], left - desk.x0 - 10)
        tall = name.height + under.height + style.size * 0.8
        desk.need(tall)
        _bar(desk, teller, (left, step, years[0], len(years)), small, inside)
        name.paint(desk.sheet, desk.x0, desk.y)
        under.paint(desk.sheet, desk.x0, desk.y + name.height)
        desk.space(tall)
        desk.sheet.add(Rule(desk.x0, round(desk.y - 4, 2), desk.x1, round(desk.y - 4, 2), 0.4, (0.8, 0.8, 0.8)))


def _years(theme: Theme) -> list[int]:
    ends = [day for project in theme.projects if project.period for day in (project.period.start, project.period.end) if day]
    found = [int(day[:4]) for day in ends] or [2024]
    return list(range(min(found), max(max(found), min(found) + 3) + 1))


def _bar(desk: Desk, teller: Teller, axis: tuple[float, float, int, int], small: float, inside: bool) -> None:
    left, step, first, count = axis
    period = teller.project.period
    if period is None:
        return
    a = left + (_year(period.start or f"{first}-01-01") - first) * step
    b = left + min(_year(period.end or f"{first + count - 1}-12-31") - first, count) * step
    high = desk.style.size * 1.4
    runs = teller.period(size=small, colour=WHITE if inside else desk.style.ink)
    text = stack([desk.para(*runs)], 400)
    b = max(b, a + sum(row.wide for laid in text.laid for row in laid.rows) + 8) if inside else b
    b = min(b, desk.x1)
    desk.sheet.add(Fill(round(a, 2), round(desk.y, 2), round(b, 2), round(desk.y + high, 2), desk.style.accent))
    wide = max(row.wide for laid in text.laid for row in laid.rows)
    x = max(min(a + 4, desk.x1 - wide), left) if inside else max(min(b + 4, desk.x1 - wide), left)
    text.paint(desk.sheet, x, desk.y + (3 if inside else high))


def _year(day: str) -> float:
    return int(day[:4]) + (int(day[5:7]) - 1) / 12


@family("side-panel", projects=(1, 3))
def side_panel(desk: Desk, theme: Theme) -> None:
    """The facts stand in a coloured panel at the side, under labels; name and description fill the rest."""
    _beside(desk, theme, panel_left=desk.rng.random() < 0.5, story=False)


@family("brochure", deck=False, projects=(1, 2))
def brochure(desk: Desk, theme: Theme) -> None:
    """A story of several paragraphs, and a fact box with its own title beside it."""
    _beside(desk, theme, panel_left=desk.rng.random() < 0.3, story=True)


def _beside(desk: Desk, theme: Theme, *, panel_left: bool, story: bool) -> None:
    style, size = desk.style, round(desk.style.size * 0.9, 1)
    share, pad = desk.rng.choice((0.3, 0.36)), 9.0
    narrow = (desk.x1 - desk.x0) * share
    wide = desk.x1 - desk.x0 - narrow - 18
    order = desk.rng.sample(("period", "funders", "coordinator", "partners"), 4)
    above, dark, titled = desk.rng.random() < 0.6, desk.rng.random() < 0.3, story and desk.rng.random() < 0.7
    colour = WHITE if dark else style.ink
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        main = [desk.para(*teller.name(bold=True, size=round(style.size * 1.3, 1), colour=style.accent))]
        main.append(desk.para(*teller.description()))
        main += _story(desk, teller) if story else []
        facts = [desk.para(teller.run(desk.label("facts"), bold=True, size=style.size, colour=colour))] if titled else []
        for what in order:
            if not (runs := value(teller, what, size=size, colour=colour)):
                continue
            label = desk.label(what).removesuffix("?")
            if above:
                facts += [desk.para(teller.run(label, bold=True, size=size, colour=colour)), desk.para(*runs)]
            else:
                facts.append(desk.para(teller.run(f"{label}:", bold=True, size=size, colour=colour), *runs))
        text, panel = fitting(main, wide, style.gap, desk.room), fitting(facts, narrow - 2 * pad, 2, desk.room - 2 * pad)
        tall = max(text.height, panel.height + 2 * pad)
        desk.need(tall)
        x = desk.x0 if panel_left else desk.x1 - narrow
        paint_box(desk.sheet, Box(fill=style.accent if dark else style.pale), (x, desk.y, x + narrow, desk.y + panel.height + 2 * pad))
        text.paint(desk.sheet, desk.x0 + narrow + 18 if panel_left else desk.x0, desk.y)
        panel.paint(desk.sheet, x + pad, desk.y + pad)
        desk.space(tall + style.size * 1.4)


def _story(desk: Desk, teller: Teller) -> list[Para]:
    """Paragraphs that tell of the project: part of its description, or text that need not be."""
    # No two projects of an edition have one story, as long as there are others.
    desk.stories = desk.stories or Deck(Random(f"{desk.shape_seed} story"), desk.words["prose"]["story"])
    sentences = [desk.stories.draw() for _ in range(desk.rng.randint(2, 3))]
    town = desk.rng.choice(desk.words["towns"])
    shown = [sentence.format(genitive=town[1], town=town[0]) for sentence in sentences]
    begun = teller.said.description
    told_all = " ".join([f"{begun.removesuffix('.')}.", *shown]) if begun else " ".join(shown)
    accept = [told_all] if begun else [None]
    teller.said.description = begun or told_all
    teller.said.accept["description"] = accept
    return [desk.para(teller.run(sentence, "description")) for sentence in shown]
