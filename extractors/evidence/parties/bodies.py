"""The members of a list of partners (a cell under `Partners`), each with its place and how well it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc

from extractors.evidence.language import read
from extractors.evidence.parties.organisations import HEAD_ALONE, NO_LETTERS, FoundOrganisation, OrganisationReader, organisation_reader
from extractors.text.tokens import Tokens, tokens_of

Strength = Literal["lexicon", "head", "form", "place", "none"]


@dataclass(frozen=True)
class Body:
    """An organisation named in a text.

    `start`, `end`: characters of the text given, what stands in brackets behind the name left out. `name`: the words of the
    text, a shared head written out. `id`: the lexicon's, or None.
    `strength` says what speaks for it: `lexicon` (a name that the lexicon has), `head` (a word such as `yliopisto` with a name
    to it), `form` (`Oy`, `ry`), `place` (the bare name of a municipality), `none` (its position in a list alone).
    """

    start: int
    end: int
    name: str
    id: str | None
    rule: str
    strength: Strength
    business_id: str | None = None


def members_in(text: str | Doc, language: str) -> tuple[Body, ...]:
    """The members of a list of partners, in order, all of it read: what no rule knows is a member of strength `none`."""
    if isinstance(text, str):
        return _mapped(text, _members_of(" ".join(text.split()), language))
    return tuple(_in_list(text, language))


@lru_cache(maxsize=8)
def reader(language: str) -> OrganisationReader:
    """The reader of a language's organisations."""
    return organisation_reader(language)


@lru_cache(maxsize=4096)
def _members_of(text: str, language: str) -> tuple[Body, ...]:
    return tuple(_in_list(read(text, language), language))


def _mapped(text: str, bodies: Sequence[Body]) -> tuple[Body, ...]:
    """The bodies at their places in a text whose blanks were made single."""
    if " ".join(text.split()) == text:
        return tuple(bodies)
    places: list[int] = []
    for i, char in enumerate(text):
        # A run of blanks is the one blank before the word behind it.
        if not char.isspace() or (places and not text[i - 1].isspace()):
            places.append(i)
    return tuple(replace(body, start=places[body.start], end=places[body.end - 1] + 1) for body in bodies)


def _in_list(doc: Doc, language: str) -> Iterator[Body]:
    tokens = tokens_of(doc)
    for found in reader(language).read(tokens):
        if found.rule not in (HEAD_ALONE, NO_LETTERS):
            yield _body(tokens, found, found.name, _strength(found))


def _body(doc: Tokens, found: FoundOrganisation, name: str, strength: Strength) -> Body:
    end = doc[found.end - 1].idx + len(doc[found.end - 1])
    return Body(doc[found.start].idx, end, " ".join(name.split()), found.id, found.rule, strength, found.business_id)


def _strength(found: FoundOrganisation) -> Strength:
    kind = found.rule.removeprefix("partner.").split(":")[0]
    known: dict[str, Strength] = {
        "lexicon": "lexicon",
        "head": "head",
        "shared-head": "head",
        "form": "form",
        "branch": "lexicon",
        "municipality": "place",
    }
    return known.get(kind, "none")
