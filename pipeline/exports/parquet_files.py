"""Parquet: one file a table, types kept, by Apache Arrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from schemas.tables import TABLES_VERSION, Row, Table, Type

# So many rows are written at once.
GROUP = 20_000
TYPES = {Type.TEXT: pyarrow.string(), Type.INTEGER: pyarrow.int64(), Type.NUMBER: pyarrow.float64(), Type.DATE: pyarrow.date32()}


class ParquetWriter:
    """Writes each table's rows to its file, a group at a time; every column carries its description."""

    def __init__(self, paths: Mapping[str, tuple[Table, Path]]) -> None:
        self._tables = {name: table for name, (table, _) in paths.items()}
        self._schemas = {name: _schema(table) for name, table in self._tables.items()}
        self._files: dict[str, Any] = {}
        with self._given_up():
            for name, (_, path) in paths.items():
                self._files[name] = pyarrow.parquet.ParquetWriter(path, self._schemas[name], compression="zstd")
        self._rows: dict[str, list[Row]] = {name: [] for name in paths}

    def add(self, table: Table, row: Row) -> None:
        """Take a row; a full group is written."""
        rows = self._rows[table.name]
        rows.append(row)
        if len(rows) >= GROUP:
            self._write(table.name)

    def _write(self, name: str) -> None:
        rows, schema = self._rows[name], self._schemas[name]
        columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
        arrays = [pyarrow.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
        with self._given_up():
            self._files[name].write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
        self._rows[name] = []

    def close(self) -> None:
        """Write what is left and complete the files."""
        for name, file in self._files.items():
            if self._rows[name]:
                self._write(name)
            with self._given_up():
                file.close()

    @contextmanager
    def _given_up(self) -> Iterator[None]:
        """Where a file can't be written none is completed: pyarrow would try it again when they are let go, and print why it can't."""
        try:
            yield
        except OSError:
            for file in self._files.values():
                file.is_open = False
            raise


def _schema(table: Table) -> pyarrow.Schema:
    fields = [
        pyarrow.field(column.name, TYPES[column.type], nullable=column is not table.key, metadata={"description": column.description})
        for column in table.columns
    ]
    return pyarrow.schema(fields, metadata={"description": table.description, "version": TABLES_VERSION})
