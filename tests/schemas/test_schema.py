"""The published JSON Schemas are the models' own, and a second validator accepts every output by them."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel, ValidationError

from pipeline.compare import diff
from pipeline.compare.history import history
from pipeline.editions import load
from pipeline.registers.linking import link_register
from pipeline.registers.reading import read_register
from pipeline.schema import MODELS, schema_text
from schemas.plan import Period
from tests.editions.expected import ROOT
from tests.pipeline.registers.edition import edition

REGISTER = ROOT / "tests/pipeline/registers/eura-2021.csv"
OUTPUTS = sorted((ROOT / "output/samples").glob("*.json"))


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


def test_what_a_register_says_is_valid() -> None:
    _validator("link").validate(json.loads(link_register(edition(), read_register(REGISTER)).model_dump_json()))


@lru_cache
def _newer(name: str) -> Any:
    """What a later minor version may write: its number, and a key more in every object."""
    models: dict[str, Any] = {
        "plan": load(OUTPUTS[0]),
        "diff": diff(*map(load, OUTPUTS)),
        "history": history([*map(load, OUTPUTS)]),
        "link": link_register(edition(), read_register(REGISTER)),
    }
    return {**_more(json.loads(models[name].model_dump_json())), "schema_version": "1.7"}


def _more(value: Any) -> Any:
    if isinstance(value, list):
        return [_more(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    # The keys of these are data: names of fields, kinds of changes, names of values.
    return {"later": [1]} | {key: inner if key in ("spans", "values", "summary") else _more(inner) for key, inner in value.items()}


@pytest.mark.parametrize("name", MODELS)
def test_keys_that_a_later_minor_version_adds_are_allowed(name: str) -> None:
    _validator(name).validate(_newer(name))
    MODELS[name][0].model_validate(_newer(name))


@pytest.mark.parametrize("version", ["1.0", "2.0", "1", "1.1.1", "1.x"])
@pytest.mark.parametrize("name", MODELS)
def test_another_version_is_not_valid(name: str, version: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        _validator(name).validate(_newer(name) | {"schema_version": version})


@pytest.mark.parametrize("name", MODELS)
def test_what_says_nothing_is_absent_and_never_null(name: str) -> None:
    described = json.loads(_published(name).read_text(encoding="utf-8"))
    for part in (described, *described["$defs"].values()):
        for key, field in part.get("properties", {}).items():
            is_optional = field.get("description", "").startswith("Optional: ")
            assert is_optional == (key not in part["required"] and key != "schema_version")
            assert not is_optional or "null" not in json.dumps(field)


def _strangers(value: Any) -> list[str]:
    """Keys that no model knows."""
    if isinstance(value, BaseModel):
        return [*(value.model_extra or {}), *(key for name in type(value).model_fields for key in _strangers(getattr(value, name)))]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [key for part in inner for key in _strangers(part)]


@pytest.mark.parametrize("path", OUTPUTS, ids=lambda path: path.stem)
def test_an_output_has_no_key_that_the_schema_does_not_know(path: Path) -> None:
    assert _strangers(load(path)) == []
    assert not [project for project in _data(path)["projects"] for key in ("budget", "code") if project.get(key, "") is None]
    assert _strangers(diff(*map(load, OUTPUTS))) == []


@pytest.mark.parametrize("path", OUTPUTS, ids=lambda path: path.stem)
def test_every_value_of_a_project_names_the_rule_that_set_it(path: Path) -> None:
    rules = [(field, span.rule) for project in load(path).projects for field, spans in project.spans.items() for span in spans]
    assert all(rule for _, rule in rules)
    assert ("funders", "funder.lexicon:esf-plus") in rules


@pytest.mark.parametrize("path", OUTPUTS, ids=lambda path: path.stem)
def test_the_way_to_the_source_is_seen_from_the_json(path: Path) -> None:
    source = load(path).source
    assert source.path is not None
    assert sha256((path.parent / source.path).read_bytes()).hexdigest() == source.sha256


@pytest.mark.parametrize("day", ["2024-02-30", "2024-13-01", "0000-01-01"])
def test_a_day_that_no_calendar_has_is_refused(day: str) -> None:
    with pytest.raises(ValidationError):
        Period(text="x", edtf=None, start=day, end=None)
