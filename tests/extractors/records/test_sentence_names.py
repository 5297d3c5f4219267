"""The name that a sentence tells in one word with the word for a project: `Lehti-hankkeessa koulutetaan …`."""

from __future__ import annotations

import pytest

from extractors.evidence.entry.fields import read_entry
from extractors.evidence.leaf import evidence_of
from extractors.records.sentence_names import name_in
from schemas.document import Cell, Passage


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fi", "Kaarna-hankkeessa koulutetaan veistäjiä maakunnan kyliin.", "Kaarna"),
        ("fi", "Vanha Kaarna-hankkeessa koulutetaan veistäjiä.", "Vanha Kaarna"),
        ("fi", "Kaarna-hanke kouluttaa veistäjiä.", "Kaarna"),
        ("fi", "Kaarna-hankkeen jatko", None),
        ("fi", "ESR+-hankkeessa koulutetaan veistäjiä.", None),
        ("sv", "Barken-projektet utbildar snidare i byarna.", "Barken"),
    ],
)
def test_a_name_in_one_word_with_the_word_for_a_project(language: str, text: str, name: str | None) -> None:
    doc = evidence_of(text, language).doc
    told = name_in(doc, language)
    if told is None:
        assert name is None
        return
    end = doc[told[1] - 1].idx + len(doc[told[1] - 1].text)
    cells = (Cell("name", doc[told[0]].idx, end), Cell("description", 0, len(text)))
    entry = read_entry(Passage(text, ()), 1, 1, language, 0, (), cells)
    mark = entry.one("name")
    assert mark is not None
    assert (mark.value, text[mark.start : mark.end]) == (name, name)


def test_who_pays_by_its_label_alone_is_said_to_be_an_unclear_funder() -> None:
    text = "Kaarna Kultainen Sydän"
    entry = read_entry(Passage(text, ()), 1, 1, "fi", 0, (), (Cell("name", 0, 6), Cell("funders", 7, len(text))))
    assert [problem.code for problem in entry.problems] == ["unclear-funder"]
