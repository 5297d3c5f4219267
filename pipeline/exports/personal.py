"""An edition as it may be published: e-mail addresses, telephone numbers and the names of contact persons are left out, and shown so.

What the page says as it stands there (mentions, spans, leftovers, findings' messages) is not published at all: such columns are marked in
the tables (`private`). Here the fields that remain are gone through. A name counts as a person's where the page introduces it as a contact
(`Yhteyshenkilö: …`), where it stands before an address or a number, and where an address is made of it (`etunimi.sukunimi@…`);
once found, it is left out wherever the edition has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from extractors.evidence.names import slug
from extractors.evidence.parties.aside import LEAST_DIGITS, PHONE
from extractors.lexicon import languages, lexicon
from schemas.plan import Item, Plan, Project

LEFT_OUT = "[…]"
EMAIL = re.compile(r"(?:mailto:)?[\w.+'-]+(?:@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
# `05-2024` is a month.
MONTH = re.compile(r"0\d[ -]\d{4}")
NAME = r"[^\W\d_a-zåäöéüß][^\W\d_]+(?:-[^\W\d_]+)?(?:\s+[^\W\d_a-zåäöéüß][^\W\d_]+(?:-[^\W\d_]+)?){1,2}"
# A name, what may stand between it and an address, and the place where that was.
BEFORE = re.compile(rf"({NAME})[\s,;:()–-]*(?={re.escape(LEFT_OUT)})")


def published(plan: Plan) -> Plan:
    """The edition without what tells of persons in its titles, lists, names and descriptions."""
    people = sorted(_people(plan), key=len, reverse=True)
    clear = _Clear(people)
    themes = [
        theme.model_copy(
            update={
                "title": clear(theme.title),
                "current_state": theme.current_state.model_copy(update={"items": clear.items(theme.current_state.items)}),
                "strengths": clear.items(theme.strengths),
                "development_targets": clear.items(theme.development_targets),
            }
        )
        for theme in plan.themes
    ]
    update = {
        "plan": plan.plan.model_copy(update={"title": clear(plan.plan.title)}),
        "slides": [slide.model_copy(update={"title": clear(slide.title)}) for slide in plan.slides],
        "phenomena": clear.items(plan.phenomena),
        "themes": themes,
        "projects": [clear.project(project) for project in plan.projects],
    }
    return plan.model_copy(update=update)


class _Clear:
    """Takes out of texts what tells of persons; `people` are the names to be left out, the longest first."""

    def __init__(self, people: Iterable[str]) -> None:
        names = [r"\s+".join(map(re.escape, name.split())) for name in people]
        self._people = re.compile(rf"\b(?:{'|'.join(names)})\b") if names else None

    def __call__(self, text: str | None) -> str | None:
        if text is None:
            return None
        text = without_addresses(text)
        return self._people.sub(LEFT_OUT, text) if self._people else text

    def items(self, items: list[Item]) -> list[Item]:
        return [item.model_copy(update={"text": self(item.text), "children": self.items(item.children)}) for item in items]

    def project(self, project: Project) -> Project:
        links = [link for link in project.links or [] if self(link.url) == link.url and self(link.text) == link.text]
        update: dict[str, Any] = {"name": self(project.name), "description": self(project.description), "links": links or None}
        update["acronym"] = self(project.acronym)
        for field in ("funders", "partners"):
            bodies = [body.model_copy(update={"name": self(body.name), "text": self(body.text)}) for body in getattr(project, field)]
            update[field] = [body for body in bodies if body.name.replace(LEFT_OUT, "").strip()]
        return project.model_copy(update=update)


def without_addresses(text: str) -> str:
    """A text without e-mail addresses and telephone numbers.

    >>> without_addresses("Kysy: maija@esimerkki.fi, puh. 040 123 4567")
    'Kysy: […], puh. […]'
    """
    text = EMAIL.sub(LEFT_OUT, text)
    return PHONE.sub(lambda found: LEFT_OUT if _is_number(found.group()) else found.group(), text)


def _is_number(text: str) -> bool:
    return sum(char.isdigit() for char in text) >= LEAST_DIGITS and not MONTH.fullmatch(text)


def _people(plan: Plan) -> set[str]:
    """The names of persons that the edition introduces, as they stand there."""
    found: set[str] = set()
    texts = set(_texts(plan))
    locals_ = {re.split(r"@|\(at\)|\[at\]", address.group(), flags=re.IGNORECASE)[0] for text in texts for address in EMAIL.finditer(text)}
    slugs = {slug(local.replace(".", " ").replace("_", " ")) for local in locals_ if re.search(r"[._]", local)}
    for text in texts:
        found |= {match.group(1) for match in _introduced().finditer(text)}
        found |= {_bare(match.group(1)) for match in BEFORE.finditer(without_addresses(text))}
        if slugs:
            found |= {match.group() for match in _pairs(text) if slug(match.group()) in slugs}
    return {name for name in found if " " in name}


def _bare(name: str) -> str:
    """A name without the words before it that introduce it: `Lisätietoja Maija Meikäläinen`."""
    words = name.split()
    while words and _contact().match(words[0]):
        words.pop(0)
    return " ".join(words)


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """Every two words that stand side by side and begin with a capital."""
    yield from re.finditer(r"\b[^\W\d_a-zåäö][\w-]+\s+[^\W\d_a-zåäö][\w-]+\b", text)
    yield from re.finditer(r"(?<=\w\s)\b[^\W\d_a-zåäö][\w-]+\s+[^\W\d_a-zåäö][\w-]+\b", text)


@lru_cache(maxsize=1)
def _contact() -> re.Pattern[str]:
    """A word that introduces a contact person, in any form."""
    words = sorted({word for language in languages() for word in lexicon(language).words("roles", "contact")}, key=len, reverse=True)
    return re.compile(rf"(?i:\b(?:{'|'.join(map(re.escape, words))}))\w*")


@lru_cache(maxsize=1)
def _introduced() -> re.Pattern[str]:
    """What introduces a contact person, and the name behind it."""
    return re.compile(rf"{_contact().pattern}\s*[:–-]?\s+({NAME})")


def _texts(value: Any) -> Iterator[str]:
    """Every text of an edition, those of spans included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
