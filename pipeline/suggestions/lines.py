"""Lines for a user's own lexicon, made of what reviewers corrected: funds, organisations, other names of those that are known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.lexicon import languages, lexicon
from extractors.names import slug
from pipeline.corrections.anchors import even
from schemas.corrections import Corrections, Value

# What is written in one run of capitals and digits is a short name: it is found letter by letter.
SHORT = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9+-]{1,9}")
FILES = {"funders": "funders.toml", "partners": "organisations.toml"}


@dataclass(frozen=True)
class Line:
    """A line of the lexicon: a `new` fund or organisation, or one more name (`alias`) of a known one; `editions` that asked for it."""

    field: Literal["funders", "partners"]
    what: Literal["new", "alias"]
    id: str
    text: str
    kind: str
    editions: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The lexicon's file in which it goes."""
        return FILES[self.field]

    @property
    def toml(self) -> str:
        """The line as it is written there."""
        name = "short" if SHORT.fullmatch(self.text) else "names"
        rows = [f"id = {_quoted(self.id)}", f"{name} = [{_quoted(self.text)}]"]
        rows += [f"example = {_quoted(self.text)}"] if self.field == "funders" else [f"kind = {_quoted(self.kind)}"]
        return "\n".join([f"[[{'funder' if self.field == 'funders' else 'organisation'}]]", *rows])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def suggested(files: Iterable[Corrections]) -> list[Line]:
    """The lines that corrections ask for: those of several editions first, then by their texts."""
    asked: dict[Line, set[str]] = {}
    for file in files:
        for line in (line for correction in file.value for line in _lines(correction)):
            asked.setdefault(line, set()).add(file.plan)
    found = [replace(line, editions=tuple(sorted(editions))) for line, editions in asked.items()]
    return sorted(found, key=lambda line: (-len(line.editions), line.field, even(line.text), line.id))


def _lines(correction: Value) -> Iterator[Line]:
    """What one correction asks for: the plan's own word for a known body, or a body that nobody knew."""
    if correction.field not in FILES or not correction.value:
        return
    field: Literal["funders", "partners"] = "funders" if correction.field == "funders" else "partners"
    known = _known(correction.value, field)
    if known:
        read = correction.read or ""
        if read and not _known(read, field) and even(read) != even(correction.value):
            yield Line(field, "alias", known[0], read, known[1])
        return
    kind = "fund" if field == "funders" else _kind(correction.value)
    yield Line(field, "new", slug(correction.value), correction.value, kind)


def _known(text: str, field: str) -> tuple[str, str] | None:
    """The id and the kind of what the lexicon knows by a text."""
    words = lexicon(languages()[0])
    terms: Sequence[tuple[str, str, tuple[str, ...]]]
    if field == "funders":
        terms = [(term.id, term.kind, (*term.names, *term.short)) for term in words.funders]
    else:
        terms = [(term.id, term.kind, (*term.names, *term.short)) for term in words.organisations]
        terms += [(term.id, term.kind, (*term.names, *term.short)) for term in words.funders if term.body]
    return next(((id_, kind) for id_, kind, names in terms if even(text) in map(even, names)), None)


def _kind(text: str) -> str:
    """What an organisation is, as far as its last word tells."""
    last = text.split()[-1]
    for language in languages():
        words = lexicon(language)
        kind = words.heads.get(last.lower()) or words.legal_forms.get(last)
        if kind:
            return kind
    return "association"
