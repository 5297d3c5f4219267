"""Projects in running text: bullets, paragraphs under a bold name, facts told in sentences, definition lists."""

from __future__ import annotations

from dataclasses import replace

from tests.generated.content.plan import Theme
from tests.generated.desk import Desk
from tests.generated.drawing.text import Run
from tests.generated.families.shape import family
from tests.generated.telling import Teller

SEPARATORS = (". ", ", ", "; ", " – ", " | ")


def told(teller: Teller, groups: list[list[Run]], joint: str, **style: bool) -> list[Run]:
    """Groups of runs one after the other, joined; those with nothing to say are left out. A full stop ends the last one with `. `."""
    runs: list[Run] = []
    for group in (group for group in groups if group):
        if joint == ". ":
            group = _begun(teller, group)
        if runs and not (joint == ". " and runs[-1].text.endswith((".", "?", "!"))):
            runs.append(teller.run(joint.strip(), glue=not joint.startswith(" "), **style))
        runs += group
    if runs and joint == ". " and not runs[-1].text.endswith("."):
        runs.append(teller.run(".", glue=True, **style))
    return runs


def _begun(teller: Teller, group: list[Run]) -> list[Run]:
    """A sentence begins with a capital, even where it is a period (`Kevät 2024 – syksy 2025.`)."""
    first, period = group[0], teller.said.period
    if period is None or first.text != period.text or not first.text[0].islower():
        return group
    teller.said.period = replace(period, text=first.text[0].upper() + first.text[1:])
    return [replace(first, text=teller.said.period.text), *group[1:]]


@family("bullets", projects=(2, 5))
def bullets(desk: Desk, theme: Theme) -> None:
    """A bullet a project: name, description, data, one after the other."""
    bold, joint = desk.rng.random() < 0.4, desk.rng.choice((". ", ". ", ". ", " – "))
    order = desk.rng.sample(("period", "funders", "actors"), 3)
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        # The description stands between full stops, whatever joins the data.
        parts = {"period": teller.period(), "funders": teller.funders(labelled=False), "actors": teller.actors()}
        begin = told(teller, [teller.name(bold=bold), teller.description()], ". ")
        end = told(teller, [parts[name] for name in order], joint if joint == ". " else ", ")
        para = desk.para(*begin, *end, marker=desk.style.bullet, hang=desk.style.size * 1.1)
        desk.put_whole(para, after=desk.style.gap * 1.2)


@family("bold-name-prose", projects=(2, 4))
def bold_name_prose(desk: Desk, theme: Theme) -> None:
    """A bold name (on a line of its own, or running in), then prose that tells everything, then the data in one breath."""
    run_in, labelled = desk.rng.random() < 0.3, desk.rng.random() < 0.4
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        name = teller.name(bold=True)
        text = told(teller, [teller.description()], ". ")
        data = [
            teller.period(),
            _labelled(teller, "funders", teller.funders(labelled=labelled)) if labelled else teller.funders(labelled=False),
        ]
        data.append(teller.actors())
        tail = told(teller, data, ". ")
        if run_in:
            desk.put_whole(desk.para(*name, teller.run(".", glue=True, bold=True), *text, *tail))
        else:
            desk.put(desk.para(*name), after=1, keep=40)
            desk.put_whole(desk.para(*text, *tail))
        desk.space(desk.style.gap)


def _labelled(teller: Teller, what: str, runs: list[Run]) -> list[Run]:
    return [teller.run(f"{teller.desk.label(what).removesuffix('?')}:"), *runs] if runs else []


@family("told-in-sentences", projects=(2, 3))
def told_in_sentences(desk: Desk, theme: Theme) -> None:
    """A name over a paragraph whose sentences tell the period, the funds and the partners."""
    bold = desk.rng.random() < 0.6
    order = desk.rng.sample(("period", "funders", "coordinator"), 3)
    ways = {what: desk.rng.randrange(2) for what in (*order, "partners")}
    last = desk.words["organisations"]["and"]
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        desk.put(desk.para(*teller.name(bold=bold, size=desk.style.size if bold else desk.style.size * 1.15)), after=1, keep=50)
        runs = told(teller, [teller.description()], ". ")
        values = {"period": teller.period, "funders": lambda t=teller: t.funders(joint=last), "coordinator": teller.coordinator}
        for what in order:
            runs += sentence(teller, pattern(teller, what, ways[what]), what, values[what]())
        runs += sentence(teller, pattern(teller, "partners", ways["partners"]), "partners", teller.partners(last=last))
        desk.put_whole(desk.para(*runs), after=desk.style.gap * 2)


def pattern(teller: Teller, what: str, way: int) -> str:
    """One of the two ways to tell a value in a sentence, in the number that the value has."""
    project, kind = teller.project, ""
    if what == "funders" and len(project.funders) > 1:
        kind = "_many"
    elif what == "partners" and len(project.partners) == 1:
        kind = "_one"
    elif what == "period" and project.period and (not project.period.text[0].isdigit() or project.period.text.isdigit()):
        kind = "_bare"
    return str(teller.desk.words["prose"][f"{what}{kind}"][way])


def sentence(teller: Teller, pattern: str, what: str, value: list[Run]) -> list[Run]:
    """A sentence with the value in its place; none where there is no value."""
    if not value:
        return []
    before, after = pattern.split("{" + what + "}")
    runs = [teller.run(before)] if before.strip() else []
    glued = after if after.strip() else "."
    return [*runs, *_with_articles(teller, value, first=not runs), teller.run(glued.strip(), glue=not glued.startswith(" "))]


def _with_articles(teller: Teller, value: list[Run], *, first: bool) -> list[Run]:
    """The value with the article before each name that takes one in a sentence (`the City of Salo`)."""
    prose = teller.desk.words["prose"]
    article, taking, ends = prose.get("article", ""), tuple(prose.get("after_article", ())), tuple(prose.get("ending_article", ()))
    found: list[Run] = []
    for n, run in enumerate(value):
        if article and (run.text.startswith(taking) or run.text.endswith(ends)):
            found.append(teller.run(article.capitalize() if first and n == 0 else article))
        found.append(run)
    return found


@family("definitions", projects=(2, 4))
def definitions(desk: Desk, theme: Theme) -> None:
    """A definition list: the name as the term at the margin, what it is indented under it, the data as its last line."""
    indent, joint = desk.style.size * desk.rng.choice((1.5, 2.5)), desk.rng.choice(SEPARATORS)
    bold = desk.rng.random() < 0.7
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        desk.put(desk.para(*teller.name(bold=bold)), after=1, keep=40)
        desk.put_whole(desk.para(*teller.description(), indent=indent), after=1)
        data = told(teller, [teller.period(), teller.funders(labelled=False), teller.actors()], joint)
        desk.put_whole(desk.para(*data, indent=indent), after=desk.style.gap * 1.5)
