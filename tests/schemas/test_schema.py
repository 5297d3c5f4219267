"""The published JSON Schemas are the models' own, and a second validator accepts every output by them."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline.compare import diff
from pipeline.compare.history import history
from pipeline.editions import load
from pipeline.schema import MODELS, schema_text
from tests.editions.expected import ROOT

OUTPUTS = sorted((ROOT / "output").glob("*.json"))


def _published(name: str) -> Path:
    return ROOT / f"schemas/json/{name}.schema.json"


@lru_cache
def _validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(_published(name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _data(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", MODELS)
def test_the_committed_schema_is_the_generated_one(name: str) -> None:
    assert _published(name).read_text(encoding="utf-8") == schema_text(name)


@pytest.mark.parametrize("name", MODELS)
def test_every_field_has_a_title_a_description_and_a_value_that_shows_it(name: str) -> None:
    described = json.loads(_published(name).read_text(encoding="utf-8"))
    for part in (described, *described["$defs"].values()):
        assert part["description"]
        for field in part.get("properties", {}).values():
            # What is made of other objects is called as they are, and shown by them.
            assert field.get("title") or "$ref" in field
            assert field["description"]
            assert any(word in json.dumps(field) for word in ("$ref", '"examples"', '"enum"', '"const"'))


@pytest.mark.parametrize("name", MODELS)
def test_the_examples_are_valid(name: str) -> None:
    described = json.loads(_published(name).read_text(encoding="utf-8"))
    for part in (described, *described["$defs"].values()):
        for field in part.get("properties", {}).values():
            for example in field.get("examples", []):
                jsonschema.Draft202012Validator({**field, "$defs": described["$defs"]}).validate(example)


@pytest.mark.parametrize("path", OUTPUTS, ids=lambda path: path.stem)
def test_outputs_are_valid(path: Path) -> None:
    _validator("plan").validate(_data(path))


def test_a_diff_and_a_history_are_valid() -> None:
    editions = [load(path) for path in OUTPUTS]
    _validator("diff").validate(json.loads(diff(editions[0], editions[-1]).model_dump_json()))
    _validator("history").validate(json.loads(history(editions).model_dump_json()))


def test_an_output_with_an_unknown_key_is_not_valid() -> None:
    data = _data(OUTPUTS[0])
    data["plan"]["colour"] = "blue"
    with pytest.raises(jsonschema.ValidationError):
        _validator("plan").validate(data)
