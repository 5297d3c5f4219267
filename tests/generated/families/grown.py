"""Tables that have grown: merged cells, bands, two-row headers, ends in two columns, sums, rows over pages, a second part."""

from __future__ import annotations

from collections.abc import Sequence

from tests.generated.content.plan import Project, Theme
from tests.generated.desk import Desk
from tests.generated.drawing.style import WHITE
from tests.generated.drawing.table import Cell, Look, Table
from tests.generated.drawing.text import Para, Run
from tests.generated.families.cards import value
from tests.generated.families.ruled import columns_of, header_row, put_table, small, widths_of
from tests.generated.families.shape import family
from tests.generated.telling import Teller


def any_look(desk: Desk, *rules: str) -> tuple[Look, tuple[float, float, float]]:
    """A look drawn at random, and the colour of the header's letters on it."""
    style, kind = desk.style, desk.rng.choice(rules or ("grid", "grid", "rows", "outer", "none"))
    dark = desk.rng.random() < 0.4
    header = style.accent if dark else style.pale if desk.rng.random() < 0.5 else None
    zebra = style.pale if kind == "none" and desk.rng.random() < 0.5 else None
    look = Look(kind, header=header, zebra=zebra, gutter=desk.rng.choice((12.0, 16.0)), middle=desk.rng.random() < 0.2)
    return look, WHITE if dark else style.ink


def cell(desk: Desk, *groups: list[Run]) -> list[Para]:
    """A cell's paragraphs."""
    return [desk.para(*runs, leading=1.2) for runs in groups if runs]


def head(desk: Desk, text: str, colour: tuple[float, float, float]) -> Cell:
    """A header's cell."""
    return cell(desk, [desk.run(text, bold=True, size=small(desk), colour=colour, tag=desk.key.heading())])


def told_cells(desk: Desk, teller: Teller, columns: Sequence[str], bold: bool = False) -> list[Cell]:
    """The cells of columns that hold one field each."""
    size = small(desk)
    return [cell(desk, teller.name(bold=bold, size=size) if what == "name" else value(teller, what, size=size)) for what in columns]


@family("table-merged", by_theme=False, projects=(2, 4), pages=("wide", "lying", "a4"))
def table_merged(desk: Desk, _: Theme | None) -> None:
    """One table of the whole plan; the theme's cell is merged over its rows."""
    columns, (look, colour) = columns_of(desk, 0.0)[:4], any_look(desk, "grid", "grid", "outer")
    first = ["theme", *columns]
    table = Table(widths_of(desk, first), look)
    header_row(desk, table, first, colour)
    numbered = desk.rng.random() < 0.5
    for theme in desk.plan.themes:
        title = f"{theme.number}. {theme.title}" if numbered else theme.title
        tag = desk.key.heading(theme.number)
        for n, project in enumerate(theme.projects):
            teller = Teller(desk, project, theme.number)
            label = cell(desk, [desk.run(title, size=small(desk), bold=True, tag=tag)]) if n == 0 else []
            table.add(label, *told_cells(desk, teller, columns), joined=frozenset({0}) if n else frozenset())
    put_table(desk, table)


@family("table-bands", by_theme=False, projects=(2, 4), pages=("wide", "lying", "a4"))
def table_bands(desk: Desk, _: Theme | None) -> None:
    """One table of the whole plan; a band over all its columns names the theme."""
    columns, (look, colour) = columns_of(desk), any_look(desk, "grid", "rows", "none")
    worded = desk.rng.random() < 0.5
    table = Table(widths_of(desk, columns), look)
    header_row(desk, table, columns, colour)
    for theme in desk.plan.themes:
        title = f"{desk.label('theme')} {theme.number}: {theme.title}" if worded else f"{theme.number}. {theme.title}"
        run = desk.run(title, bold=True, size=small(desk), tag=desk.key.heading(theme.number))
        table.add(cell(desk, [run]), spans=[len(columns)], fill=desk.style.pale)
        for project in theme.projects:
            table.add(*told_cells(desk, Teller(desk, project, theme.number), columns))
    put_table(desk, table)


