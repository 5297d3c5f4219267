"""A made-up plan: its title, themes, items and projects, drawn from the phrases of a language."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.generated.content.periods import Period, closed, period
from tests.generated.content.words import Deck, words_of

BRACKETED = 0.05
"""The share of names with an acronym in brackets behind them."""
PLAIN = str.maketrans("åäö", "aao")
MISSING = 0.05
"""The share of values that a plan does not give."""


@dataclass(frozen=True)
class Fund:
    """Who pays, as printed, and its id in the lexicon or None."""

    name: str
    id: str | None

    @property
    def key(self) -> dict[str, Any]:
        return {"name": self.name, "id": self.id, "instrument": None}


@dataclass(frozen=True)
class Party:
    """An organisation that takes part; `role` is `coordinator` or `partner`."""

    name: str
    role: str = "partner"

    @property
    def key(self) -> dict[str, Any]:
        return {"name": self.name, "role": self.role}


@dataclass(frozen=True)
class Item:
    """A point of a list with its sub-points."""

    text: str
    children: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Project:
    """Everything that may be said of a project; a family of shapes says as much of it as it has places for."""

    key: str
    name: str
    acronym: str | None
    description: str | None
    period: Period | None
    funders: tuple[Fund, ...]
    coordinator: Party | None
    partners: tuple[Party, ...]
    code: str
    budget: int
    status: tuple[str, str]
    """The status's id and how it is printed."""
    contact: str
    accept_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Theme:
    """A theme with its lists and projects."""

    number: int
    title: str
    state: tuple[Item, ...]
    strengths: tuple[Item, ...]
    targets: tuple[Item, ...]
    projects: tuple[Project, ...]


@dataclass(frozen=True)
class Plan:
    """A whole made-up plan."""

    language: str
    title: str
    region: str
    genitive: str
    years: tuple[int, int]
    cover_line: str
    running: str
    phenomena: tuple[Item, ...]
    themes: tuple[Theme, ...]

    @property
    def projects(self) -> tuple[Project, ...]:
        return tuple(project for theme in self.themes for project in theme.projects)


