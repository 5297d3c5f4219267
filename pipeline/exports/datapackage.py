"""A data package (specs.frictionlessdata.io/data-package): CSV files and `datapackage.json`, which describes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.exports.csv_files import CsvWriter
from pipeline.exports.licences import licence
from pipeline.exports.options import Options, iri_base
from pipeline.exports.table_schema import table_schema, table_title
from schemas.codes import CLOSED, CODES
from schemas.findings import sentence
from schemas.plan import Plan
from schemas.tables import TABLES_VERSION, Row, Table

DESCRIPTOR = "datapackage.json"
TITLE = sentence("Regional development plans and their projects")
# The CSV of a package: RFC 4180, as the csv module writes it.
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}
Json = dict[str, Any]


class DataPackageWriter:
    """Writes each table's rows to its CSV file, as they are, and at the end the description of them all."""

    def __init__(self, folder: Path, tables: Mapping[str, Table], options: Options) -> None:
        self._folder, self._tables, self._options = folder, tables, options
        self._paths = {name: (table, folder / f"{name}.csv") for name, table in tables.items()}
        self._files = CsvWriter(self._paths, raw=True)
        self._sources: list[Json] = []

    def source(self, plan: Plan) -> None:
        """Take note of an edition, which the package is made from."""
        title = plan.plan.title or plan.source.filename
        self._sources.append({"title": title, "filename": plan.source.filename, "hash": f"sha256:{plan.source.sha256}"})

    def add(self, table: Table, row: Row) -> None:
        """Write a row."""
        self._files.add(table, row)

    def close(self) -> None:
        """Complete the files and describe them."""
        self._files.close()
        text = json.dumps(self._described(), ensure_ascii=False, indent=2) + "\n"
        (self._folder / DESCRIPTOR).write_text(text, encoding="utf-8", newline="\n")

    def _described(self) -> Json:
        from pipeline.exports.table_schema import titles

        options = self._options
        found: Json = {"profile": "tabular-data-package", "name": "planex", "title": TITLE.one, "titles": titles(TITLE)}
        if options.base:
            found |= {"id": iri_base(options.base), "homepage": iri_base(options.base)}
        found |= {"version": TABLES_VERSION}
        if options.licence:
            known = licence(options.licence)
            named = {"name": known.name, "path": known.path, "title": known.title}
            found["licenses"] = [{key: value for key, value in named.items() if value}]
        if options.publisher:
            found["contributors"] = [{"title": options.publisher, "role": "publisher"}]
        return found | {"sources": self._sources, "resources": [self._resource(name) for name in self._tables]}

    def _resource(self, name: str) -> Json:
        table, path = self._paths[name]
        data = path.read_bytes()
        return {
            "profile": "tabular-data-resource",
            "name": name,
            "path": path.name,
            **table_title(table),
            "description": table.description,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": DIALECT,
            "bytes": len(data),
            "hash": f"sha256:{sha256(data).hexdigest()}",
            "schema": _with_codes(table, table_schema(table)),
        }


def _with_codes(table: Table, schema: Json) -> Json:
    """The schema, columns of closed lists of codes bound to them."""
    for column, field in zip(table.columns, schema["fields"], strict=True):
        if column.codes in CLOSED:
            field["constraints"] = field.get("constraints", {}) | {"enum": list(CODES[column.codes])}
    return schema
