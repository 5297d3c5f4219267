"""CSV: one file a table, RFC 4180, UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from pipeline.exports.cells import cell
from schemas.tables import Row, Table


class CsvWriter:
    """Writes each table's rows to its file.

    `bom`: a byte order mark in front, by which Excel knows UTF-8. With `;` as separator, which a Finnish Excel expects,
    numbers have a decimal comma. `raw`: texts without the guard that keeps spreadsheets from running them.
    """

    def __init__(self, paths: Mapping[str, tuple[Table, Path]], *, bom: bool = False, separator: str = ",", raw: bool = False) -> None:
        self._comma, self._raw = separator == ";", raw
        self._files = ExitStack()
        self._writers = {}
        for name, (table, path) in paths.items():
            file = self._files.enter_context(path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline=""))
            self._writers[name] = csv.writer(file, delimiter=separator)
            self._writers[name].writerow([column.name for column in table.columns])

    def add(self, table: Table, row: Row) -> None:
        """Write a row."""
        self._writers[table.name].writerow([cell(value, self._comma, self._raw) for value in row])

    def close(self) -> None:
        """Complete the files."""
        self._files.close()
