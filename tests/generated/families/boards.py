"""Boards and mixtures: a theme on one slide, projects under the years that they begin in, lists in cells, two shapes in one edition."""

from __future__ import annotations

from dataclasses import replace

from tests.generated.content.plan import Project, Theme
from tests.generated.desk import Desk
from tests.generated.drawing.stack import Box, Stack, fitting, paint_box
from tests.generated.drawing.table import Cell, Table
from tests.generated.drawing.text import Para
from tests.generated.families.cards import value
from tests.generated.families.grown import any_look, cell, head
from tests.generated.families.prose import told
from tests.generated.families.ruled import header_row, put_table, small, widths_of
from tests.generated.families.shape import SHAPES, family
from tests.generated.sections import column_of
from tests.generated.telling import Teller

MIXED = ("bullets", "cards-colon", "table-ruled", "name-and-facts", "bold-name-prose", "told-in-sentences", "cards-bare", "table-aligned")
"""The shapes of which a mixture takes two."""


@family("mixed-shapes", projects=(2, 3), themes=(2, 4))
def mixed_shapes(desk: Desk, theme: Theme) -> None:
    """Two shapes by turns, as where each theme's working group wrote its own part."""
    pair = desk.rng.sample(MIXED, 2)
    SHAPES[pair[theme.number % 2]].draw(desk, theme)


@family("quadrants", deck=True, projects=(2, 4), pages=("wide", "small"), whole=True)
def quadrants(desk: Desk, theme: Theme) -> None:
    """A theme on one slide: its state, strengths, targets and projects in four fields, boxed or not."""
    style, gap, pad = desk.style, 14.0, 8.0
    boxed, dark = desk.rng.random() < 0.6, desk.rng.random() < 0.3
    wide, tall = (style.inner - gap) / 2, (desk.bottom - desk.y - gap) / 2
    inside = (wide - 2 * pad, tall - 2 * pad)
    lists = (("state", theme.state), ("strengths", theme.strengths), ("targets", theme.targets))
    fields = [column_of(desk, kind, theme.number, items, style.bullet, *inside) for kind, items in lists]
    fields.append(_project_field(desk, theme, *inside))
    for n, one in enumerate(fields):
        x, y = desk.x0 + (n % 2) * (wide + gap), desk.y + (n // 2) * (tall + gap)
        if boxed:
            paint_box(desk.sheet, Box(stroke=style.accent) if dark else Box(fill=style.pale), (x, y, x + wide, y + tall))
        one.paint(desk.sheet, x + pad, y + pad)
    desk.y = desk.bottom


def _project_field(desk: Desk, theme: Theme, wide: float, tall: float) -> Stack:
    """A bullet a project: its name, and its data behind it."""
    run = desk.head(desk.heading_words("projects"), desk.style.size, desk.key.heading(), bold=True)
    paras: list[Para] = [desk.para(run, leading=1.2)]
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        text = told(teller, [teller.name(), teller.period(), teller.funders(labelled=False), teller.actors()], ", ")
        paras.append(desk.para(*text, marker=desk.style.bullet, hang=desk.style.size * 1.1))
    return fitting(paras, wide, desk.style.gap * 0.6, tall)


@family("year-columns", deck=True, projects=(3, 5), pages=("wide", "small"))
def year_columns(desk: Desk, theme: Theme) -> None:
    """A roadmap: a column a year, and in it the projects that begin in it; who is not dated stands in the last."""
    look, colour = any_look(desk, "grid", "grid", "outer")
    years: dict[str, list[Project]] = {}
    for project in sorted(theme.projects, key=lambda one: (one.period.start or "9999") if one.period else "9999"):
        year = project.period.start[:4] if project.period and project.period.start else ""
        years.setdefault(year, []).append(project)
    table = Table([(desk.x1 - desk.x0) / max(len(years), 2)] * len(years), look)
    table.add(*(head(desk, year or "–", colour) for year in years), header=True)
    table.add(*(_year_cell(desk, theme, projects) for projects in years.values()))
    put_table(desk, table)


def _year_cell(desk: Desk, theme: Theme, projects: list[Project]) -> Cell:
    size = small(desk)
    paras: list[Para] = []
    for project in projects:
        teller = Teller(desk, project, theme.number)
        data = [teller.period(size=size), teller.funders(labelled=False, size=size), teller.actors(size=size)]
        paras += cell(desk, teller.name(bold=True, size=size), told(teller, data, ", ", size=size))
    return paras


@family("table-lists-in-cells", projects=(2, 4), pages=("wide", "lying", "a4"))
def table_lists_in_cells(desk: Desk, theme: Theme) -> None:
    """A table whose cells hold several lines: a partner a line, the money under the fund, the status under the period."""
    look, colour = any_look(desk, "grid", "grid", "rows")
    columns = ["name", "description", "period", "funders", "partners"]
    if desk.rng.random() < 0.4:
        columns.remove("description")
    led, bullet, money = desk.rng.random() < 0.5, desk.rng.random() < 0.3, desk.rng.random() < 0.6
    status = desk.rng.random() < 0.4
    table = Table(widths_of(desk, columns), look)
    header_row(desk, table, columns, colour)
    for project in theme.projects:
        teller, size = Teller(desk, project, theme.number), small(desk)
        cells: list[Cell] = []
        for column in columns:
            if column == "name":
                cells.append(cell(desk, teller.name(bold=True, size=size)))
            elif column == "period":
                cells.append(cell(desk, teller.period(size=size), teller.status(size=size) if status else []))
            elif column == "funders":
                cells.append(cell(desk, teller.funders(size=size), teller.budget(size=size) if money else []))
            elif column == "partners":
                cells.append(_party_lines(desk, teller, size, led, "•" if bullet else ""))
            else:
                cells.append(cell(desk, value(teller, column, size=size)))
        table.add(*cells)
    put_table(desk, table)


def _party_lines(desk: Desk, teller: Teller, size: float, led: bool, bullet: str) -> list[Para]:
    """An organisation a line; the first one's role in brackets behind it where it leads."""
    lead = teller.coordinator(size=size) if led else []
    role = f"({desk.words['labels']['coordinator']['known'][0].lower()})"
    lines = [[*lead, teller.run(role, size=size)]] if lead else []
    names = teller.partners(size=size) if lead else teller.actors(size=size)
    lines += [[run] for run in names if run.tag and run.tag.field == "partners"]
    hang = size if bullet else 0.0
    return [desk.para(*(replace(run, glue=False) for run in line), leading=1.2, marker=bullet, hang=hang) for line in lines]
