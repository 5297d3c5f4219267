"""What stands around themes and projects: foreword, steps of the making, figures, quotations, footnotes, abbreviations, sources, contacts.

Which of it an edition has is drawn at random, once for all its themes. None of it is an item or a project: in the key it is a heading,
that is, text with a place of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.generated.desk import Desk
from tests.generated.drawing.faces import width
from tests.generated.drawing.sheet import Fill, Rule, Text
from tests.generated.drawing.stack import Box, paint_box, stack
from tests.generated.drawing.text import Para

Open = Callable[[Desk, str], None]
"""Opens a page, or a slide, with a heading."""


@dataclass
class Matter:
    """What an edition has around its themes, and how it is written."""

    rng: Random
    cover: bool = False
    front: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    ingress: bool = False
    figure: bool = False
    quote: bool = False
    footnote: bool = False
    figures: int = 0

    @classmethod
    def drawn(cls, rng: Random, deck: bool) -> Matter:
        """About half of all editions have something; reports more often than decks."""
        often = 0.3 if deck else 0.45

        def maybe(share: float = 1.0) -> bool:
            return rng.random() < often * share

        front = tuple(name for name in ("foreword", "steps") if maybe(0.8))
        back = tuple(name for name in ("follow", "glossary", "sources", "contacts") if maybe(0.8))
        return cls(rng, maybe(1.2), front, back, maybe(), maybe(0.8), maybe(0.5), maybe(0.8))


class _Writer:
    """Writes matter on a desk."""

    def __init__(self, desk: Desk, matter: Matter) -> None:
        self.desk, self.matter, self.rng = desk, matter, matter.rng
        self.words: dict[str, Any] = desk.words["matter"]
        year = desk.plan.years[0]
        self.year, self.before = year - 1, year - 4
        self.years = range(year - 9, year - 1)
        """Those that a figure shows."""

    def filled(self, pattern: str) -> str:
        rng = self.rng
        months = self.desk.words["periods"]["months"]
        month = rng.randint(1, 12)
        day = self.desk.words["periods"]["day"].format(d=rng.randint(2, 27), m=month, y=self.year, month=months[month - 1])
        return pattern.format(
            genitive=self.desk.plan.genitive,
            year=self.year,
            before=self.before,
            day=day,
            month=month,
            n=rng.randint(40, 300),
            a=self.years[0],
            b=self.years[-1],
        )

    def some(self, name: str, least: int, most: int) -> list[str]:
        """Some of the phrases of a list, in their order."""
        every = self.words[name]
        chosen = sorted(self.rng.sample(range(len(every)), min(self.rng.randint(least, most), len(every))))
        return [self.filled(every[n]) for n in chosen]

    def put(self, text: str, **style: Any) -> None:
        self.desk.put(self.para(text, **style))

    def para(self, text: str, **style: Any) -> Para:
        return self.desk.para(self.desk.run(text, tag=self.desk.key.heading(), **style))

    # --- pages ---

    def foreword(self) -> None:
        for sentence in self.some("foreword", 3, 5):
            self.put(sentence)
        first, last = (self.rng.choice(self.desk.words["contacts"][part]) for part in ("first", "last"))
        self.desk.space(self.desk.style.size)
        self.put(f"{first} {last}", bold=True)
        self.put(self.words["signed"])

    def steps(self) -> None:
        bullet = self.desk.style.bullet
        for step in self.some("steps", 3, 5):
            run = self.desk.run(step, tag=self.desk.key.heading())
            self.desk.put_whole(self.desk.para(run, marker=bullet, hang=self.desk.style.size * 1.1))

    def follow(self) -> None:
        for sentence in self.some("follow", 2, 3):
            self.put(sentence)

    def glossary(self) -> None:
        joint = self.rng.choice((" = ", ": ", " – "))
        for short, long in self.words["glossary"]:
            self.put(f"{short}{joint}{long}")

    def sources(self) -> None:
        for source in self.some("sources", 2, 4):
            self.put(source)

    def contacts(self) -> None:
        for _ in range(self.rng.randint(2, 3)):
            first, last = (self.rng.choice(self.desk.words["contacts"][part]) for part in ("first", "last"))
            number = f"040 {self.rng.randint(100, 999)} {self.rng.randint(1000, 9999)}"
            self.put(f"{first} {last}, {self.rng.choice(self.words['titles'])}, {self.words['telephone']} {number}")

    # --- in a theme ---

    def figure(self) -> None:
        """Bars over the years that they stand for, and a caption under them."""
        desk, rng = self.desk, self.rng
        self.matter.figures += 1
        high, step = desk.style.size * 6, self.small * 3.2
        caption = self.para(self.caption(), size=self.small, italic=True)
        desk.need(high + 6 * desk.style.size)
        desk.space(desk.style.size * 0.7)
        foot = desk.y + high
        for n, year in enumerate(self.years):
            tall, x = high * rng.uniform(0.35, 1.0), desk.x0 + n * step
            edges = (x + step * 0.15, foot - tall, x + step * 0.85, foot)
            desk.sheet.add(Fill(*(round(edge, 2) for edge in edges), desk.style.accent))
            self.axis(str(year), x + step / 2, foot + self.small * 1.2)
        desk.sheet.add(Rule(desk.x0, round(foot, 2), round(desk.x0 + len(self.years) * step, 2), round(foot, 2)))
        desk.space(high + self.small * 1.5 + 6)
        desk.put_whole(caption)

    def axis(self, text: str, middle: float, base: float) -> None:
        """A label under a figure, no paragraph of its own."""
        font = self.desk.style.face.regular
        left = middle - width(text, font, self.small) / 2
        self.desk.sheet.add(Text(round(left, 2), round(base, 2), text, font, self.small, self.desk.style.ink, self.desk.key.heading()))

    def caption(self) -> str:
        pattern = self.rng.choice(self.words["captions"])
        return str(pattern.format(n=self.matter.figures, a=self.year - 8, b=self.year - 1))

    def quote(self) -> None:
        """A quotation in a pale box over the whole column, and who says it."""
        desk, pad = self.desk, 9.0
        n = self.rng.randrange(len(self.words["quotes"]))
        said = self.para(self.words["quotes"][n], italic=True, size=round(desk.style.size * 1.15, 1))
        who = self.para(self.words["quoted"][n], size=self.small)
        text = stack([said, who], desk.x1 - desk.x0 - 2 * pad, 3)
        desk.need(text.height + 3 * pad)
        paint_box(desk.sheet, Box(fill=desk.style.pale), (desk.x0, desk.y, desk.x1, desk.y + text.height + 2 * pad))
        text.paint(desk.sheet, desk.x0 + pad, desk.y + pad)
        desk.space(text.height + 2 * pad + desk.style.gap * 1.5)

    def footnote(self) -> None:
        """A note in small type at the foot of the page, under a short rule; nothing goes under it. One a page."""
        desk = self.desk
        if desk.reserved:
            return
        note = stack([self.para(self.some("footnotes", 1, 1)[0], size=self.small)], desk.x1 - desk.x0)
        if desk.y + note.height + desk.style.size > desk.bottom:
            return
        top = desk.bottom - note.height
        desk.sheet.add(Rule(desk.x0, round(top - 4, 2), desk.x0 + 90, round(top - 4, 2), 0.5))
        note.paint(desk.sheet, desk.x0, top)
        desk.reserved = note.height + 10

    @property
    def small(self) -> float:
        return round(self.desk.style.size * 0.8, 1)


HEADS = {
    "foreword": "foreword_heads",
    "steps": "steps_heads",
    "follow": "follow_heads",
    "glossary": "glossary_heads",
    "sources": "source_heads",
    "contacts": "contact_heads",
}


def cover_lines(desk: Desk, matter: Matter) -> None:
    """One to three more lines on the cover."""
    if matter.cover:
        writer = _Writer(desk, matter)
        for line in writer.some("cover", 1, 3):
            writer.put(line, size=writer.small)


def pages(desk: Desk, matter: Matter, names: tuple[str, ...], opened: Open) -> None:
    """Pages of their own, each under its heading."""
    writer = _Writer(desk, matter)
    for name in names:
        opened(desk, matter.rng.choice(writer.words[HEADS[name]]))
        getattr(writer, name)()


def opening(desk: Desk, matter: Matter) -> None:
    """What stands under a theme's title."""
    if matter.ingress:
        writer = _Writer(desk, matter)
        writer.put(matter.rng.choice(writer.words["ingress"]), italic=matter.rng.random() < 0.5)


def after_state(desk: Desk, matter: Matter) -> None:
    """What stands under a theme's state: a figure, a quotation, a footnote."""
    writer = _Writer(desk, matter)
    if matter.figure:
        writer.figure()
    if matter.quote:
        writer.quote()
    if matter.footnote:
        writer.footnote()
