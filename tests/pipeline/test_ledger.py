"""The account of words says of each page which words are lost and which stand twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline import extraction
from pipeline.extraction import extract_document
from pipeline.ledger import Ledger, ledger
from pipeline.readers import read
from schemas.document import Page, Word
from schemas.plan import Plan, Project
from tests.editions.expected import ROOT

SAMPLE = ROOT / "samples" / "pohjois-pohjanmaa-2026-2030.pdf"


def words_of(project: Project) -> Counter[tuple[int, str]]:
    """How often which words stand in a project's mentions, by page, without what is neither letter nor digit."""
    words = ((span.page, word) for mention in project.mentions for span in mention.spans for word in span.text.split())
    letters = ((page, "".join(filter(str.isalnum, word))) for page, word in words)
    return Counter((page, word) for page, word in letters if word)


def test_words_of_a_project_left_out_are_lost_and_those_of_one_put_in_twice_are_doubled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Sequence[Word]] = []

    def asking(pages: Sequence[Page], bullets: Sequence[Word], plan: Plan) -> Ledger:
        asked.append(bullets)
        return ledger(pages, bullets, plan)

    monkeypatch.setattr(extraction, "ledger", asking)
    document = read(SAMPLE)
    found = extract_document(document)
    first, *others = found.plan.projects
    (bullets,) = asked
    without, twice = (found.plan.model_copy(update={"projects": projects}) for projects in (others, [first, first, *others]))
    lost, doubled = ledger(document.pages, bullets, without), ledger(document.pages, bullets, twice)
    assert sum(words_of(first).values()) > 3
    assert (lost.lost, lost.doubled) == (words_of(first), Counter())
    assert (doubled.lost, doubled.doubled) == (Counter(), words_of(first))
    assert lost.read == doubled.read == found.ledger.read
    assert lost.placed < found.ledger.placed < doubled.placed


def test_a_bullet_that_is_glued_to_a_word_is_no_word_more() -> None:
    found = extract_document(read(SAMPLE))
    parted = replace(found, ledger=replace(found.ledger, placed=found.ledger.placed + 2))
    assert (parted.outcome().read, parted.outcome().placed, parted.outcome().even) == (found.ledger.read, found.ledger.read, True)
    doubled = replace(found, ledger=replace(parted.ledger, doubled=Counter({(1, "silta"): 2})))
    assert (doubled.outcome().placed, doubled.outcome().even) == (found.ledger.placed + 2, False)
