"""What holds for all corrections of all texts: no word is lost or doubled, their order shows nowhere, none is silently lost."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.corrections.anchors import texts
from pipeline.corrections.apply import ORDER, apply
from pipeline.corrections.steps import Context
from pipeline.corrections.words import by_number
from pipeline.editions import contradictions
from pipeline.output import to_json
from schemas.plan import Plan
from tests.pipeline.corrections.made import TEXT, corrections, document, read, seen, text_seen, told, words

PLAN = read().plan
NAMES = [project.name for project in PLAN.projects]
TEXTS = [
    TEXT,
    TEXT.replace("1.1.2024-31.12.2025", "1.1.2024-30.6.2026"),
    TEXT.replace("Kemin kaupunki", "Kemin kunta").replace("2024-2026", ""),
]
SOMEBODY = st.sampled_from(NAMES).map(lambda name: seen(PLAN, name))
SOMETHING = st.sampled_from([text_seen(text.text, text.page or 1) for text in texts(PLAN)])
DAYS = st.sampled_from([{}, {"date": "2026-03-02"}, {"date": "2026-03-05", "note": "kysytty"}])
FIELDS = st.sampled_from(
    [
        {"field": "period", "value": "2025"},
        {"field": "period", "read": "2024-2026"},
        {"field": "name", "read": "Silta", "value": "Silta 2"},
        {"field": "funders", "read": "ESR+", "value": "JTF"},
        {"field": "funders", "value": "OKM"},
        {"field": "partners", "read": "Kemin kaupunki"},
        {"field": "partners", "value": "Kemin kunta", "role": "coordinator"},
        {"field": "description", "value": "Uusi kuvaus."},
    ]
)
BEGINS = st.sampled_from([["Ruori."], ["Kemin"], ["2024-2026."], ["ESR+.", "Tornion"], ["puuttuu"], []])
LISTS = st.sampled_from(["phenomena", "current_state", "strengths", "development_targets"])
THEMES = st.sampled_from([1, 2, 9])


def _rows(*parts: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    joined = st.tuples(*parts, DAYS).map(lambda found: {key: value for part in found for key, value in part.items()})
    return st.lists(joined, max_size=4)


FILES = st.fixed_dictionaries(
    {
        "value": _rows(SOMEBODY, FIELDS),
        "split": _rows(SOMEBODY, BEGINS.map(lambda begins: {"begins": begins})),
        "join": _rows(SOMEBODY, SOMEBODY.map(lambda into: {"into": into})),
        "move": st.one_of(
            _rows(SOMEBODY, THEMES.map(lambda theme: {"theme": theme})),
            _rows(SOMETHING, st.tuples(LISTS, THEMES).map(lambda to: {"list": to[0], "theme": to[1]})),
        ),
        "make": st.one_of(
            _rows(SOMETHING, st.just({"what": "project", "theme": 1})),
            _rows(SOMETHING, st.tuples(LISTS, THEMES).map(lambda to: {"what": "item", "list": to[0], "theme": to[1]})),
            _rows(SOMETHING, SOMEBODY.map(lambda of: {"what": "partner", "of": of})),
        ),
        "remove": _rows(SOMEBODY),
        "settle": _rows(SOMEBODY, st.sampled_from(["missing-period", "missing-funder"]).map(lambda code: {"code": code})),
    }
)


@settings(max_examples=40)
@given(FILES, st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_no_word_is_lost_and_no_order_shows(rows: dict[str, Any], text: str, chance: random.Random) -> None:
    plan = read(text).plan
    context = Context(plan.plan.language, by_number(document(text).pages))
    file = corrections(**rows)
    found = apply(plan, [file], context)
    assert words(found.plan) == words(plan)
    assert list(contradictions(found.plan)) == []
    assert Plan.model_validate_json(to_json(found.plan)) == found.plan
    shuffled = {name: chance.sample(part, len(part)) for name, part in rows.items()}
    assert to_json(apply(plan, [corrections(**shuffled)], context).plan) == to_json(found.plan)


@settings(max_examples=25)
@given(FILES)
def test_every_correction_holds_or_is_told_and_two_files_are_as_good_as_one(rows: dict[str, Any]) -> None:
    context = Context("fi", by_number(document(TEXT).pages))
    file = corrections(**rows)
    found = apply(PLAN, [file], context)
    assert len(told(found.plan)) == found.left
    different = {
        one.model_dump_json(exclude={"date", "note"}) + kind.__name__ for kind in ORDER for one in getattr(file, kind.__name__.lower())
    }
    assert found.held + found.left >= len(different)
    odd, even = ({name: part[i::2] for name, part in rows.items()} for i in (0, 1))
    assert to_json(apply(PLAN, [corrections(**odd), corrections(**even)], context).plan) == to_json(found.plan)


@settings(max_examples=25)
@given(FILES)
def test_corrections_that_say_nothing_new_change_nothing(rows: dict[str, Any]) -> None:
    context = Context("fi", {})
    assert apply(PLAN, [corrections()], context).plan == PLAN
    once = apply(PLAN, [corrections(**rows)], context)
    assert apply(PLAN, [corrections(**rows), corrections(**rows)], context) == once
