"""Cards: a project's values under labels, in boxes or in none, one below the other or in a grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.generated.content.plan import Project, Theme
from tests.generated.desk import Desk
from tests.generated.drawing.stack import Box, Stack, fitting, paint_box, stack
from tests.generated.drawing.style import WHITE
from tests.generated.drawing.table import longest_word
from tests.generated.drawing.text import Para, Run
from tests.generated.families.shape import family
from tests.generated.telling import Teller

Fields = Sequence[str]


def value(teller: Teller, what: str, **style: bool) -> list[Run]:
    """The value of a labelled field."""
    ways: dict[str, Callable[..., list[Run]]] = {
        "description": teller.description,
        "period": teller.period,
        "funders": teller.funders,
        "coordinator": teller.coordinator,
        "partners": teller.partners,
        "actors": teller.actors,
        "status": teller.status,
        "budget": teller.budget,
        "code": teller.code,
        "contact": teller.contact,
    }
    return ways[what](**style)


def some_fields(desk: Desk) -> list[str]:
    """Which fields this edition's cards have, in which order."""
    who = ["coordinator", "partners"] if desk.rng.random() < 0.6 else ["actors"]
    fields = ["description", *desk.rng.sample(["period", "funders", *who], len(who) + 2)]
    if desk.rng.random() < 0.3:
        fields = fields[1:] + fields[:1]
    for extra in ("status", "budget", "contact"):
        if desk.rng.random() < 0.25:
            fields.append(extra)
    return fields


@dataclass(frozen=True)
class CardLook:
    """A card's box and how many stand side by side."""

    box: Box
    columns: int
    gap: float
    inverted: bool = False
    """Whether its name stands in a bar of the accent colour."""


