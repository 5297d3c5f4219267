"""Folders, standard output and endings: what a command takes and where it writes, whatever the format."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.editions import in_folder
from tests.editions.expected import ROOT

SAMPLES = sorted((ROOT / "output/samples").glob("*.json"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an edition, what it was before, and JSON that is none."""
    for name in ("lappi.json", "lappi.previous.json"):
        shutil.copy(SAMPLES[0], tmp_path / name)
    (tmp_path / "muutokset.json").write_text(json.dumps({"schema_version": "1.1", "old": {}, "new": {}}), encoding="utf-8")
    (tmp_path / "rikki.json").write_text("{", encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> tuple[int, bytes, str]:
    found = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return found.exit_code, found.stdout_bytes, found.stderr


def test_of_a_folder_the_editions_are_taken(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert in_folder(folder) == [folder / "lappi.json"]
    assert [record.getMessage().split(": ", 1) for record in caplog.records] == [
        [str(folder / "muutokset.json"), "left out (is no edition written by planex extract)"],
        [str(folder / "rikki.json"), caplog.records[1].getMessage().split(": ", 1)[1]],
    ]


@pytest.mark.parametrize(
    "command",
    [
        "export {folder} --to csv --flat -o -",
        pytest.param("chart funders {folder} -o -", marks=pytest.mark.slow),
        "report {folder} -o -",
        "history {folder} --format json -o -",
    ],
)
def test_commands_take_a_folder_and_write_to_standard_output(command: str, folder: Path) -> None:
    code, whole, _said = run(*command.format(folder=folder).split())
    alone = run(*command.format(folder=folder / "lappi.json").split())
    assert code == 0
    assert len(whole) > 500
    assert whole == alone[1]


def test_a_workbook_goes_to_standard_output() -> None:
    code, whole, said = run("export", SAMPLES[0], "--to", "xlsx", "-o", "-")
    assert (code, whole[:2], said) == (0, b"PK", "")


def test_samples_are_taken_only_where_a_folder_holds_no_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "samples").mkdir()
    shutil.copy(SAMPLES[0], tmp_path / "samples")
    assert run("check", tmp_path)[0] == 0
    assert "the samples in" in caplog.text
    shutil.copy(SAMPLES[1], tmp_path / "own.json")
    caplog.clear()
    assert str(tmp_path / "own.json").encode() in run("check", tmp_path)[1]
    assert "the samples in" not in caplog.text


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("export {sample} --to csv -o -", "csv is a folder of files; with --flat it is one"),
        ("export {sample} --to xlsx -o {out}/x.csv", "ends with .csv, and xlsx was asked for"),
        ("export {sample} --to sqlite -o {out}/x.xlsx", "ends with .xlsx, and sqlite was asked for"),
        ("history {sample} --format html -o {out}/x.json", "ends with .json, and html was asked for"),
        ("diff {sample} {sample} --format json -o {out}/x.html", "ends with .html, and json was asked for"),
        ("export {out} --to xlsx", "holds no edition: planex extract plan.pdf makes one"),
        ("extract {out} -o {out}/x", "is a folder that holds no .pdf and no .txt"),
    ],
)
def test_what_can_not_be_is_one_line_and_nothing_is_written(command: str, said: str, tmp_path: Path) -> None:
    code, out, errors = run(*command.format(sample=SAMPLES[0], out=tmp_path).split())
    assert (code, out, len(errors.splitlines())) == (2, b"", 1)
    assert said in errors
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("ending", "format"), [("db", "sqlite"), ("sqlite", "sqlite"), ("json", "jsonld"), ("dat", "xlsx")])
def test_an_ending_that_says_the_same_or_nothing_is_taken(ending: str, format: str, tmp_path: Path) -> None:
    assert run("export", SAMPLES[0], "--to", format, "-o", tmp_path / f"x.{ending}")[0] == 0
