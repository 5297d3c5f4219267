"""Tables with a row a project: ruled, shaded, aligned by eye; header words known and unknown."""

from __future__ import annotations

from collections.abc import Sequence

from tests.generated.content.plan import Project, Theme
from tests.generated.desk import Desk
from tests.generated.drawing.style import WHITE
from tests.generated.drawing.table import Look, Table
from tests.generated.drawing.text import Para
from tests.generated.families.cards import value
from tests.generated.families.shape import family
from tests.generated.telling import Teller

WEIGHTS = {
    "name": 2.2,
    "description": 3.6,
    "period": 1.6,
    "funders": 1.4,
    "actors": 2.3,
    "coordinator": 1.8,
    "partners": 2.2,
    "status": 1.2,
    "budget": 1.2,
    "code": 1.0,
}
WEIGHTS |= {"start": 1.2, "end": 1.2, "theme": 1.6, "contact": 1.4, "name_and_description": 4.0}
"""How wide a column is against the others."""
UPRIGHT = 520.0
"""An upright page has no more room between its margins, in points: five columns at most."""


def columns_of(desk: Desk, extra: float = 0.3) -> list[str]:
    """Which columns the edition's tables have: the name first, or behind a code, the others in any order."""
    who = ["coordinator", "partners"] if desk.rng.random() < 0.4 and desk.style.inner > 560 else ["actors"]
    rest = desk.rng.sample(["description", "period", "funders", *who], 3 + len(who))
    if desk.rng.random() < 0.25:
        rest.remove("description")
    most = 5 if desk.style.inner > UPRIGHT else 4
    for more in ("status", "budget"):
        if desk.rng.random() < extra and len(rest) < most:
            rest.insert(desk.rng.randint(0, len(rest)), more)
    coded = desk.rng.random() < 0.15 and (len(rest) < most or most == 5)
    return (["code"] if coded else []) + ["name", *rest]


def widths_of(desk: Desk, columns: Sequence[str]) -> list[float]:
    total = sum(WEIGHTS[column] for column in columns)
    return [round((desk.x1 - desk.x0) * WEIGHTS[column] / total, 2) for column in columns]


def small(desk: Desk) -> float:
    """The type size in tables."""
    return round(desk.style.size * (0.8 if desk.style.deck else 0.85), 1)


def header_row(desk: Desk, table: Table, columns: Sequence[str], colour: tuple[float, float, float], bold: bool = True) -> None:
    """The row of column heads; its words belong to no project."""
    tag = desk.key.heading()
    cells = [
        [desk.para(desk.run(desk.label(column), bold=bold, size=small(desk), colour=colour, tag=tag), leading=1.2)] for column in columns
    ]
    table.add(*cells, header=True)


def project_cells(desk: Desk, project: Project, theme: int | None, columns: Sequence[str], bold_name: bool) -> list[list[Para]]:
    """A project's cells."""
    teller, size = Teller(desk, project, theme), small(desk)
    cells = []
    for column in columns:
        runs = teller.name(bold=bold_name, size=size) if column == "name" else value(teller, column, size=size)
        cells.append([desk.para(*runs, leading=1.2)] if runs else [])
    return cells


def put_table(desk: Desk, table: Table) -> None:
    """The table in the flow, over as many pages as it takes."""

    def fresh() -> float:
        desk.page()
        return desk.y

    table.fit(desk.x1 - desk.x0)
    first = table.height(table.rows[0]) + table.height(table.rows[1]) if len(table.rows) > 1 else 0.0
    desk.need(first)
    desk.y = table.paint(desk.x0, desk.y, desk.bottom, lambda: desk.sheet, fresh) + desk.style.size


def _rows(desk: Desk, theme: Theme, look: Look, head: tuple[float, float, float], bold_head: bool = True) -> None:
    columns, bold = columns_of(desk), desk.rng.random() < 0.5
    table = Table(widths_of(desk, columns), look)
    header_row(desk, table, columns, head, bold_head)
    for project in theme.projects:
        table.add(*project_cells(desk, project, theme.number, columns, bold))
    put_table(desk, table)


@family("table-ruled", projects=(2, 6))
def table_ruled(desk: Desk, theme: Theme) -> None:
    """A table with a line round every cell."""
    style = desk.style
    dark = desk.rng.random() < 0.4
    look = Look("grid", header=style.accent if dark else style.pale if desk.rng.random() < 0.5 else None, middle=desk.rng.random() < 0.2)
    _rows(desk, theme, look, WHITE if dark else style.ink)


@family("table-painted", projects=(2, 5))
def table_painted(desk: Desk, theme: Theme) -> None:
    """A table painted cell by cell, as office programs print it, with fills and no lines, or both."""
    style = desk.style
    dark = desk.rng.random() < 0.6
    rules = desk.rng.choice(("none", "grid"))
    look = Look(rules, painted=True, header=style.accent if dark else style.pale, zebra=style.pale, line=WHITE, padding=5)
    _rows(desk, theme, look, WHITE if dark else style.ink)


@family("table-zebra", projects=(3, 6))
def table_zebra(desk: Desk, theme: Theme) -> None:
    """Stripes of fill behind every other row, or lines under the rows; nothing between columns."""
    style = desk.style
    rules = desk.rng.choice(("none", "rows", "outer"))
    look = Look(
        rules,
        header=style.pale if desk.rng.random() < 0.5 else None,
        zebra=style.pale if rules == "none" or desk.rng.random() < 0.3 else None,
        gutter=14,
    )
    _rows(desk, theme, look, style.accent)


@family("table-aligned", projects=(2, 6))
def table_aligned(desk: Desk, theme: Theme) -> None:
    """Columns held together by their left edges alone."""
    look = Look("none", padding=desk.rng.choice((2.0, 3.0, 5.0)), gutter=desk.rng.choice((10.0, 14.0, 18.0)))
    _rows(desk, theme, look, desk.style.ink, desk.rng.random() < 0.7)
