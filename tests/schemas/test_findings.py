"""Findings are a code and values: each code has a sentence, docs/findings.md lists it, and the message is made of the two."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from pipeline.editions import load
from schemas.findings import SENTENCES, Values, finding, message
from tests.editions.expected import ROOT

OUTPUTS = sorted((ROOT / "output").rglob("*.json"))


@pytest.mark.parametrize(
    ("code", "values", "said"),
    [
        ("missing-period", {"project": "Silta"}, "Silta: no period found"),
        ("conflicting-period", {"project": "Silta", "pages": [3, 9]}, "Silta: pages 3, 9 disagree on the period; the first was taken"),
        ("unclear-text", {"project": "Silta", "text": "noin"}, "Silta: not understood among the data: noin"),
        ("unclear-text", {"project": "Silta", "text": "noin", "why": "period"}, "Silta: not understood in the period: noin"),
        ("lost-words", {"page": 2, "count": 1, "text": "yksi"}, "page 2: 1 word is in no place: yksi"),
        ("lost-words", {"page": 2, "count": 2, "text": "yksi kaksi"}, "page 2: 2 words are in no place: yksi kaksi"),
        ("missing-period", {"project": "{page} {0.__class__}"}, "{page} {0.__class__}: no period found"),
    ],
)
def test_a_message_is_made_of_code_and_values(code: str, values: Values, said: str) -> None:
    assert message(code, values) == said
    found = finding(code, "info", values)
    assert (found.code, found.message, found.values) == (code, said, values)


@pytest.mark.parametrize(("code", "values"), [("no-such-code", {}), ("missing-period", {}), ("missing-period", {"why": "of-no-kind"})])
def test_a_finding_without_a_sentence_or_a_value_can_not_be_made(code: str, values: Values) -> None:
    with pytest.raises(KeyError):
        finding(code, "info", values)


@pytest.mark.parametrize("path", OUTPUTS, ids=lambda path: path.stem)
def test_every_finding_of_an_edition_tells_its_values(path: Path) -> None:
    findings = load(path).findings
    assert findings
    for found in findings:
        assert found.values is not None
        assert found.message == message(found.code, found.values)


def test_the_documentation_lists_the_codes() -> None:
    rows = re.findall(
        r"^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \| (?:error|warning|info) \|", (ROOT / "docs/findings.md").read_text(encoding="utf-8"), re.M
    )
    listed = {code for row in rows for code in re.findall(r"[a-z-]+", row)}
    assert listed == {key.split("/")[0] for key in SENTENCES}


@pytest.mark.parametrize("key", [key for key, said in SENTENCES.items() if said.many])
def test_both_forms_of_a_counted_sentence_are_of_the_same_values(key: str) -> None:
    one, many = ({name for _, name, _, _ in Formatter().parse(text) if name} for text in (SENTENCES[key].one, SENTENCES[key].many))
    assert SENTENCES[key].count in many
    assert one - many == set()
