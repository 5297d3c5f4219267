"""The tables as Table Schemas (specs.frictionlessdata.io/table-schema), titles in three languages; `planex schema tables` prints them."""

from __future__ import annotations

import json
from typing import Any

from pipeline.translation import ENGLISH, LANGUAGES, catalogue
from schemas.columns import Column, Table, Type
from schemas.findings import Sentence
from schemas.tables import FLAT, TABLES, TABLES_VERSION
from schemas.titles import COLUMN_TITLES, TABLE_TITLES

Json = dict[str, Any]
TYPES = {Type.TEXT: "string", Type.INTEGER: "integer", Type.NUMBER: "number", Type.DATE: "date"}


def table_schema(table: Table) -> Json:
    """A table's fields and keys; a key leads to a table that is exported beside it.

    `titles` has a column's title by language, as CSV on the Web writes it (w3.org/TR/tabular-metadata); `title` is the English one.
    """
    keys = [
        {
            "fields": [column.name],
            "reference": {"resource": "" if column.refers == table.name else column.refers, "fields": [_key(column.refers)]},
        }
        for column in table.columns
        if column.refers and table is not FLAT
    ]
    found: Json = {"fields": [_field(column, table) for column in table.columns], "missingValues": [""], "primaryKey": [table.key.name]}
    return found | ({"foreignKeys": keys} if keys else {})


def titles(title: Sentence) -> dict[str, str]:
    """A title in each language, English first."""
    return {language: catalogue(language).gettext(title.one) for language in (ENGLISH, *(name for name in LANGUAGES if name != ENGLISH))}


def table_title(table: Table) -> Json:
    """What a table is called: `title` in English, `titles` in each language."""
    title = TABLE_TITLES[table.name]
    return {"title": title.one, "titles": titles(title)}


def tables_text() -> str:
    """Every table's schema as JSON, the one of `--flat` last, with the version of them all."""
    tables = [(table.name, table) for table in TABLES] + [("projects (--flat)", FLAT)]
    described = {name: {"description": table.description, **table_title(table), **table_schema(table)} for name, table in tables}
    return json.dumps({"version": TABLES_VERSION, "tables": described}, ensure_ascii=False, indent=2) + "\n"


def _field(column: Column, table: Table) -> Json:
    title = COLUMN_TITLES[column.name]
    found: Json = {"name": column.name, "type": TYPES[column.type], "title": title.one, "titles": titles(title)}
    found["description"] = column.description
    if column is table.key:
        found["constraints"] = {"required": True, "unique": True}
    return found | ({"codelist": column.codes} if column.codes else {})


def _key(name: str) -> str:
    return next(table.key.name for table in TABLES if table.name == name)
