"""What is found again, and what is not surely the same: two of one text or name, marked words, places of what is left."""

from __future__ import annotations

import pytest

from pipeline.corrections import files
from pipeline.corrections.apply import Applied, apply
from pipeline.corrections.files import corrected as with_files
from pipeline.corrections.steps import Context
from pipeline.corrections.words import passage_of, places_of, words_of
from schemas.corrections import Marked
from schemas.document import Page, Word
from schemas.plan import Fragment, Plan, Span
from tests.pipeline.corrections.made import PURJE, corrected, corrections, document, project, read, seen, text_seen, told, words

PLAN = read().plan
PERIOD = {**seen(PLAN, "Silta"), "field": "period", "read": "1.1.2024-31.12.2025", "value": "2030"}


def twice(text: str) -> Plan:
    """The edition with two projects more that have the name of one, both with a mention of a text."""
    silta = project(PLAN, "Silta")
    mention = silta.mentions[0].model_copy(update={"text": text})
    more = [silta.model_copy(update={"id": id_, "mentions": [mention]}) for id_ in ("silta-a", "silta-b")]
    return PLAN.model_copy(update={"projects": [*more, *(p for p in PLAN.projects if p.id != "silta")]})


@pytest.mark.parametrize("text", [project(PLAN, "Silta").mentions[0].text, "Aivan toinen teksti."], ids=["one text", "one name"])
def test_of_two_that_may_be_meant_none_is_corrected(text: str) -> None:
    plan = twice(text)
    found = apply(plan, [corrections(value=[PERIOD])], Context("fi"))
    assert found.plan.projects == plan.projects
    assert told(found.plan) == ["offered-correction"]


def test_of_two_of_one_text_the_one_of_the_id_is_meant() -> None:
    plan = twice(project(PLAN, "Silta").mentions[0].text)
    found = apply(plan, [corrections(value=[{**PERIOD, "project": "silta-b"}])], Context("fi")).plan
    assert [p.period.edtf for p in found.projects[:2] if p.period] == ["2024-01-01/2025-12-31", "2030/2030"]


def test_of_two_texts_that_are_the_same_the_one_on_the_page_is_meant() -> None:
    parts = [Fragment(text="Sama teksti", spans=[Span(page=page, bbox=None, text="Sama teksti")]) for page in (2, 4)]
    plan = PLAN.model_copy(update={"unassigned": parts})
    row = {**text_seen("Sama teksti", 4), "what": "item", "list": "phenomena"}
    found = apply(plan, [corrections(make=[row])], Context("fi")).plan
    assert ([one.spans[0].page for one in found.phenomena], [one.spans[0].page for one in found.unassigned]) == ([4], [2])


def test_what_is_left_of_a_list_keeps_its_places_and_what_is_gone_loses_them() -> None:
    row = {**seen(PLAN, "Silta"), "field": "partners"}
    found = project(corrected(value=[{**row, "read": "Kemin kaupunki"}]).plan, "Silta")
    assert [span.text for span in found.spans["partners"]] == ["Lapin yliopisto."[:-1]]
    found = project(corrected(value=[{**row, "value": "Nuoret oppivat"}]).plan, "Silta")
    assert [span.text for span in found.spans["partners"]] == ["Kemin kaupunki", "Lapin yliopisto", "Nuoret oppivat"]


def test_a_split_leaves_the_first_part_the_values_that_stand_in_it() -> None:
    purje = project(PLAN, "Purje")
    spans = purje.spans | {"description": [Span(page=4, bbox=None, text="Oppaat oppivat kieliä.")]}
    cell = purje.model_copy(update={"description": "Solusta luettu.", "spans": spans})
    plan = PLAN.model_copy(update={"projects": [cell if p.id == "purje" else p for p in PLAN.projects]})
    found = apply(plan, [corrections(split=[{**seen(plan, "Purje"), "begins": ["Ruori."]}])], Context("fi")).plan
    assert project(found, "Purje").description == "Solusta luettu."
    assert project(found, "Purje").mentions[0].text == f"Purje. {PURJE}"


def page(*texts: str) -> Page:
    """A page with words side by side."""
    placed = [Word(text, 1, at, (10.0 + 50 * at, 10, 50.0 + 50 * at, 20)) for at, text in enumerate(texts)]
    return Page(1, 400, 300, tuple(placed))


SPAN = Span(page=1, bbox=(10, 10, 150, 20), text="Nuoret oppivat taitoja")


def test_words_under_a_span_are_the_page_s_where_they_are_the_same_else_made_up() -> None:
    same = words_of(SPAN, {1: page("Nuoret", "oppivat", "taitoja")})
    assert [word.place[0] for word in same] == [10, 60, 110]
    other = words_of(SPAN, {1: page("Nuoret", "lukevat", "taitoja")})
    assert [word.text for word in other] == ["Nuoret", "oppivat", "taitoja"]
    assert [round(word.place[0]) for word in other] == [10, 55, 105]
    bullet = words_of(SPAN, {1: page("Nuoret", "•", "oppivat", "taitoja")})
    assert [word.text for word in bullet] == ["Nuoret", "oppivat", "taitoja"]


@pytest.mark.parametrize(
    ("marks", "value", "expected"),
    [
        ([("Nuoret", 10), ("taitoja", 110)], "Nuoret taitoja", [10, 110]),
        ([("Nuoret", 10), ("Tornio", 110)], "oppivat", [60]),
        ([("Nuoret", 10), ("Tornio", 110)], "Tornio", []),
        ([], "oppivat taitoja", [60]),
    ],
)
def test_marked_words_have_their_place_if_all_of_them_stand(marks: list[tuple[str, int]], value: str, expected: list[int]) -> None:
    pages = {1: page("Nuoret", "oppivat", "taitoja")}
    passage = passage_of("Nuoret oppivat taitoja", [SPAN], pages)
    assert passage
    marked = [Marked(page=1, box=(left, 10, left + 40, 20), text=text) for text, left in marks]
    assert [span.bbox and span.bbox[0] for span in places_of(value, marked, [passage], pages)] == expected


def test_words_that_corrections_lose_are_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """A defect of a step would be told, as one of the rules would."""
    without = PLAN.model_copy(update={"themes": [PLAN.themes[0].model_copy(update={"development_targets": []}), *PLAN.themes[1:]]})
    monkeypatch.setattr(files, "applied", lambda *_: Applied(without, 1, 0))
    extraction = read()
    doc = document("x")
    found = with_files(extraction, doc.pages, [doc.path]).extraction
    assert [one.code for one in found.plan.findings if one.severity == "error"] == ["lost-words"]
    assert found.ledger.placed < extraction.ledger.placed
    assert words(without) != words(PLAN)
