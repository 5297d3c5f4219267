"""The answer key of an edition: it is told what is drawn, and makes of the words drawn what `score.py` reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from schemas.document import Page
from tests.generated.content.periods import Period
from tests.generated.content.plan import Fund, Party, Plan, Project
from tests.generated.drawing.read import Tagged
from tests.generated.drawing.sheet import Tag

Json = dict[str, Any]
Place = tuple[int, int]
"""(page, word number)"""
LISTS = ("state", "strengths", "targets")


@dataclass
class Said:
    """What an edition says of a project, which may be less than the plan knows: what is not said is not in the key."""

    project: Project
    description: str | None = None
    period: Period | None = None
    funders: tuple[Fund, ...] = ()
    partners: tuple[Party, ...] = ()
    status: str | None = None
    loose_role: bool = False
    """Whether only a word that no lexicon knows tells the coordinator: plain partners are right, too."""
    accept: dict[str, list[Any]] = field(default_factory=dict)


@dataclass
class Element:
    """A thing with words of its own: a heading, an item, a mention of a project."""

    kind: str
    theme: int | None = None
    listed: str = ""
    parent: int | None = None
    said: Said | None = None
    words: list[Place] = field(default_factory=list)
    fields: dict[str, list[Place]] = field(default_factory=dict)
    text: str = ""


class Key:
    """Collects the elements while an edition is drawn."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.elements = plan, list[Element]()
        self.absent: list[tuple[int, str]] = []
        """Themes that only the agenda names."""

    def heading(self, theme: int | None = None) -> Tag:
        return self._add(Element("heading", theme))

    def item(self, listed: str, theme: int | None, parent: Tag | None = None) -> Tag:
        return self._add(Element("item", theme, listed, parent.element if parent else None))

    def mention(self, project: Project, theme: int | None) -> Tag:
        return self._add(Element("mention", theme, said=Said(project)))

    def said(self, tag: Tag) -> Said:
        """What is said of the project that a mention's tag names."""
        said = self.elements[tag.element].said
        if said is None:
            raise ValueError(f"element {tag.element} is no mention")
        return said

    def _add(self, element: Element) -> Tag:
        self.elements.append(element)
        return Tag(len(self.elements) - 1)

    def place(self, pages: Sequence[Page], tagged: Tagged) -> None:
        """Gives each element its words, in the order in which they were drawn."""
        texts = {(page.number, word.number): word.text for page in pages for word in page.words}
        parts: dict[int, list[str]] = {}
        for place, owned in sorted(tagged.items(), key=lambda item: item[1].drawn):
            tags = owned.tags
            owner = self.elements[tags[0].element]
            owner.words.append(place)
            parts.setdefault(tags[0].element, []).append(texts[place])
            for tag in tags:
                if tag.field:
                    self.elements[tag.element].fields.setdefault(tag.field, []).append(place)
        for number, words in parts.items():
            self.elements[number].text = " ".join(words)

    # --- as score.py reads it ---

    def gold(self, pages: Sequence[Page], loose: dict[int, list[str]]) -> Json:
        """The answer key; `loose` holds the texts of each page that belong to no element (running lines, page numbers)."""
        headings: dict[int, list[str]] = {page.number: [] for page in pages}
        for element in self.elements:
            if element.kind == "heading" and element.words:
                headings[element.words[0][0]].append(element.text)
        for number, texts in loose.items():
            headings[number] += texts
        mentions = [self._mention(element) for element in self.elements if element.kind == "mention" and element.words]
        return {
            "plan": self._plan(),
            "slides": [self._slide(page.number, headings[page.number]) for page in pages],
            "phenomena": self._items("phenomena", None),
            "themes": [self._theme(number, title, mentions) for number, title in self._titles()],
            "mentions": mentions,
            "projects": self._projects(mentions),
        }

    def _plan(self) -> Json:
        a, b = self.plan.years
        period = {"text": f"{a}–{b}", "edtf": f"{a}/{b}", "start": f"{a}-01-01", "end": f"{b}-12-31"}
        region = {"region": [self.plan.region, None]}
        return {"title": self.plan.title, "region": self.plan.region, "language": self.plan.language, "period": period, "accept": region}

    def _slide(self, page: int, headings: list[str]) -> Json:
        kinds = ["cover", "agenda", "phenomena", "current_state", "development_targets", "projects", "other"]
        themes = [None, *(theme.number for theme in self.plan.themes)]
        accept = {"kind": kinds, "theme": themes, "title": [*headings, None]}
        return {
            "page": page,
            "title": headings[0] if headings else None,
            "kind": "other",
            "theme": None,
            "headings": headings,
            "accept": accept,
        }

    def _items(self, listed: str, theme: int | None, parent: int | None = None) -> list[Json]:
        return [
            {"text": element.text, "children": self._items(listed, theme, number)}
            for number, element in enumerate(self.elements)
            if element.kind == "item" and element.words and (element.listed, element.theme, element.parent) == (listed, theme, parent)
        ]

    def _titles(self) -> list[tuple[int, str]]:
        return [*self.absent, *((theme.number, theme.title) for theme in self.plan.themes)]

    def _theme(self, number: int, title: str, mentions: list[Json]) -> Json:
        keys = list(dict.fromkeys(m["key"] for m in mentions if m["theme"] == number))
        state, strengths, targets = (self._items(listed, number) for listed in LISTS)
        written = [element.text for element in self.elements if element.kind == "heading" and element.theme == number]
        return {
            "number": number,
            "title": title,
            "current_state": {"as_of": None, "items": state},
            "strengths": strengths,
            "development_targets": targets,
            "project_keys": keys,
            "accept": {"title": sorted({title, *written}), "current_state.as_of": [None]},
        }

    def _mention(self, element: Element) -> Json:
        if element.said is None:
            raise ValueError("a mention without a project")
        return {"page": element.words[0][0], "theme": element.theme, "text": element.text, **self._fields(self._whole(element.said))}

    def _whole(self, said: Said) -> Said:
        """All that the edition says of the project in its several places."""
        told = [e.said for e in self.elements if e.said is not None and e.said.project is said.project and e.words]
        whole = Said(said.project)
        for one in told:
            whole.description = whole.description or one.description
            whole.period = whole.period or one.period
            whole.status = whole.status or one.status
            whole.funders = whole.funders or one.funders
            whole.loose_role |= one.loose_role
            if {party.name for party in one.partners} != {party.name for party in whole.partners}:
                whole.partners += tuple(p for p in one.partners if p.name not in [q.name for q in whole.partners])
            for name, values in one.accept.items():
                whole.accept.setdefault(name, []).extend(values)
        return whole

    def _fields(self, said: Said) -> Json:
        project = said.project
        accept = {"name": [*project.accept_names], **said.accept}
        if said.loose_role:
            accept["partners"] = [[party.key | {"role": "partner"} for party in said.partners]]
        return {
            "key": project.key,
            "name": project.name,
            "acronym": project.acronym,
            "description": said.description,
            "period": said.period.key if said.period else None,
            "funders": [fund.key for fund in said.funders],
            "partners": [party.key for party in said.partners],
            "scope": None,
            "status": said.status,
            "accept": {name: values for name, values in accept.items() if values},
        }

    def _projects(self, mentions: list[Json]) -> list[Json]:
        found: dict[str, Json] = {}
        for mention in mentions:
            fields = {name: value for name, value in mention.items() if name not in ("page", "theme", "text")}
            held = found.setdefault(mention["key"], fields | {"themes": []})
            if mention["theme"] is not None and mention["theme"] not in held["themes"]:
                held["themes"].append(mention["theme"])
        return list(found.values())