def card_look(desk: Desk, most: int = 3) -> CardLook:
    """A box, a frame, a bar at the left or nothing, drawn at random."""
    style = desk.style
    kind = desk.rng.choice(("fill", "frame", "edge", "nothing", "both"))
    box = {
        "fill": Box(9, fill=style.pale),
        "frame": Box(9, stroke=style.accent),
        "edge": Box(12, edge=style.accent),
        "nothing": Box(0),
        "both": Box(10, fill=style.pale, stroke=style.accent),
    }[kind]
    most = min(most, int(style.inner // 210))
    return CardLook(box, desk.rng.randint(1, max(most, 1)), desk.style.size * desk.rng.choice((1.1, 1.4, 1.8, 2.4)))


def put_cards(desk: Desk, projects: Sequence[Project], look: CardLook, card: Callable[[Project], list[Para]]) -> None:
    """The cards row by row, each row as high as its highest; a row that does not fit goes to the next page."""
    pad, columns = look.box.padding, look.columns
    wide = (desk.x1 - desk.x0 - look.gap * (columns - 1)) / columns
    for n in range(0, len(projects), columns):
        room, gap = desk.room - 2 * pad, desk.style.size * 0.2
        row = [fitting(card(project), wide - 2 * pad, gap, room) for project in projects[n : n + columns]]
        put_row(desk, row, wide, look)


def put_row(desk: Desk, row: Sequence[Stack], wide: float, look: CardLook) -> None:
    """One row of cards in the flow."""
    pad = look.box.padding
    tall = max(one.height for one in row) + 2 * pad
    desk.need(tall)
    for n, one in enumerate(row):
        x = desk.x0 + n * (wide + look.gap)
        paint_box(desk.sheet, look.box, (x, desk.y, x + wide, desk.y + tall))
        one.paint(desk.sheet, x + pad, desk.y + pad)
    desk.space(tall + max(look.gap, desk.style.size))


def _name_para(desk: Desk, teller: Teller, bold: bool) -> Para:
    size = desk.style.size if bold else round(desk.style.size * 1.2, 1)
    return desk.para(*teller.name(bold=bold, size=size, colour=desk.style.accent), leading=1.2)


@family("cards-colon", projects=(2, 4))
def cards_colon(desk: Desk, theme: Theme) -> None:
    """A name, and under it a line a field: label, colon, value."""
    fields, bold, bold_label = some_fields(desk), desk.rng.random() < 0.7, desk.rng.random() < 0.5
    bare = desk.rng.random() < 0.4

    def card(project: Project) -> list[Para]:
        teller = Teller(desk, project, theme.number)
        paras = [_name_para(desk, teller, bold)]
        for what in fields:
            runs = value(teller, what)
            if runs and what == "description" and bare:
                paras.append(desk.para(*runs))
            elif runs:
                paras.append(desk.para(teller.run(f"{desk.label(what).removesuffix('?')}:", bold=bold_label), *runs))
        return paras

    put_cards(desk, theme.projects, card_look(desk), card)


@family("cards-label-above", projects=(2, 3))
def cards_label_above(desk: Desk, theme: Theme) -> None:
    """Each label on a line of its own over its value: small, or bold, or in the accent colour."""
    fields = some_fields(desk)
    kind = desk.rng.choice(("bold", "small", "capital"))

    def card(project: Project) -> list[Para]:
        teller = Teller(desk, project, theme.number)
        paras = [_name_para(desk, teller, True)]
        for what in fields:
            if runs := value(teller, what):
                paras += [desk.para(_label_run(desk, teller, what, kind)), desk.para(*runs)]
        return paras

    put_cards(desk, theme.projects, card_look(desk), card)


def _label_run(desk: Desk, teller: Teller, what: str, kind: str) -> Run:
    label = desk.label(what)
    if kind == "bold":
        return teller.run(label, bold=True)
    size = round(desk.style.size * 0.8, 1)
    return teller.run(label.upper() if kind == "capital" else label, size=size, colour=desk.style.accent, bold=kind == "capital")


@family("cards-label-beside", projects=(2, 3))
def cards_label_beside(desk: Desk, theme: Theme) -> None:
    """Labels in a column, values in another beside it; the name over both. No rule between them."""
    fields, bold_label = some_fields(desk), desk.rng.random() < 0.5
    look, bold = card_look(desk, 1), desk.rng.random() < 0.8
    pad, narrow = look.box.padding, desk.style.size * desk.rng.choice((8.0, 10.0, 12.0))
    labels = [desk.para(desk.run(desk.label(what), bold=bold_label)) for what in fields]
    narrow = max(narrow, longest_word(labels) + 14)
    for project in theme.projects:
        teller = Teller(desk, project, theme.number)
        wide = desk.x1 - desk.x0 - 2 * pad
        name = stack([_name_para(desk, teller, bold)], wide)
        rows = []
        for what in fields:
            if runs := value(teller, what):
                label = stack([desk.para(teller.run(desk.label(what), bold=bold_label))], narrow - 8)
                rows.append((label, stack([desk.para(*runs)], wide - narrow)))
        _beside(desk, look, name, rows, narrow)


def _beside(desk: Desk, look: CardLook, name: Stack, rows: Sequence[tuple[Stack, Stack]], narrow: float) -> None:
    pad, gap = look.box.padding, desk.style.size * 0.25
    tall = name.height + sum(max(a.height, b.height) + gap for a, b in rows) + 2 * pad + gap
    desk.need(tall)
    paint_box(desk.sheet, look.box, (desk.x0, desk.y, desk.x1, desk.y + tall))
    x, y = desk.x0 + pad, desk.y + pad
    name.paint(desk.sheet, x, y)
    y += name.height + gap
    for label, one in rows:
        label.paint(desk.sheet, x, y)
        one.paint(desk.sheet, x + narrow, y)
        y += max(label.height, one.height) + gap
    desk.space(tall + desk.style.size)


@family("cards-questions", projects=(2, 3))
def cards_questions(desk: Desk, theme: Theme) -> None:
    """Questions as labels (`Kuka vetää?`), which no lexicon knows, over or before their answers."""
    fields = ["description", *desk.rng.sample(["period", "funders", "coordinator", "partners"], 4)]
    above = desk.rng.random() < 0.5
    asked = {what: desk.rng.choice(desk.words["labels"][what]["unknown"]) for what in fields}
    desk.labels |= asked

    def card(project: Project) -> list[Para]:
        teller = Teller(desk, project, theme.number)
        paras = [_name_para(desk, teller, True)]
        for what in fields:
            question = asked[what] if asked[what].endswith("?") else f"{asked[what]}:"
            if not (runs := value(teller, what)):
                continue
            if above:
                paras += [desk.para(teller.run(question, bold=True)), desk.para(*runs)]
            else:
                paras.append(desk.para(teller.run(question, bold=True), *runs))
        return paras

    put_cards(desk, theme.projects, card_look(desk), card)


@family("cards-bare", projects=(3, 6))
def cards_bare(desk: Desk, theme: Theme) -> None:
    """A grid of cards with nothing labelled: name, what it is, when, who pays, who does."""
    look = card_look(desk)
    order = desk.rng.sample(("period", "funders", "actors"), 3)
    white = look.box.fill is not None and desk.rng.random() < 0.4
    box = Box(look.box.padding, fill=desk.style.accent) if white else look.box
    look = CardLook(box, look.columns, look.gap)
    colour = WHITE if white else desk.style.ink

    def card(project: Project) -> list[Para]:
        teller = Teller(desk, project, theme.number)
        values = {
            "period": teller.period(colour=colour),
            "funders": teller.funders(labelled=False, colour=colour),
            "actors": teller.actors(colour=colour),
        }
        paras = [desk.para(*teller.name(bold=True, colour=colour)), desk.para(*teller.description(colour=colour))]
        return [*paras, *(desk.para(*values[what]) for what in order if values[what])]

    put_cards(desk, theme.projects, look, card)