@family("table-theme-column", by_theme=False, projects=(2, 4), pages=("wide", "lying", "a4"))
def table_theme_column(desk: Desk, _: Theme | None) -> None:
    """One table of the whole plan; each row says its theme, by number or by title, in a column of its own."""
    columns, (look, colour) = columns_of(desk, 0.0), any_look(desk)
    by_number = desk.rng.random() < 0.5
    place = desk.rng.choice((0, len(columns)))
    shown = [*columns[:place], "theme", *columns[place:]]
    table = Table(widths_of(desk, shown), look)
    header_row(desk, table, shown, colour)
    rows = [(project, theme) for theme in desk.plan.themes for project in theme.projects]
    if desk.rng.random() < 0.4:
        rows.sort(key=lambda row: row[0].name)
    for project, theme in rows:
        teller = Teller(desk, project, theme.number)
        said = cell(desk, [teller.run(str(theme.number) if by_number else theme.title, "theme", size=small(desk))])
        cells = told_cells(desk, teller, columns)
        table.add(*cells[:place], said, *cells[place:])
    put_table(desk, table)


@family("table-two-headers", projects=(2, 5), pages=("wide", "lying", "a4"))
def table_two_headers(desk: Desk, theme: Theme) -> None:
    """A header of two rows: over the period's start and end, or over coordinator and partners, stands what they are."""
    look, colour = any_look(desk, "grid", "grid", "outer")
    size, who = small(desk), desk.rng.random() < 0.5
    left = ["name", "description"] if desk.rng.random() < 0.7 else ["name"]
    pair = ("coordinator", "partners") if who else ("start", "end")
    right = ["period", "funders"] if who else ["funders", "actors"]
    columns = [*left, *pair, *right]
    table = Table(widths_of(desk, columns), look)
    over = desk.label("actors" if who else "period")
    blank: list[Cell] = [[] for _ in left]
    table.add(*blank, head(desk, over, colour), *([] for _ in right), spans=[*(1 for _ in left), 2, *(1 for _ in right)], header=True)
    joined = frozenset({*range(len(left)), *range(len(left) + 2, len(columns))})
    table.add(*(head(desk, desk.label(what), colour) for what in columns), header=True, joined=joined)
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        cells = told_cells(desk, teller, left)
        cells += told_cells(desk, teller, pair) if who else [cell(desk, runs) for runs in teller.ends(size=size)]
        table.add(*cells, *told_cells(desk, teller, right))
    put_table(desk, table)


@family("table-money", projects=(2, 5), pages=("wide", "lying", "a4"))
def table_money(desk: Desk, theme: Theme) -> None:
    """Start and end in two columns, a column of money set to the right, and a row with the sum at the end."""
    (look, colour), size = any_look(desk), small(desk)
    columns = ["name", "start", "end", "funders", "actors", "budget"]
    if desk.rng.random() < 0.3:
        columns.remove("actors")
    bare = desk.rng.random() < 0.5
    table = Table(widths_of(desk, columns), look)
    heads = [head(desk, desk.label(what) + (" (€)" if what == "budget" and bare else ""), colour) for what in columns]
    table.add(*heads, header=True)
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        ends = dict(zip(("start", "end"), teller.ends(size=size), strict=True))
        cells = [cell(desk, ends[what]) if what in ends else told_cells(desk, teller, [what])[0] for what in columns[:-1]]
        money = f"{project.budget:,}".replace(",", " ") + ("" if bare else " €")
        table.add(*cells, [desk.para(teller.run(money, "budget", size=size), align="right", leading=1.2)])
    tag = desk.key.heading()
    total = f"{sum(project.budget for project in theme.projects):,}".replace(",", " ") + ("" if bare else " €")
    label = cell(desk, [desk.run(desk.label("sum"), bold=True, size=size, tag=tag)])
    amount = [desk.para(desk.run(total, bold=True, size=size, tag=tag), align="right", leading=1.2)]
    table.add(label, *([] for _ in columns[1:-1]), amount)
    put_table(desk, table)


@family("table-name-and-description", projects=(2, 4))
def table_name_and_description(desk: Desk, theme: Theme) -> None:
    """The name and what it is stand in one cell: a bold line over a paragraph, or one after the other."""
    (look, colour), size = any_look(desk), small(desk)
    columns = ["name_and_description", *desk.rng.sample(["period", "funders", "actors"], 3)]
    bold, run_in = desk.rng.random() < 0.8, desk.rng.random() < 0.2
    table = Table(widths_of(desk, columns), look)
    header_row(desk, table, columns, colour)
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        name, text = teller.name(bold=bold or run_in, size=size), teller.description(size=size)
        both = [[*name, teller.run(".", glue=True, size=size, bold=True), *text]] if run_in else [name, text]
        table.add(cell(desk, *both), *told_cells(desk, teller, columns[1:]))
    put_table(desk, table)


