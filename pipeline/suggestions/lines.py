"""Lines for a user's own lexicon, made of what reviewers corrected: funds, organisations, other names of known ones, labels, headings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.evidence.names import slug
from extractors.lexicon import languages, lexicon
from pipeline.corrections.anchors import even
from pipeline.suggestions.words import words_asked_for
from schemas.corrections import Corrections, Value
from schemas.plan import Plan

# What is written in one run of capitals and digits is a short name: it is found letter by letter.
SHORT = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9+-]{1,9}")
FILES = {"funders": "funders.toml", "partners": "organisations.toml"}
# What labels a field in a card is, in a sentence, the word for who does it: the keys of the table `roles`.
ROLES = {"funders": "funder", "partners": "partner", "coordinator": "coordinator", "period": "period"}


@dataclass(frozen=True)
class Line:
    """A line of the lexicon; `editions` that asked for it.

    A `new` fund or organisation, one more name (`alias`) of a known one: `field` is funders or partners, `id` and `kind` are the
    lexicon's. A `label` of a field, a `heading` of a section: `id` is the field's or the section's name, `kind` the language.
    """

    field: str
    what: Literal["new", "alias", "label", "heading"]
    id: str
    text: str
    kind: str
    editions: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The lexicon's file in which it goes."""
        return FILES.get(self.field) or f"{self.kind}.toml"

    @property
    def tables(self) -> list[tuple[str, str]]:
        """The tables of a language's file in which the text goes, each with its key."""
        if self.what == "heading":
            return [(f"sections.{self.id}", "terms")]
        return [("labels", self.id), *([("roles", ROLES[self.id])] if self.id in ROLES else [])]

    @property
    def toml(self) -> str:
        """The line as it is written there."""
        if self.field not in FILES:
            return "\n".join(f"[{table}]\n{key} = [{quoted(self.text)}]" for table, key in self.tables)
        name = "short" if SHORT.fullmatch(self.text) else "names"
        rows = [f"id = {quoted(self.id)}", f"{name} = [{quoted(self.text)}]"]
        rows += [f"example = {quoted(self.text)}"] if self.field == "funders" else [f"kind = {quoted(self.kind)}"]
        return "\n".join([f"[[{'funder' if self.field == 'funders' else 'organisation'}]]", *rows])


def quoted(text: str) -> str:
    """A text as a string of TOML."""
    return json.dumps(text, ensure_ascii=False)


def suggested(files: Iterable[Corrections], plans: Sequence[Plan] = ()) -> list[Line]:
    """The lines that corrections ask for: those of several editions first, then by their texts.

    `plans` are the editions at hand: what stands before a value, or over a text, is looked for in them.
    """
    asked: dict[Line, set[str]] = {}
    for file in files:
        own = [plan for plan in plans if plan.plan.id == file.plan]
        found = [line for correction in file.value for line in _lines(correction)]
        for line in [*found, *(Line(*one) for plan in own for one in words_asked_for(file, plan))]:
            asked.setdefault(line, set()).add(file.plan)
    found = [replace(line, editions=tuple(sorted(editions))) for line, editions in asked.items()]
    return sorted(found, key=lambda line: (-len(line.editions), line.field, even(line.text), line.id))


def _lines(correction: Value) -> Iterator[Line]:
    """What one correction asks for: the plan's own word for a known body, or a body that nobody knew."""
    if correction.field not in FILES or not correction.value:
        return
    field = "funders" if correction.field == "funders" else "partners"
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
