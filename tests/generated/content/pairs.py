"""Pairs of made-up editions with every change between them listed: for calibrating the diff, and for measuring it on seeds held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from rapidfuzz.fuzz import ratio

from extractors.evidence.names import acronym_of, slug, tidy_name
from schemas.plan import CurrentState, Funder, Item, Mention, Partner, Plan, PlanInfo, Project, Source, Theme
from schemas.plan import Period as SchemaPeriod
from tests.generated.content import plan as content

Row = dict[str, Any]
# An item that is added is no more like another one, of 100.
UNLIKE = 60
LISTS = ("current_state", "strengths", "development_targets")
# What is added to a text that is reworded by going on.
TAILS = {
    "fi": (" ja niiden käyttö arjessa", " yhdessä kuntien kanssa", ", kun rahoitus riittää", " vuoden loppuun mennessä koko maakunnassa"),
    "sv": (" och deras bruk i vardagen", " tillsammans med kommunerna", ", när pengarna räcker", " före årets slut i hela landskapet"),
    "en": (
        " and their use at work",
        " together with the municipalities",
        ", as far as money allows",
        " by the end of the year in the whole region",
    ),
}


@dataclass
class Wanted:
    """One change that there is: its kind and field, and the names or texts on both sides."""

    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    field: str | None = None


@dataclass
class EditionPair:
    """Two editions, what changed, and which project of the old one is which of the new one (None: gone)."""

    old: Plan
    new: Plan
    changes: list[Wanted] = field(default_factory=list)
    same: dict[str, str | None] = field(default_factory=dict)
    same_items: dict[str, str] = field(default_factory=dict)
    """Which text of an item is which of the other edition; those that are gone are not in it."""


class Editor:
    """Edits an edition and keeps the list."""

    def __init__(self, seed: int, language: str) -> None:
        self.rng = Random(f"pair {seed} {language}")
        self.maker = content.Maker(self.rng, language, 2024)
        self.language = language
        made = content.make_plan(self.rng, language, (5, 8), (3, 4))
        self.maker.used |= {p.name.casefold() for p in made.projects}
        self.title, self.years = made.title, made.years
        self.themes = [(theme.title, theme) for theme in made.themes]
        self.rows = [row_of(p, [n]) for n, theme in enumerate(made.themes, start=1) for p in theme.projects]
        self.lists = {(n, name): _texts(theme, name) for n, theme in enumerate(made.themes, start=1) for name in LISTS}
        self.changes: list[Wanted] = []
        self.same: dict[str, str | None] = {}
        self.same_items: dict[str, str] = {}
        self.taken = {row["name"].casefold() for row in self.rows}

    def pair(self) -> EditionPair:
        old = self._plan(self.rows, self.lists, self.years)
        rows = self._projects([dict(row) for row in self.rows])
        lists = {place: self._items(place, list(texts)) for place, texts in self.lists.items()}
        new = self._plan(rows, lists, self.years)
        return EditionPair(old, new, self.changes, self.same, self.same_items)

    # --- projects ---

    def _projects(self, rows: list[Row]) -> list[Row]:
        kept: list[Row] = []
        rng, left = self.rng, list(rows)
        if len(left) > 8:
            told = [row for row in left if row["description"] and row["partners"]]
            a, b = rng.sample(told, 2)
            left.remove(a)
            left.remove(b)
            kept.append(self._merged(a, b))
        for row in left:
            before = row["name"]
            if rng.random() < 0.12:
                self._tell("project_removed", (before,), ())
                self.same[before] = None
                continue
            if rng.random() < 0.1:
                kept.append(self._followed(row))
                continue
            for edit, share in ((self._rename, 0.18), (self._period, 0.25), (self._describe, 0.2), (self._fund, 0.1), (self._partner, 0.2)):
                if rng.random() < share:
                    edit(row)
            self.same[before] = row["name"]
            kept.append(row)
        for _ in range(rng.randint(2, 5)):
            fresh = row_of(self.maker.project(900 + len(kept)), [rng.randint(1, len(self.themes))])
            self._tell("project_added", (), (fresh["name"],))
            kept.append(fresh)
        rng.shuffle(kept)
        return kept

    def _tell(self, kind: str, old: Sequence[str], new: Sequence[str], name: str | None = None) -> None:
        self.changes.append(Wanted(kind, tuple(old), tuple(new), name))

    def _rename(self, row: Row) -> None:
        before = row["name"]
        way = self.rng.choice(("subtitle", "subtitle", "word", "whole"))
        if way == "whole" and not (row["description"] and row["partners"]):
            way = "subtitle"
        if way == "subtitle":
            row["name"] = f"{before.split(' - ')[0]} - {self.maker.one('projects', 'taglines')}"
        elif way == "word":
            row["name"] = before + self.rng.choice(("-hanke", " plus", " 2030"))
        else:
            row["name"] = tidy_name(self.maker.project(0).name)
        if row["name"] != before:
            self._tell("project_renamed", (before,), (row["name"],))

    def _period(self, row: Row) -> None:
        period: SchemaPeriod | None = row["period"]
        if period is None or not period.end or not period.start:
            return
        year = str(int(period.end[:4]) + 1)
        end = year + "-12-31"
        row["period"] = SchemaPeriod(text=f"{period.start} - {end}", edtf=f"{period.start}/{end}", start=period.start, end=end)
        self._tell("project_changed", (), (row["name"],), "period")

    def _describe(self, row: Row) -> None:
        if row["description"] is None:
            return
        more = self.maker.one("descriptions", "followups").format(n=self.rng.randint(3, 40) * 5)
        row["description"] = f"{row['description'].rstrip('.')}. {more}"
        self._tell("project_changed", (), (row["name"],), "description")

    def _fund(self, row: Row) -> None:
        name, fund = self.maker.one("funds", "known")
        if fund in [f.id for f in row["funders"]]:
            return
        row["funders"] = [Funder(name=name, id=fund, instrument=None, text=name)]
        self._tell("project_changed", (), (row["name"],), "funders")

    def _partner(self, row: Row) -> None:
        name = self.maker.organisation()
        if name in [p.name for p in row["partners"]]:
            return
        row["partners"] = [*row["partners"], Partner(name=name, id=None, role="partner", text=name)]
        self._tell("project_changed", (), (row["name"],), "partners")

    def _followed(self, row: Row) -> Row:
        before, period = row["name"], row["period"]
        if period is None or not period.end or " - " in before:
            self.same[before] = before
            return row
        year = int(period.end[:4]) + 1
        text = f"{year}-{year + 2}"
        times = SchemaPeriod(text=text, edtf=f"{year}/{year + 2}", start=f"{year}-01-01", end=f"{year + 2}-12-31")
        found = {**row, "name": before + self.rng.choice((" 2.0", " 2")), "period": times}
        self._tell("project_followed", (before,), (found["name"],))
        self.same[before] = None
        return found

    def _merged(self, a: Row, b: Row) -> Row:
        name = f"{a['name'].split(' - ')[0]} & {b['name'].split(' - ')[0]}"
        partners = {p.name: p for p in (*a["partners"], *b["partners"])}
        found = {
            **a,
            "name": name,
            "description": " ".join(filter(None, (a["description"], b["description"]))) or None,
            "partners": list(partners.values()),
            "themes": a["themes"],
        }
        self._tell("project_merged", (a["name"], b["name"]), (name,))
        self.same[a["name"]] = self.same[b["name"]] = None
        return found

    # --- items ---

    def _items(self, place: tuple[int, str], texts: list[str]) -> list[str]:
        rng = self.rng
        found = []
        for text in texts:
            if rng.random() < 0.1:
                self._tell("item_removed", (text,), ())
            elif rng.random() < 0.25:
                found.append(self._reworded(text))
            else:
                self.same_items[text] = text
                found.append(text)
        kind = {"current_state": "state", "strengths": "strengths", "development_targets": "targets"}[place[1]]
        if rng.random() < 0.5:
            fresh = self.maker.one("items", kind).format(n=rng.randint(12, 68))
            if not any(ratio(fresh, text) > UNLIKE for text in (*self.all_texts(), *found)):
                self._tell("item_added", (), (fresh,))
                found.append(fresh)
        rng.shuffle(found)
        return found

    def all_texts(self) -> set[str]:
        """Every item's text of the old edition."""
        return {text for texts in self.lists.values() for text in texts}

    def _reworded(self, text: str) -> str:
        words = text.split()
        way = self.rng.choice(("tail", "word", "swap"))
        if way == "tail" or len(words) < 4:
            new = text.rstrip(".") + self.rng.choice(TAILS[self.language])
        elif way == "word":
            new = " ".join(words[:-1])
        else:
            at = self.rng.randrange(1, len(words))
            new = " ".join([*words[:at], self.maker.one("projects", "taglines").split()[0], *words[at + 1 :]])
        self.same_items[text] = new
        if new != text:
            self._tell("item_reworded", (text,), (new,))
        return new

    # --- the edition ---

    def _plan(self, rows: Sequence[Row], lists: dict[tuple[int, str], list[str]], years: tuple[int, int]) -> Plan:
        projects, taken = [], set[str]()
        for row in rows:
            free = base = slug(row["name"])
            while free in taken:
                free = f"{base}-{len(taken)}"
            taken.add(free)
            projects.append(_project(row, free))
        themes = [
            Theme(
                number=n,
                title=title,
                current_state=CurrentState(as_of=None, items=_items(lists[n, "current_state"])),
                strengths=_items(lists[n, "strengths"]),
                development_targets=_items(lists[n, "development_targets"]),
                project_ids=[p.id for p in projects if n in p.themes],
            )
            for n, (title, _) in enumerate(self.themes, start=1)
        ]
        return Plan(
            plan=PlanInfo(id="made-up", title=self.title, region=None, language=self.language, period=None),
            source=Source(filename="made-up.pdf", sha256="0" * 64, media_type="application/pdf", page_count=1, extractor="planex"),
            slides=[],
            phenomena=[],
            themes=themes,
            projects=projects,
            unassigned=[],
            findings=[],
        )