@family("table-over-pages", by_theme=False, projects=(5, 7), themes=(2, 2))
def table_over_pages(desk: Desk, _: Theme | None) -> None:
    """A long table in small type whose rows go on over the page's end, with the header again or not."""
    columns = columns_of(desk)
    look, colour = any_look(desk, "grid", "rows", "none", "outer")
    look = Look(look.rules, header=look.header, zebra=look.zebra, gutter=look.gutter, split=True, repeat=desk.rng.random() < 0.6)
    for theme in desk.plan.themes:
        desk.heading(f"{theme.number}. {theme.title}", 2, theme=theme.number)
        table = Table(widths_of(desk, columns), look)
        header_row(desk, table, columns, colour)
        for project in theme.projects:
            table.add(*told_cells(desk, Teller(desk, project, theme.number), columns, bold=True))
        put_table(desk, table)


@family("table-continued", projects=(2, 4), pages=("wide", "a4", "lying"))
def table_continued(desk: Desk, theme: Theme) -> None:
    """Two tables of the same projects: what and when in the first, who and with what money in the second."""
    look, colour = any_look(desk)
    parts = [["name", "description", "period"], ["name", *desk.rng.sample(["funders", "actors", "budget"], 3)]]
    for columns in parts:
        table = Table(widths_of(desk, columns), look)
        header_row(desk, table, columns, colour)
        for project in theme.projects:
            table.add(*told_cells(desk, Teller(desk, project, theme.number), columns))
        put_table(desk, table)


@family("table-upright", projects=(2, 3), pages=("wide", "lying"))
def table_upright(desk: Desk, theme: Theme) -> None:
    """A project a column: the names on top, the fields' labels in the first column."""
    (look, colour), size = any_look(desk, "grid", "rows", "none"), small(desk)
    fields = ["description", *desk.rng.sample(["period", "funders", "actors"], 3)]
    tellers = [Teller(desk, project, theme.number) for project in theme.projects]
    table = Table([1.0, *(2.2 for _ in tellers)], look)
    table.widths = [round((desk.x1 - desk.x0) * wide / sum(table.widths), 2) for wide in table.widths]
    corner = cell(desk, [desk.run(desk.label("name"), bold=True, size=size, colour=colour, tag=desk.key.heading())])
    table.add(corner, *(cell(desk, teller.name(bold=True, size=size, colour=colour)) for teller in tellers), header=True)
    for what in fields:
        label = cell(desk, [desk.run(desk.label(what), bold=True, size=size, tag=desk.key.heading())])
        table.add(label, *(told_cells(desk, teller, [what])[0] for teller in tellers))
    put_table(desk, table)


@family("table-a-project", projects=(2, 3))
def table_a_project(desk: Desk, theme: Theme) -> None:
    """A small table for each project: labels in its first column, values in the second, the name over it or in its first row."""
    look, colour = any_look(desk, "grid", "rows")
    fields = ["description", *desk.rng.sample(["period", "funders", "coordinator", "partners"], 4)]
    inside, size = desk.rng.random() < 0.6, small(desk)
    for project in theme.projects:
        _one_project(desk, project, theme.number, (look, colour), fields, inside, size)


def _one_project(
    desk: Desk,
    project: Project,
    theme: int,
    looks: tuple[Look, tuple[float, float, float]],
    fields: Sequence[str],
    inside: bool,
    size: float,
) -> None:
    teller = Teller(desk, project, theme)
    table = Table([(desk.x1 - desk.x0) * share for share in (0.25, 0.75)], looks[0])
    if inside:
        label = cell(desk, [teller.run(desk.label("name"), bold=True, size=size, colour=looks[1])])
        table.add(label, cell(desk, teller.name(bold=True, size=size, colour=looks[1])), header=True)
    for what in fields:
        if runs := value(teller, what, size=size):
            table.add(cell(desk, [teller.run(desk.label(what), bold=True, size=size)]), cell(desk, runs))
    tall = sum(table.height(row) for row in table.rows)
    if inside:
        desk.need(tall)
    else:
        desk.put(desk.para(*teller.name(bold=True)), after=2, keep=tall)
    put_table(desk, table)
