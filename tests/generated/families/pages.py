"""Projects that fill slides, chapters and newspaper columns; overviews with details elsewhere."""

from __future__ import annotations

from tests.generated.content.plan import Theme
from tests.generated.desk import Desk
from tests.generated.drawing.table import Table
from tests.generated.drawing.text import Run
from tests.generated.families.cards import some_fields, value
from tests.generated.families.grown import any_look, told_cells
from tests.generated.families.lines import facts
from tests.generated.families.prose import pattern, sentence, told
from tests.generated.families.ruled import header_row, put_table, widths_of
from tests.generated.families.shape import family
from tests.generated.telling import Teller


@family("project-a-slide", deck=True, projects=(1, 3))
def project_a_slide(desk: Desk, theme: Theme) -> None:
    """A slide a project: its name is the slide's title, its fields are bullets or lines below."""
    fields, bulleted, bold_label = some_fields(desk), desk.rng.random() < 0.5, desk.rng.random() < 0.6
    worded = desk.rng.random() < 0.3
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        desk.on_page = None
        desk.page()
        before = [teller.run(f"{desk.label('name')}:", bold=True, size=desk.style.title_size)] if worded else []
        title = [*before, *teller.name(bold=desk.style.bold_headings, size=desk.style.title_size, colour=desk.style.accent)]
        desk.put(desk.para(*title, leading=1.15), after=desk.style.title_size * 0.6)
        marker = desk.style.bullet if bulleted else ""
        hang = desk.style.size * 1.1 if bulleted else 0.0
        for what in fields:
            if runs := value(teller, what):
                label = [] if what == "description" and not bulleted else [teller.run(_colon(desk.label(what)), bold=bold_label)]
                desk.put_whole(desk.para(*label, *runs, marker=marker, hang=hang), after=desk.style.gap * 1.5)


def _colon(label: str) -> str:
    return label if label.endswith("?") else f"{label}:"


@family("numbered-headings", deck=False, projects=(2, 3))
def numbered_headings(desk: Desk, theme: Theme) -> None:
    """A report's numbered heading a project; below it prose, then the data as sentences, labelled lines or one line."""
    how = desk.rng.choice(("sentences", "labels", "line"))
    deep, worded = desk.rng.random() < 0.6, desk.rng.random() < 0.4
    ways = {what: desk.rng.randrange(2) for what in ("period", "funders", "coordinator", "partners")}
    word = desk.rng.choice(desk.words["projects"]["numbered"])
    for n, project in enumerate(theme.projects, 1):
        teller = Teller(desk, project, theme.number)
        number = f"{desk.chapter}.{n}" if desk.chapter else f"{theme.number}.{n}" if deep else f"{n}."
        before = f"{word.format(n=f'{theme.number}.{n}')}:" if worded else number
        name = teller.name(bold=True, size=desk.style.size * 1.05, colour=desk.style.accent)
        desk.put(desk.para(teller.run(before, bold=True, size=desk.style.size * 1.05, colour=desk.style.accent), *name), after=2, keep=60)
        teller.said.accept["name"] = [f"{before} {project.name}"] if worded else []
        _body(desk, teller, how, ways)
        desk.space(desk.style.gap)


def _body(desk: Desk, teller: Teller, how: str, ways: dict[str, int]) -> None:
    text = teller.description()
    if how == "sentences":
        last = desk.words["organisations"]["and"]
        runs: list[Run] = told(teller, [text], ". ") if text else []
        runs += sentence(teller, pattern(teller, "coordinator", ways["coordinator"]), "coordinator", teller.coordinator())
        runs += sentence(teller, pattern(teller, "partners", ways["partners"]), "partners", teller.partners(last=last))
        runs += sentence(teller, pattern(teller, "funders", ways["funders"]), "funders", teller.funders(joint=last))
        runs += sentence(teller, pattern(teller, "period", ways["period"]), "period", teller.period())
        desk.put(desk.para(*runs))
        return
    if text:
        desk.put(desk.para(*text))
    if how == "line":
        desk.put_whole(desk.para(*facts(desk, teller, ["period", "funders", "actors"], ", ", italic=True)))
        return
    for what in ("period", "coordinator", "partners", "funders"):
        if runs := value(teller, what):
            desk.put_whole(desk.para(teller.run(_colon(desk.label(what))), *runs), after=0)


@family("newspaper-columns", deck=False, projects=(3, 4))
def newspaper_columns(desk: Desk, theme: Theme) -> None:
    """Two columns of text: a bold name, prose and a line of data; what does not fit goes on in the next column."""
    left, right, top = desk.x0, desk.x1, desk.y
    gap = desk.style.size * desk.rng.choice((1.2, 1.5, 2.0, 2.4))
    wide = (right - left - gap) / 2
    joint, first = desk.rng.choice((", ", " | ", ". ")), True
    desk.x1 = left + wide
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        name, text = desk.para(*teller.name(bold=True)), desk.para(*teller.description())
        data = desk.para(*told(teller, [teller.period(), teller.funders(labelled=False), teller.actors()], joint))
        paras = [para for para in (name, text, data) if para.runs]
        tall = sum(desk.lay(para).height for para in paras)
        half = top + max((desk.bottom - top) * 0.35, 120)
        if desk.y + tall > min(half + tall / 2, desk.bottom) and desk.y > top:
            if first:
                desk.x0, desk.x1, desk.y, first = left + wide + gap, right, top, False
            elif desk.y + tall > desk.bottom:
                desk.page()
                desk.x0, desk.x1, top, first = left, left + wide, desk.y, True
        for para in paras:
            desk.put(para, after=1)
        desk.space(desk.style.gap * 1.5)
    desk.x0, desk.x1 = left, right
    desk.page()


@family("overview-and-details", deck=True, projects=(2, 3))
def overview_and_details(desk: Desk, theme: Theme) -> None:
    """A table that gives names and periods, and on the next slides each project in full."""
    look, colour = any_look(desk)
    columns = ["name", "period"]
    table = Table(widths_of(desk, columns), look)
    header_row(desk, table, columns, colour)
    for project in theme.projects:
        table.add(*told_cells(desk, Teller(desk, project, theme.number), columns))
    put_table(desk, table)
    fields = ["description", *desk.rng.sample(["period", "funders", "actors"], 3)]
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        desk.need(desk.style.size * 12)
        desk.put(desk.para(*teller.name(bold=True)), after=1, keep=60)
        for what in fields:
            if runs := value(teller, what):
                desk.put_whole(desk.para(teller.run(_colon(desk.label(what))), *runs), after=1)
        desk.space(desk.style.gap * 2)
