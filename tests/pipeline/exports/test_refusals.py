"""What can't be exported is said in one line, and what stood at the target is still there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.editions import load
from pipeline.errors import Unusable
from pipeline.exports import FOLDERS, keyed
from pipeline.exports.database import DatabaseWriter
from pipeline.exports.rows import rows_of
from pipeline.formats import ExportFormat
from schemas.tables import TABLES
from tests.pipeline.exports.editions import SAMPLES


def _broken(kind: str, folder: Path) -> Path:
    path = folder / "rikki.json"
    edition = json.loads(SAMPLES[0].read_text(encoding="utf-8"))
    if kind == "no edition":
        edition = {"colour": "blue"}
    elif kind == "newer":
        edition["schema_version"] = "2.0"
    elif kind == "two of one id":
        edition["projects"].append(edition["projects"][0])
    path.write_text(json.dumps(edition) if kind != "no JSON" else "{", encoding="utf-8")
    return path


CASES = {
    "no edition": "is no edition written by planex extract",
    "newer": "has schema version 2.0; this planex reads 1.1: a newer planex wrote it",
    "no JSON": "is no JSON",
    "two of one id": "two have the id tyopajoilta-tyoelamaan",
}


@pytest.mark.parametrize("format", list(ExportFormat))
@pytest.mark.parametrize("kind", CASES)
def test_a_file_that_is_no_edition(kind: str, format: ExportFormat, tmp_path: Path) -> None:
    target = tmp_path / "target"
    before = target / "projects.csv" if format in FOLDERS else target
    before.parent.mkdir(exist_ok=True)
    before.write_text("what stood there")
    found = CliRunner().invoke(app, ["export", str(SAMPLES[0]), str(_broken(kind, tmp_path)), "--to", format, "-o", str(target)])
    assert found.exit_code == 2
    (line,) = found.stderr.splitlines()
    assert line.startswith(f"planex: {tmp_path / 'rikki.json'}: ")
    assert CASES[kind] in line
    assert before.read_text() == "what stood there"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["rikki.json", "target"]
    assert format not in FOLDERS or [p.name for p in target.iterdir()] == ["projects.csv"]


def test_a_database_refuses_what_refers_to_nothing(tmp_path: Path) -> None:
    plan = load(SAMPLES[0])
    writer = DatabaseWriter(tmp_path / "x.sqlite", TABLES)
    for table, row in rows_of(plan.model_copy(update={"projects": []}), plan.plan.id):
        writer.add(table, row)
    with pytest.raises(Unusable, match="findings refers to what projects does not have"):
        writer.close()


@pytest.mark.parametrize(
    ("format", "said"), [("csv", "is a file; this format writes a folder"), ("xlsx", "is a folder; this format writes a file")]
)
def test_a_target_of_the_wrong_kind(format: str, said: str, tmp_path: Path) -> None:
    target = tmp_path / "target"
    if format == "csv":
        target.write_text("x")
    else:
        target.mkdir()
    found = CliRunner().invoke(app, ["export", str(SAMPLES[0]), "--to", format, "-o", str(target)])
    assert (found.exit_code, said in found.stderr) == (2, True)


def test_other_files_in_a_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "oma.txt").write_text("mine")
    assert CliRunner().invoke(app, ["export", str(SAMPLES[0]), "--to", "csv", "-o", str(tmp_path)]).exit_code == 0
    assert (tmp_path / "oma.txt").read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == 1 + len(TABLES)


@pytest.mark.parametrize("arguments", [["--to", "jsonld", "--flat"], ["--to", "csv", "--separator", "|"]])
def test_what_makes_no_sense_is_refused(arguments: list[str], tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["export", str(SAMPLES[0]), *arguments, "-o", str(tmp_path / "x")])
    assert (found.exit_code, len(found.stderr.splitlines())) == (2, 1)
    assert not (tmp_path / "x").exists()


def test_two_files_of_one_edition_have_keys_of_their_own() -> None:
    keys = [key for key, _, _ in keyed([SAMPLES[0], SAMPLES[0], SAMPLES[0]])]
    assert keys[0] + "--pohjois-pohjanmaa-2024-2028" == keys[1]
    assert len(set(keys)) == 3
