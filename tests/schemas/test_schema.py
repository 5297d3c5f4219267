"""The published JSON Schema is the models' own, and a second validator accepts every output by it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from pipeline.schema import schema_text
from tests.editions.expected import ROOT

PUBLISHED = ROOT / "schemas/json/plan.schema.json"


def test_the_committed_schema_is_the_generated_one() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("path", sorted((ROOT / "output").glob("*.json")), ids=lambda path: path.stem)
def test_outputs_are_valid(path: Path) -> None:
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(path.read_text(encoding="utf-8")))


def test_an_output_with_an_unknown_key_is_not_valid() -> None:
    path = next((ROOT / "output").glob("*.json"))
    data = json.loads(path.read_text(encoding="utf-8"))
    data["plan"]["colour"] = "blue"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8"))).validate(data)
