"""Reference documentation of every field of the JSON and every column of the exports: `python -m pipeline.reference FOLDER`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from pipeline.compare import diff
from pipeline.compare.history import history
from pipeline.editions import in_order, load
from pipeline.exports.codelists import codelist_rows
from pipeline.exports.identifiers import Identifiers
from pipeline.exports.organisations import Organisations
from pipeline.exports.rows import flat_rows, rows_of
from pipeline.output import write_whole
from pipeline.reports.pages import render
from pipeline.schema import MODELS, schema
from schemas.plan import Plan
from schemas.tables import FLAT, ORGANISATIONS, TABLES, Row, Table
from schemas.whole_tables import CODELISTS, IDENTIFIERS

# The editions whose values are shown.
SAMPLES = Path(__file__).parents[1] / "output/samples"
LONGEST = 90
INTROS = {
    "plan": "What `planex extract` writes: one plan edition. The JSON Schema is `schemas/json/plan.schema.json`.",
    "diff": "What `planex diff --format json` writes: what changed between two editions. The JSON Schema is "
    "`schemas/json/diff.schema.json`.",
    "history": "What `planex history --format json` writes: projects and themes through any number of editions. The JSON Schema is "
    "`schemas/json/history.schema.json`.",
    "link": "What `planex link --format json` writes: projects matched with a register of EU-funded projects. The JSON Schema is "
    "`schemas/json/link.schema.json`.",
    "tables": "What `planex export` writes: the same tables in CSV, Excel, SQLite, Parquet and data packages; the last "
    "is the one of `--flat`. `schemas/json/tables.json` has them as Table Schemas, with titles in three languages.",
}


@dataclass(frozen=True)
class FieldDoc:
    """A row of the documentation, in Markdown."""

    name: str
    type: str
    description: str
    example: str


@dataclass(frozen=True)
class ModelDoc:
    """An object of the JSON, or a table."""

    name: str
    description: str
    fields: list[FieldDoc]


def reference() -> dict[str, str]:
    """The documentation as Markdown, by file name."""
    editions = in_order([(path, load(path)) for path in sorted(SAMPLES.glob("*.json"))])
    plans = [plan for _, plan in editions]
    samples: dict[str, BaseModel] = {"plan": plans[0], "diff": diff(plans[0], plans[-1]), "history": history(plans)}
    pages = {name: (f"The JSON of a {name}", _models(name, samples.get(name))) for name in MODELS}
    pages["tables"] = ("The tables of an export", _tables(plans))
    return {
        f"{name}.md": render("reference.md.j2", title=title, intro=INTROS[name], models=models) for name, (title, models) in pages.items()
    }


# --- JSON -------------------------------------------------------------------------------------------------------------


def _models(name: str, sample: BaseModel | None) -> list[ModelDoc]:
    """The objects of a JSON; without a sample with the schema's own examples."""
    described = schema(name)
    values = dict(_values(sample)) if sample else {}
    found = [_model(MODELS[name][0].__name__, described, values)]
    return found + [_model(part, body, values) for part, body in described["$defs"].items() if "properties" in body]


def _model(name: str, body: Mapping[str, Any], values: Mapping[tuple[str, str], Any]) -> ModelDoc:
    fields = [
        FieldDoc(key, _type(said), _escaped(said.get("description", "")), _example(values.get((name, key)), said))
        for key, said in body["properties"].items()
    ]
    return ModelDoc(name, body.get("description", ""), fields)


def _values(model: BaseModel) -> Iterator[tuple[tuple[str, str], Any]]:
    """Each field of each model with a value from the sample; of several the first that is not empty, as later pairs are."""
    pairs = list(_walk(model))
    yield from reversed([pair for pair in pairs if pair[1] not in (None, [], "")])


def _walk(value: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            yield (type(value).__name__, name), inner
            yield from _walk(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _walk(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _walk(inner)


def _type(said: Mapping[str, Any]) -> str:
    if "$ref" in said:
        name = said["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in said:
        return " or ".join(dict.fromkeys(_type(option) for option in said["anyOf"]))
    if "enum" in said or "const" in said:
        return ", ".join(f"`{value}`" for value in said.get("enum", [said.get("const")]))
    if said.get("type") == "array":
        return f"list of {_type(said['items'])}" if "items" in said else "list of numbers"
    if said.get("format") == "date":
        return "date"
    return str(said.get("type", "any"))


def _example(value: Any, said: Mapping[str, Any]) -> str:
    """A value from the sample, else the schema's own; objects are described by themselves."""
    if isinstance(value, BaseModel) or (isinstance(value, list | dict) and _holds_models(value)):
        return ""
    if value is None:
        options = [said, *said.get("anyOf", [])]
        value = next((example for option in options for example in option.get("examples", [])), None)
    return "" if value is None else f"`{_escaped(_short(json.dumps(value, ensure_ascii=False)))}`"


def _holds_models(value: Any) -> bool:
    inner = value.values() if isinstance(value, dict) else value
    return any(isinstance(part, BaseModel | list | dict) for part in inner)


# --- tables -----------------------------------------------------------------------------------------------------------


def _tables(plans: Sequence[Plan]) -> list[ModelDoc]:
    organisations, identifiers = Organisations(), Identifiers()
    rows: list[tuple[Table, Row]] = []
    for plan in plans:
        organisations.add(plan)
        identifiers.add(plan, plan.plan.id)
        rows += rows_of(plan, plan.plan.id)
    rows += [(ORGANISATIONS, row) for row in organisations.rows()]
    rows += [(IDENTIFIERS, row) for row in identifiers.rows(organisations)] + [(CODELISTS, row) for row in codelist_rows()]
    found = [_table(table.name, table, [row for of, row in rows if of is table]) for table in TABLES]
    return [*found, _table("projects (--flat)", FLAT, list(flat_rows(plans[0], plans[0].plan.id)))]


def _table(name: str, table: Table, rows: Sequence[Row]) -> ModelDoc:
    fields = []
    for place, column in enumerate(table.columns):
        value = next((row[place] for row in rows if row[place] is not None), column.example or None)
        refers = (f" → {column.refers}" if column.refers else "") + (", never published" if column.private else "")
        shown = "" if value is None else f"`{_escaped(_short(str(value)))}`"
        fields.append(FieldDoc(column.name, f"{column.type}{refers}", _escaped(column.description), shown))
    return ModelDoc(name, table.description, fields)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    for file, text in reference().items():
        write_whole(Path(sys.argv[1]) / file, text)
