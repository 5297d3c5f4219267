"""What a paragraph speaks for, against a table: kinds of data, labels known and learned."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.evidence.leaf import evidence_of, labels_of, learned_labels
from schemas.region import Leaf
from tests.extractors.drawn import tree

TABLE = tomllib.loads((Path(__file__).parent / "evidence.toml").read_text(encoding="utf-8"))
NOTHING = {
    "periods": [],
    "single": 0,
    "funders": [],
    "organisations": 0,
    "sums": 0,
    "codes": 0,
    "statuses": 0,
    "data": False,
    "sentence": False,
}


@pytest.mark.parametrize("case", TABLE["evidence"], ids=lambda case: case["text"])
def test_evidence(case: dict[str, Any]) -> None:
    seen = evidence_of(case["text"], case.get("language", "fi"))
    told = {name: getattr(seen, name) for name in ("single", "organisations", "sums", "codes", "statuses", "sentence")}
    told |= {"periods": list(seen.periods), "funders": list(seen.funders), "data": seen.is_data}
    assert told == NOTHING | {key: value for key, value in case.items() if key not in ("text", "language")}


def leaves(drawing: str) -> list[Leaf]:
    return [leaf for page in tree(drawing).pages for leaf in page.leaves]


@pytest.mark.parametrize("case", TABLE["labels"], ids=lambda case: case["line"])
def test_labels(case: dict[str, Any]) -> None:
    (leaf,) = leaves(f"40 80 12 {case['line']}")
    found = labels_of(leaf, frozenset(case.get("learned", [])))
    ends = [*(label.start for label in found[1:]), len(leaf.text)]
    told = [[label.field or "", leaf.text[label.value : ends[number]].strip()] for number, label in enumerate(found)]
    assert told == case["labels"]


@pytest.mark.parametrize("case", TABLE["learned"], ids=lambda case: case["name"])
def test_learned_labels(case: dict[str, Any]) -> None:
    assert learned_labels(leaves(case["drawing"]), 12.0, "fi") == frozenset(case["learned"])
