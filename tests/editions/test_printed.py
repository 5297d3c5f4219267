"""No value is altered: the words of a `text` are those of its place, a `name` is the same words but for an inflection that is confirmed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from extractors.lexicon import Lexicon, lexicon
from extractors.text.lemmas import lemma
from schemas.plan import Item, Plan, Project, Span
from tests.editions.expected import ROOT, quick
from tests.reading import reading

EDITIONS = sorted(path for folder in ("samples", "tests/editions") for path in (ROOT / folder).rglob("*.pdf"))
WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def letters(texts: Iterable[str]) -> Counter[str]:
    """The letters of texts: a word that a line's end broke is one in the text and two in its place."""
    return Counter(char for text in texts for word in words(text) for char in word)


def is_printed(text: str, spans: Sequence[Span]) -> bool:
    """Whether a text stands at its place, which may hold more."""
    return bool(spans) and letters([text]) <= letters(span.text for span in spans)


def texts_of(plan: Plan) -> Iterator[tuple[str, str, Sequence[Span]]]:
    """Every text of an edition with its place."""
    for slide in plan.slides:
        yield from (("heading", fragment.text, fragment.spans) for fragment in slide.headings)
    for theme in plan.themes:
        for items in (theme.current_state.items, theme.strengths, theme.development_targets):
            yield from items_of(items)
    yield from items_of(plan.phenomena)
    yield from (("unassigned", fragment.text, fragment.spans) for fragment in plan.unassigned)
    for project in plan.projects:
        yield from (("mention", mention.text, mention.spans) for mention in project.mentions)
        yield from fields_of(project)


def items_of(items: Sequence[Item]) -> Iterator[tuple[str, str, Sequence[Span]]]:
    for item in items:
        yield "item", item.text, item.spans
        yield from items_of(item.children)


def fields_of(project: Project) -> Iterator[tuple[str, str, Sequence[Span]]]:
    """The texts of a project's fields, each with the places that the field was read from."""
    values = {
        "name": [project.name],
        "acronym": [project.acronym] if project.acronym else [],
        "description": [project.description] if project.description else [],
        "period": [project.period.text] if project.period else [],
        "funders": [funder.text for funder in project.funders],
        "partners": [partner.text for partner in project.partners],
        "budget": [project.budget.text] if project.budget else [],
        "code": [project.code] if project.code else [],
    }
    for field, texts in values.items():
        yield from ((field, text, project.spans.get(field, [])) for text in texts)


def is_confirmed(word: str, printed: Sequence[str], known: Lexicon) -> bool:
    """Whether a word of a name is printed, or is the base form of one that is and that the lexicon has."""
    if word in printed:
        return True
    inflected = any(lemma(other, known.language) == lemma(word, known.language) for other in printed)
    terms = [name for term in (*known.funders, *known.organisations) for name in (*term.names, *term.short)]
    return inflected and (word in known.heads or any(word in words(name) for name in terms))


@pytest.fixture(scope="module", params=quick(EDITIONS))
def plan(request: pytest.FixtureRequest) -> Plan:
    path: Path = request.param
    return reading(path).plan


def test_every_text_stands_where_its_spans_say(plan: Plan) -> None:
    assert [(field, text) for field, text, spans in texts_of(plan) if not is_printed(text, spans)] == []


def test_every_name_is_printed_or_a_confirmed_base_form(plan: Plan) -> None:
    altered = []
    for project in plan.projects:
        for value in (*project.funders, *project.partners):
            # What several share (`Kemin ja Tornion kaupunki`) stands once.
            printed = words(value.text)
            if not all(is_confirmed(word, printed, lexicon(plan.plan.language)) for word in words(value.name)):
                altered.append((value.text, value.name))
    assert altered == []
