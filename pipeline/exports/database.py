"""SQLite: tables with keys that hold, full-text search, and views of what is asked for most; opens well in Datasette."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import Unusable
from pipeline.translation import _
from schemas.tables import TABLES_VERSION, Row, Table, Type

BATCH = 5_000
TYPES = {Type.TEXT: "TEXT", Type.INTEGER: "INTEGER", Type.NUMBER: "REAL", Type.DATE: "DATE"}
# The tables that are searched, and by which columns. Letters are folded: `hämeen`, `HÄMEEN` and `hameen` are one.
SEARCHED = {
    "projects": ("name", "acronym", "description"),
    "items": ("text",),
    "mentions": ("text",),
    "organisations": ("name", "aliases"),
}
FOLDING = "unicode61 remove_diacritics 2"
VIEWS = {
    "project_overview": """
        SELECT p.*, e.region, e.title AS plan,
          (SELECT group_concat(f.name, '; ') FROM funders f WHERE f.project = p.project) AS funder_names,
          (SELECT group_concat(m.name, '; ') FROM partners m WHERE m.project = p.project) AS partner_names
        FROM projects p JOIN editions e USING (edition)""",
    "organisation_projects": """
        SELECT o.organisation, o.name AS organisation_name, o.kind, m.role, p.project, p.name AS project_name, p.edition
        FROM organisations o JOIN partners m USING (organisation) JOIN projects p USING (project)""",
    "fund_totals": """
        SELECT o.organisation, o.name, f.edition, count(DISTINCT f.project) AS projects,
          count(p.budget_amount) AS projects_with_budget, sum(p.budget_amount) AS budget_amount
        FROM funders f JOIN organisations o USING (organisation) JOIN projects p USING (project)
        GROUP BY o.organisation, f.edition""",
    "to_check": """
        SELECT f.edition, f.severity, f.code, p.name AS project_name, f.message, f.page
        FROM findings f LEFT JOIN projects p USING (project) WHERE f.severity <> 'info' AND f.settled IS NULL""",
}

# What SQLite says of the system, and not of what it was asked, by its primary result codes.
OF_THE_SYSTEM = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_IOERR: errno.EIO}


class DatabaseWriter:
    """Writes each table's rows in batches; keys and searches are made at the end."""

    def __init__(self, path: Path, tables: Sequence[Table]) -> None:
        self._path, self._tables = path, {table.name: table for table in tables}
        self._rows: dict[str, list[Row]] = {name: [] for name in self._tables}
        with _told_as_the_system_does():
            self._base = sqlite3.connect(path)
            self._base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;")
            for table in tables:
                self._base.execute(_create(table, self._tables))

    def add(self, table: Table, row: Row) -> None:
        """Take a row; a full batch is written."""
        rows = self._rows[table.name]
        rows.append(tuple(value if value is None or isinstance(value, str | int | float) else value.isoformat() for value in row))
        if len(rows) >= BATCH:
            self._write(table)

    def _write(self, table: Table) -> None:
        places = ", ".join("?" * len(table.columns))
        with _told_as_the_system_does():
            self._base.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', self._rows[table.name])
        self._rows[table.name].clear()

    def close(self) -> None:
        """Write what is left; index, check and complete the file."""
        for table in self._tables.values():
            self._write(table)
        with _told_as_the_system_does():
            self._complete()

    def _complete(self) -> None:
        for table in self._tables.values():
            for column in table.columns:
                if column.refers in self._tables:
                    self._base.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')
        if len(self._tables) > 1:
            self._search()
        broken = self._base.execute("PRAGMA foreign_key_check").fetchone()
        if broken:
            said = _("{table} refers to what {other} does not have")
            raise Unusable(self._path.name, said.format(table=broken[0], other=broken[2]))
        self._base.execute(f"PRAGMA user_version = {user_version()}")
        self._base.commit()
        self._base.execute("VACUUM")
        self._base.close()

    def _search(self) -> None:
        for name, searched in SEARCHED.items():
            columns = [column.name for column in self._tables[name].columns if column.name in searched]
            if not columns:
                continue
            listed = ", ".join(columns)
            # Datasette knows a table's search by its name in double quotes.
            options = f"""content="{name}", tokenize='{FOLDING}', prefix='3'"""
            self._base.execute(f"CREATE VIRTUAL TABLE {name}_fts USING fts5({listed}, {options})")
            self._base.execute(f"INSERT INTO {name}_fts (rowid, {listed}) SELECT rowid, {listed} FROM {name}")
        told = any(column.name == "message" for column in self._tables["findings"].columns)
        for name, query in VIEWS.items():
            # What is published has no messages.
            self._base.execute(f"CREATE VIEW {name} AS {query if told else query.replace('f.message, ', '')}")


@contextmanager
def _told_as_the_system_does() -> Iterator[None]:
    """Raises OSError where SQLite says that the system can't write."""
    try:
        yield
    except sqlite3.OperationalError as error:
        number = OF_THE_SYSTEM.get(error.sqlite_errorcode & 0xFF)
        if number is None:
            raise
        raise OSError(number, str(error)) from None


def user_version() -> int:
    """The version of the tables as SQLite keeps it: 1.1 is 1001."""
    major, minor = map(int, TABLES_VERSION.split("."))
    return major * 1000 + minor


def _create(table: Table, tables: Mapping[str, Table]) -> str:
    """The statement that makes a table; Datasette asks which column a key leads to, so that is named."""
    lines = []
    for column in table.columns:
        line = f'"{column.name}" {TYPES[column.type]}'
        if column is table.key:
            line += " PRIMARY KEY NOT NULL"
        elif column.refers in tables:
            line += f' REFERENCES "{column.refers}"("{tables[column.refers].key.name}")'
        lines.append(line)
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n)"
