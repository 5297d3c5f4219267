"""Finds again what a reviewer saw: in the same text, under the same name, or something that is only alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Literal

from rapidfuzz import fuzz

from extractors.projects.same_names import same_project
from schemas.corrections import Seen
from schemas.plan import Fragment, Item, Mention, Plan, Project

HASH_LENGTH = 12
# So many letters of a text stand in the file, for people and for finding what is alike.
SHOWN = 160
# Beginnings of texts this alike (0 to 100) may be one text.
ALIKE = 82
SOFT_HYPHEN = "\u00ad"
# `ESR` and `ESR+` are two funds.
WORD = re.compile(r"[^\W_]+|\+")

How = Literal["text", "name", "alike"]
NOTHING: Mapping[str, str] = MappingProxyType({})


@lru_cache(maxsize=65536)
def mention_hash(text: str) -> str:
    """Twelve hexadecimal digits for the words of a text, whatever their order, case, dashes and line breaks."""
    words = sorted(WORD.findall(text.replace(SOFT_HYPHEN, "").lower()))
    return sha256(" ".join(words).encode()).hexdigest()[:HASH_LENGTH]


def shown(text: str) -> str:
    """How a text begins, cut behind a word."""
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[: SHOWN + 1].rpartition(" ")[0] or text[:SHOWN]


def even(text: str) -> str:
    """A text with case, dashes and blanks made even."""
    return " ".join(WORD.findall(text.replace(SOFT_HYPHEN, "").lower()))


def name_as_read(project: Project) -> str:
    """The name that the rules had read, whatever a reviewer made of it."""
    by = (project.by or {}).get("name")
    return by.read if by is not None and isinstance(by.read, str) else project.name


@dataclass(frozen=True)
class Found:
    """A project that a correction means, by its place in the list: its `mention` has the text, or it has the name, or is alike."""

    place: int
    how: How
    mention: Mention | None = None


def project_of(plan: Plan, seen: Seen, became: Mapping[str, str] = NOTHING) -> Found | None:
    """The project that a reviewer saw; `became` is the id of the project that a text is a part of by now, by the text's hash."""
    return (
        _by_text(plan.projects, seen)
        or _by_id(plan.projects, seen, became.get(seen.mention))
        or _by_name(plan.projects, seen)
        or _alike(plan.projects, seen)
    )


def _by_id(projects: Sequence[Project], seen: Seen, id_: str | None) -> Found | None:
    """The project that an earlier correction made of the text, with its mention on the page."""
    for place, project in enumerate(projects):
        if project.id == id_:
            return Found(place, "text", min(project.mentions, key=lambda mention: mention.page != seen.page, default=None))
    return None


def _by_text(projects: Sequence[Project], seen: Seen) -> Found | None:
    """The project with a mention of the same words; of several the one of the id, of the name, of the page. Where none of that
    tells them apart, none is surely the one."""
    found = [(i, p, m) for i, p in enumerate(projects) for m in p.mentions if mention_hash(m.text) == seen.mention]
    if not found:
        return None
    name = even(seen.name or "")
    best = max(found, key=lambda one: _told(one, seen, name))
    others = [one for one in found if one[0] != best[0] and _told(one, seen, name) == _told(best, seen, name)]
    return Found(best[0], "alike" if others else "text", best[2])


def _told(one: tuple[int, Project, Mention], seen: Seen, name: str) -> tuple[bool, bool, bool]:
    _, project, mention = one
    return project.id == seen.project, even(name_as_read(project)) == name, mention.page == seen.page


def _by_name(projects: Sequence[Project], seen: Seen) -> Found | None:
    """The one project of the name."""
    name = even(seen.name or "")
    found = [i for i, project in enumerate(projects) if name and even(name_as_read(project)) == name]
    return Found(found[0], "name") if len(found) == 1 else None


def _alike(projects: Sequence[Project], seen: Seen) -> Found | None:
    """The project whose name or text is most like what was seen."""
    rated = [(_likeness(project, seen), -i) for i, project in enumerate(projects)]
    best = max(rated, default=(0.0, 0))
    return Found(-best[1], "alike") if best[0] >= ALIKE else None


def _likeness(project: Project, seen: Seen) -> float:
    if seen.name and same_project(name_as_read(project), seen.name):
        return 100.0
    return max((fuzz.ratio(even(m.text)[:SHOWN], even(seen.text)[:SHOWN]) for m in project.mentions), default=0.0)


# --- items and texts that no rule claimed -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Text:
    """A text outside projects: which list it stands in (None: unassigned), its theme, and the way to it through the outline."""

    list: str | None
    theme: int | None
    way: tuple[int, ...]
    text: str
    page: int | None

    @property
    def hash(self) -> str:
        return mention_hash(self.text)


def texts(plan: Plan) -> Iterator[Text]:
    """Every item, sub-items after the one that they hang under, and every text that no rule claimed."""
    for number, fragment in enumerate(plan.unassigned):
        yield Text(None, None, (number,), fragment.text, _page(fragment))
    yield from _items(plan.phenomena, "phenomena", None)
    for theme in plan.themes:
        yield from _items(theme.current_state.items, "current_state", theme.number)
        yield from _items(theme.strengths, "strengths", theme.number)
        yield from _items(theme.development_targets, "development_targets", theme.number)


def _items(items: Sequence[Item], name: str, theme: int | None, way: tuple[int, ...] = ()) -> Iterator[Text]:
    for number, item in enumerate(items):
        here = (*way, number)
        yield Text(name, theme, here, item.text, _page(item))
        yield from _items(item.children, name, theme, here)


def _page(part: Any) -> int | None:
    spans = part.spans if isinstance(part, Item | Fragment) else []
    return spans[0].page if spans else None


def text_of(plan: Plan, seen: Seen) -> tuple[Text, How] | None:
    """The text outside projects that a reviewer saw: the same words, those on the same page first; else what is alike."""
    standing = list(texts(plan))
    same = sorted((t for t in standing if t.hash == seen.mention), key=lambda t: t.page != seen.page)
    if same:
        return same[0], "text"
    rated = [(fuzz.ratio(even(t.text)[:SHOWN], even(seen.text)[:SHOWN]), -i) for i, t in enumerate(standing)]
    best = max(rated, default=(0.0, 0))
    return (standing[-best[1]], "alike") if best[0] >= ALIKE else None
