"""Where commands write: `-o -` is standard output for every format of one file, a name that contradicts its format is refused,
and what can't be linked is said."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from pathlib import Path

import openpyxl
import pandas
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from tests.editions.expected import ROOT
from tests.pipeline.test_cli import NEW, OLD

# Whole documents are written: for `make test`.
pytestmark = pytest.mark.slow


def run(*arguments: object) -> tuple[int, bytes, str]:
    """Exit code, what went to standard output, what to standard error."""
    found = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return found.exit_code, found.stdout_bytes, found.stderr


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["export", OLD, "--to", "xlsx", "-o", "-"], b"PK"),
        (["export", OLD, "--to", "sqlite", "-o", "-"], b"SQLite format 3"),
        (["export", OLD, "--to", "jsonld", "-o", "-"], b'{\n"@context"'),
        (["export", OLD, "--to", "csv", "--flat", "-o", "-"], b"project,edition"),
        (["export", OLD, "--to", "parquet", "--flat", "-o", "-"], b"PAR1"),
        (["diff", OLD, NEW, "--format", "json", "-o", "-"], b'{\n  "schema_version"'),
        (["diff", OLD, NEW, "--format", "html", "-o", "-"], b"<!doctype html>"),
        (["history", OLD, NEW, "--format", "html", "-o", "-"], b"<!doctype html>"),
    ],
    ids=lambda value: " ".join(map(str, value[2:])) if isinstance(value, list) else "",
)
def test_a_dash_is_standard_output(arguments: list[object], begins: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    code, out, _error = run(*arguments)
    assert code in (0, 1)
    assert out.startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == ["samples"]


def test_what_a_dash_gives_is_what_a_file_gives(tmp_path: Path) -> None:
    for format in ("sqlite", "jsonld"):
        assert run("export", OLD, "--to", format, "-o", tmp_path / f"x.{format}")[0] == 0
        assert run("export", OLD, "--to", format, "-o", "-")[1] == (tmp_path / f"x.{format}").read_bytes()
    assert openpyxl.load_workbook(io.BytesIO(run("export", OLD, "--to", "xlsx", "-o", "-")[1])).sheetnames
    assert sqlite3.connect(tmp_path / "x.sqlite").execute("PRAGMA user_version").fetchone() == (1001,)


def test_nothing_else_goes_to_standard_output() -> None:
    out = run("export", OLD, "--to", "csv", "--flat", "-o", "-")[1]
    assert len(pandas.read_csv(io.BytesIO(out))) == len(json.loads(Path(OLD).read_text(encoding="utf-8"))["projects"])


@pytest.mark.parametrize("format", ["csv", "parquet", "datapackage"])
def test_a_folder_can_not_go_to_standard_output(format: str) -> None:
    code, out, error = run("export", OLD, "--to", format, "-o", "-")
    assert (code, out, len(error.splitlines())) == (2, b"", 1)
    assert f"planex: -o -: {format} is a folder of files" in error


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["export", OLD, "--to", "xlsx"], "x.csv"),
        (["export", OLD, "--to", "csv", "--flat"], "x.XLSX"),
        (["export", OLD, "--to", "sqlite"], "x.json"),
        (["export", OLD, "--to", "jsonld"], "x.html"),
        (["export", OLD, "--to", "csv"], "x.csv"),
        (["export", OLD, "--to", "datapackage"], "x.zip"),
        (["diff", OLD, NEW, "--format", "json"], "x.html"),
        (["diff", OLD, NEW], "x.json"),
        (["history", OLD, NEW, "--format", "html"], "x.json"),
        (["review", OLD], "x.json"),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, list) else value,
)
def test_a_name_that_contradicts_the_format_is_refused(arguments: list[object], name: str, tmp_path: Path) -> None:
    code, out, error = run(*arguments, "-o", tmp_path / name)
    assert (code, out, len(error.splitlines())) == (2, b"", 1)
    assert re.search(
        rf"{re.escape(name)}: ends with {Path(name).suffix}, and \w+ (?:was asked for|is a folder of files)", error, re.IGNORECASE
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("format", "name"),
    [("xlsx", "x.xlsx"), ("sqlite", "x.db"), ("sqlite", "x"), ("jsonld", "x.json"), ("csv", "vuosi.2024"), ("csv", "x")],
)
def test_a_name_that_agrees_or_says_nothing_is_taken(format: str, name: str, tmp_path: Path) -> None:
    assert run("export", OLD, "--to", format, "-o", tmp_path / name)[0] == 0
    assert (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--to", "csv", "--licence", "CC-BY-4.0"], "--licence: is for datapackage, jsonld"),
        (["--to", "xlsx", "--raw"], "--raw: is for csv"),
        (["--to", "sqlite", "--all-sheets"], "--all-sheets: is for xlsx"),
        (["--to", "xlsx", "--flat", "--all-sheets"], "--all-sheets: does not go with --flat"),
        (["--to", "jsonld", "--base", "data"], "--base: data: an address like"),
        (["--to", "jsonld", "--base", "https://x.example/a b"], "--base: https://x.example/a b: an address like"),
        (["--to", "datapackage", "--licence", "do what you want"], "--licence: do what you want: an id like CC-BY-4.0"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_options_that_make_no_sense_are_refused(options: list[str], said: str, tmp_path: Path) -> None:
    code, _out, error = run("export", OLD, *options, "-o", tmp_path / "x")
    assert (code, len(error.splitlines())) == (2, 1)
    assert said in error
    assert not (tmp_path / "x").exists()


def test_raw_texts_have_no_guard(tmp_path: Path) -> None:
    from tests.pipeline.exports.editions import written

    hostile = written(tmp_path)[-1]
    for options, first in (([], "'=HYPERLINK"), (["--raw"], "=HYPERLINK")):
        assert run("export", hostile, "--to", "csv", "--flat", *options, "-o", tmp_path / "x.csv")[0] == 0
        assert pandas.read_csv(tmp_path / "x.csv").name[0].startswith(first)


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition whose file is nowhere near."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "edition.json"
    path.write_bytes(Path(OLD).read_bytes())
    return path


@pytest.mark.parametrize(
    "arguments", [["export", "--to", "xlsx", "-o", "x.xlsx"], ["history", "--format", "html"], ["diff", NEW, "--format", "html"]], ids=str
)
def test_what_can_not_be_linked_is_said_and_not_linked(arguments: list[str], alone: Path) -> None:
    code, out, error = run(*arguments, alone)
    assert code in (0, 1)
    said = f"planex: {alone}: pohjois-pohjanmaa-2024-2028.pdf as it was read was not found, so nothing links to its pages"
    assert [line for line in error.splitlines() if line.startswith(said)]
    assert b'href="pohjois' not in out
    # A file of the name with other bytes is not the one that was read.
    (alone.parent / "pohjois-pohjanmaa-2024-2028.pdf").write_bytes(b"%PDF-1.4 another")
    assert said in run(*arguments, alone)[2]
    assert said not in run(*arguments, alone, "--sources", ROOT / "samples")[2]


def test_a_history_links_the_editions_files(alone: Path) -> None:
    assert run("history", OLD, "--format", "html", "-o", alone.parent / "h.html", "--sources", ROOT / "samples")[0] == 0
    text = (alone.parent / "h.html").read_text(encoding="utf-8")
    (address,) = [part.partition('"')[0] for part in text.split('<a class="file" href="')[1:]]
    assert (alone.parent / address).resolve() == ROOT / "samples/pohjois-pohjanmaa-2024-2028.pdf"