def make_pair(seed: int, language: str = "fi") -> EditionPair:
    """The pair of a seed and a language (`fi`, `sv`, `en`): always the same one."""
    return Editor(seed, language).pair()


def _texts(theme: content.Theme, name: str) -> list[str]:
    items = {"current_state": theme.state, "strengths": theme.strengths, "development_targets": theme.targets}[name]
    return [item.text for item in items]


def _items(texts: Sequence[str]) -> list[Item]:
    return [Item(text=text, children=[], spans=[]) for text in texts]


def row_of(project: content.Project, themes: list[int]) -> Row:
    parties = [*([project.coordinator] if project.coordinator else []), *project.partners]
    return {
        "name": tidy_name(project.name),
        "description": project.description,
        "period": _period(project),
        "funders": [Funder(name=f.name, id=f.id, instrument=None, text=f.name) for f in project.funders],
        "partners": [Partner(name=p.name, id=None, role=p.role, text=p.name) for p in parties],  # type: ignore[arg-type]
        "themes": themes,
    }


def _period(project: content.Project) -> SchemaPeriod | None:
    return SchemaPeriod(**project.period.key) if project.period else None


def _project(row: Row, free: str) -> Project:
    return Project(
        id=free,
        acronym=acronym_of(row["name"]),
        scope=None,
        status=None,
        mentions=[Mention(theme=number, page=1, text=row["name"], spans=[]) for number in row["themes"]],
        confidence=1,
        spans={},
        **row,
    )