@dataclass
class Maker:
    """Draws the parts of one plan, so that none stands in it twice."""

    rng: Random
    language: str
    year: int
    words: dict[str, Any] = field(init=False)
    decks: dict[str, Deck] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.words = words_of(self.language)

    def one(self, *path: str) -> Any:
        """The next phrase of the list at a path of the language's file."""
        name = ".".join(path)
        if name not in self.decks:
            phrases: Any = self.words
            for step in path:
                phrases = phrases[step]
            self.decks[name] = Deck(self.rng, phrases)
        return self.decks[name].draw()

    # --- projects ---

    def project(self, number: int) -> Project:
        name, acronym, accepted = self.name()
        parties = self.parties()
        led = self.rng.random() < 0.8
        status = self.rng.choices(("ongoing", "upcoming", "ended"), (6, 3, 1))[0]
        return Project(
            key=f"project-{number}",
            name=name,
            acronym=acronym,
            description=self.description() if self.rng.random() > MISSING else None,
            period=self.period() if self.rng.random() > MISSING else None,
            funders=self.funds() if self.rng.random() > MISSING else (),
            coordinator=Party(parties[0], "coordinator") if led else None,
            partners=tuple(Party(name) for name in (parties[1:] if led else parties)),
            code=self.rng.choice((f"A{self.rng.randint(70000, 99999)}", f"J{self.rng.randint(10, 99)}-{self.rng.randint(100, 999)}")),
            budget=self.rng.randint(40, 900) * 1000 + self.rng.choice((0, 0, 0, 500, 250)),
            status=(status, self.one("statuses", status)),
            contact=self.contact(),
            accept_names=accepted,
        )

    def contact(self) -> str:
        """A person, sometimes with an address at a place that does not exist."""
        first, last = self.one("contacts", "first"), self.one("contacts", "last")
        plain = last.casefold().translate(PLAIN)
        return f"{first} {last}" + (f", {first[0].casefold()}.{plain}@example.org" if self.rng.random() < 0.4 else "")

    def name(self) -> tuple[str, str | None, tuple[str, ...]]:
        """A name that no project of the plan has yet, its acronym, and other ways to write it that are right, too."""
        while True:
            name, accepted = self._name()
            if name.casefold() not in self.used:
                self.used.add(name.casefold())
                break
        if self.rng.random() > BRACKETED or " " not in name or "–" in name or accepted:
            return name, None, accepted
        acronym = "".join(word[:2] for word in name.split()[:3]).upper()
        return f"{name} ({acronym})", acronym, (name, *accepted)

    def _name(self) -> tuple[str, tuple[str, ...]]:
        kind = self.rng.choices(("topic", "coined", "tagged", "plain", "suffixed"), (35, 18, 15, 24, 8))[0]
        if kind == "topic":
            return f"{self.one('projects', 'topics')} {self.one('projects', 'heads')}", ()
        if kind == "plain":
            return self.one("projects", "plain"), ()
        coined = self.one("projects", "coined")
        if kind == "tagged":
            return f"{coined} – {self.one('projects', 'taglines')}", ()
        if kind == "suffixed":
            return self.words["projects"]["suffix"].format(name=coined), (coined,)
        return coined, ()

    def description(self) -> str:
        """A nominal description, or one to three sentences."""
        if self.rng.random() < 0.25:
            return str(self.one("descriptions", "nominals"))
        first = " ".join(self.one("descriptions", part) for part in ("openings", "objects", "audiences")) + "."
        more = self.rng.choice((0, 0, 0, 1, 1, 1, 2, 2, 4))
        rest = [self.one("descriptions", "followups").format(n=self.rng.randint(3, 40) * 5) for _ in range(more)]
        return " ".join([first, *rest])

    def period(self) -> Period:
        return period(self.rng, self.words, self.year)

    def closed(self) -> Period:
        return closed(self.rng, self.words, self.year)

    def funds(self) -> tuple[Fund, ...]:
        """One fund, seldom two."""
        count = 2 if self.rng.random() < 0.12 else 1
        if self.rng.random() < 0.06:
            return (Fund(self.one("funds", "unknown"), None),)
        found: list[Fund] = []
        while len(found) < count:
            name, fund_id = self.one("funds", "known")
            if fund_id not in [fund.id for fund in found]:
                found.append(Fund(name, fund_id))
        return tuple(found)

    def parties(self) -> list[str]:
        """One to four organisations."""
        found: list[str] = []
        for _ in range(self.rng.choice((1, 2, 2, 3, 3, 4))):
            name = self.organisation()
            if name not in found:
                found.append(name)
        return found

    def organisation(self) -> str:
        kind = self.rng.choices(("with_town", "with_region", "alone"), (45, 20, 35))[0]
        pattern = self.one("organisations", kind)
        if kind == "alone":
            return str(pattern)
        place = self.one("towns") if kind == "with_town" else self.one("regions")
        return str(pattern.format(genitive=place[1], name=place[0]))

    # --- lists ---

    def items(self, kind: str, least: int, most: int) -> tuple[Item, ...]:
        found = []
        for _ in range(self.rng.randint(least, most)):
            text = self.one("items", kind).format(n=self.rng.randint(12, 68))
            stop = "." if kind == "state" and self.rng.random() < 0.4 else ""
            found.append(Item(text + stop, self._children() if kind == "targets" and not stop else ()))
        return tuple(found)

    def _children(self) -> tuple[Item, ...]:
        if self.rng.random() > 0.12:
            return ()
        return tuple(Item(self.one("items", "subitems")) for _ in range(self.rng.randint(1, 2)))


def make_plan(rng: Random, language: str, projects: tuple[int, int] = (2, 4), themes: tuple[int, int] = (2, 3)) -> Plan:
    """A plan with so many themes, and so many projects a theme (the least and the most)."""
    year = rng.randint(2022, 2027)
    maker = Maker(rng, language, year)
    region, genitive = maker.one("regions")
    years = (year, year + rng.randint(2, 5))
    title = maker.one("plan_titles").format(genitive=genitive, years=f"{years[0]}–{years[1]}")
    day = f"{rng.randint(1, 28)}.{rng.randint(1, 12)}.{year - 1}"
    count, made = rng.randint(*themes), 0
    found = []
    for number in range(1, count + 1):
        mine = tuple(maker.project(made + n) for n in range(rng.randint(*projects)))
        made += len(mine)
        lists = (maker.items("state", 2, 4), maker.items("strengths", 2, 3), maker.items("targets", 2, 4))
        found.append(Theme(number, maker.one("themes"), *lists, mine))
    return Plan(
        language=language,
        title=title,
        region=region,
        genitive=genitive,
        years=years,
        cover_line=maker.one("cover_lines").format(genitive=genitive, date=day),
        running=maker.one("running").format(genitive=genitive, title=title),
        phenomena=tuple(Item(maker.one("phenomena")) for _ in range(rng.choice((0, 0, 3, 4)))),
        themes=tuple(found),
    )
