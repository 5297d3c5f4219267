"""Every format is read back by the tools that its users use, and gives every value back with its type."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas
import pytest
from pyld import jsonld

from pipeline.exports import Options, export
from pipeline.exports.cells import GUARD, RUNS
from pipeline.formats import ExportFormat
from schemas.tables import FLAT, TABLES, Row, Type
from tests.pipeline.exports.editions import expected, written


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return written(tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="module")
def rows(editions: list[Path]) -> dict[str, list[Row]]:
    found = expected(editions)
    assert len(found["projects"]) == 61
    assert all(found.values())
    return found


def test_a_csv_file_gives_everything_back(editions: list[Path], rows: dict[str, list[Row]], tmp_path: Path) -> None:
    export(editions, ExportFormat.csv, tmp_path)
    for table in TABLES:
        numbers = {column.name: "float" for column in table.columns if column.type in (Type.NUMBER, Type.INTEGER)}
        types: dict[str, Any] = {column.name: numbers.get(column.name, "str") for column in table.columns}
        dates = [column.name for column in table.columns if column.type is Type.DATE]
        path, empty = tmp_path / f"{table.name}.csv", {name: [""] for name in types}
        frame = pandas.read_csv(path, dtype=types, parse_dates=dates, keep_default_na=False, na_values=empty)
        assert list(frame.columns) == [column.name for column in table.columns]
        assert [tuple(map(_plain, row)) for row in frame.itertuples(index=False)] == [tuple(map(_number, row)) for row in rows[table.name]]


def _plain(value: Any) -> Any:
    """A value of pandas as Python has it, the guard in front of a formula taken away."""
    if value is pandas.NaT or value is None or value != value:
        return None
    if isinstance(value, pandas.Timestamp):
        return value.date()
    if isinstance(value, str) and value.startswith(GUARD) and value[1:].startswith(RUNS):
        return value[1:]
    return value


def _number(value: Any) -> Any:
    return float(value) if isinstance(value, int) else value


def test_a_finnish_excel_opens_the_csv_file_as_a_table(editions: list[Path], rows: dict[str, list[Row]], tmp_path: Path) -> None:
    export(editions, ExportFormat.csv, tmp_path, Options(bom=True, separator=";"))
    data = (tmp_path / "projects.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(data.decode("utf-8-sig").splitlines(), delimiter=";"))
    confidence = [column.name for column in TABLES[3].columns].index("confidence")
    assert [row["confidence"] for row in found] == [repr(row[confidence]).replace(".", ",") for row in rows["projects"]]


def test_no_cell_of_a_csv_file_runs(editions: list[Path], tmp_path: Path) -> None:
    export(editions, ExportFormat.csv, tmp_path)
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            runs = [cell for row in csv.reader(file) for cell in row if cell.startswith(RUNS)]
        # A negative number is one.
        assert not [cell for cell in runs if not re.fullmatch(r"-\d+(\.\d+)?", cell)]


def test_parquet_gives_everything_back_with_its_type(editions: list[Path], rows: dict[str, list[Row]], tmp_path: Path) -> None:
    export(editions, ExportFormat.parquet, tmp_path)
    types = {Type.TEXT: "VARCHAR", Type.INTEGER: "BIGINT", Type.NUMBER: "DOUBLE", Type.DATE: "DATE"}
    for table in TABLES:
        found = duckdb.sql(f"SELECT * FROM '{tmp_path / table.name}.parquet'")
        assert [str(kind) for kind in found.types] == [types[column.type] for column in table.columns]
        assert found.fetchall() == rows[table.name]
        assert list(pandas.read_parquet(tmp_path / f"{table.name}.parquet").columns) == [column.name for column in table.columns]


def test_sqlite_gives_everything_back(editions: list[Path], rows: dict[str, list[Row]], tmp_path: Path) -> None:
    export(editions, ExportFormat.sqlite, tmp_path / "x.sqlite")
    base = sqlite3.connect(tmp_path / "x.sqlite")
    for table in TABLES:
        found = base.execute(f"SELECT * FROM {table.name} ORDER BY rowid").fetchall()
        assert found == [tuple(value.isoformat() if isinstance(value, date) else value for value in row) for row in rows[table.name]]
        keys = {(row[3], row[2]) for row in base.execute(f"PRAGMA foreign_key_list({table.name})")}
        assert keys == {(column.name, column.refers) for column in table.columns if column.refers}
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("word", ["työelämään", "TYÖELÄMÄÄN", "tyoelamaan", "työpaj*"])
def test_sqlite_finds_words_however_they_are_written(editions: list[Path], word: str, tmp_path: Path) -> None:
    export(editions, ExportFormat.sqlite, tmp_path / "x.sqlite")
    base = sqlite3.connect(tmp_path / "x.sqlite")
    query = "SELECT p.name FROM projects p JOIN projects_fts f ON f.rowid = p.rowid WHERE projects_fts MATCH ?"
    found = base.execute(query, (word,)).fetchall()
    assert ("Työpajoilta työelämään",) in found


def test_the_views_of_sqlite_answer(editions: list[Path], rows: dict[str, list[Row]], tmp_path: Path) -> None:
    export(editions, ExportFormat.sqlite, tmp_path / "x.sqlite")
    base = sqlite3.connect(tmp_path / "x.sqlite")
    assert base.execute("SELECT count(*) FROM project_overview").fetchone() == (len(rows["projects"]),)
    assert base.execute("SELECT count(*) FROM organisation_projects").fetchone() == (len(rows["partners"]),)
    money = base.execute("SELECT sum(budget_amount) FROM fund_totals WHERE organisation = 'erdf'").fetchone()
    assert money == (2 * 1200000.0,)
    assert base.execute("SELECT count(*) FROM to_check").fetchone()[0] > 5


def test_linked_data_is_valid_and_knows_who_pays_and_takes_part(editions: list[Path], tmp_path: Path) -> None:
    export(editions, ExportFormat.jsonld, tmp_path / "x.jsonld")
    document = json.loads((tmp_path / "x.jsonld").read_text(encoding="utf-8"))
    nodes = {node["@id"]: node for node in jsonld.flatten(document)}
    s = "https://schema.org/"
    project = next(node for node in nodes.values() if node.get(f"{s}name") == [{"@value": "Vihreä vaihde"}])
    assert project["@type"] == [f"{s}Project"]
    funders = [nodes[ref["@id"]][f"{s}name"][0]["@value"] for ref in project[f"{s}funder"]]
    assert funders == ["Euroopan sosiaalirahasto plus", "Kymenlaakson liitto"]
    (leader,) = [nodes[ref["@id"]][f"{s}name"][0]["@value"] for ref in project["urn:planex:terms:coordinator"]]
    members = [nodes[ref["@id"]][f"{s}name"][0]["@value"] for ref in project[f"{s}member"]]
    assert leader == "Kouvolan seudun koulutuskuntayhtymä"
    assert leader in members
    (start,) = project[f"{s}foundingDate"]
    assert start == {"@type": f"{s}Date", "@value": "2024-04-01"}
    assert len(jsonld.to_rdf(document)["@default"]) > 1000


@pytest.mark.parametrize("format", [ExportFormat.csv, ExportFormat.sqlite, ExportFormat.parquet])
def test_one_flat_table_in_one_file(editions: list[Path], format: ExportFormat, tmp_path: Path) -> None:
    path = tmp_path / f"projects.{format}"
    export(editions, format, path, Options(flat=True))
    frame: Any
    if format is ExportFormat.sqlite:
        frame = pandas.read_sql("SELECT * FROM projects", sqlite3.connect(path))
    else:
        readers: dict[str, Any] = {"csv": pandas.read_csv, "parquet": pandas.read_parquet}
        frame = readers[format](path)
    assert list(frame.columns) == [column.name for column in FLAT.columns]
    (row,) = frame[frame.name == "Vihreä vaihde"].itertuples()
    assert row.funders == "ESR+; Kymenlaakson liitto"
    assert row.partners == "LAB-ammattikorkeakoulu Oy; Kotkan kaupunki; Haminan kaupunki"
    assert (row.coordinators, row.code, row.budget_amount) == ("Kouvolan seudun koulutuskuntayhtymä", "S31245", 412300)


@pytest.mark.parametrize("format", list(ExportFormat))
def test_the_same_editions_give_the_same_bytes(editions: list[Path], format: ExportFormat, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export(editions, format, tmp_path / name)
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def _bytes(path: Path) -> list[bytes]:
    return [file.read_bytes() for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
