"""`planex explain` in a pipe, as JSON, of one project, and as a picture; of a plan and of its JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from pipeline.output import to_json
from tests.command import planex
from tests.editions.expected import ROOT
from tests.reading import reading

DECK = ROOT / "tests/editions/lappi.pdf"


@pytest.fixture(params=["the plan", "its JSON"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    deck = tmp_path / DECK.name
    deck.write_bytes(DECK.read_bytes())
    if request.param == "the plan":
        return deck
    path = tmp_path / "lappi.json"
    path.write_text(to_json(reading(DECK).plan), encoding="utf-8")
    return path


@pytest.mark.slow
def test_in_a_pipe_a_field_is_a_line_and_nothing_is_cut(file: Path) -> None:
    result = planex("explain", file, "--page", "4", COLUMNS="40")
    assert result.returncode == 0
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    (partner,) = [row for row in rows if row[:3] == ["4", "muste", "partners"] and "Digipolis" in row[3]]
    assert partner[3] == "Kemin Digipolis Oy"
    assert partner[6].startswith("partner.")
    assert len(partner[4].split()) == 4
    (description,) = [row for row in rows if row[1:3] == ["taitoverstas", "description"]]
    assert description[3] == "Verstaalla opetellaan korjaamaan koneita ja saadaan todistus osaamisesta."
    assert ["4", "vihrea-vety-tutuksi", "missing-period", "Vihreä vety tutuksi: no period found"] in rows
    assert rows[0][0] == "page 4"


@pytest.mark.slow
def test_of_one_project_nothing_else_is_told(file: Path) -> None:
    rows = [line.split("\t") for line in planex("explain", file, "--project", "poro2").stdout.splitlines()]
    fields = [row for row in rows if len(row) == 7]
    assert {row[1] for row in fields} == {"poro2"}
    assert {"name", "description", "period", "funders", "partners"} <= {row[2] for row in fields}
    unknown = planex("explain", file, "--project", "poro3")
    assert (unknown.returncode, unknown.stderr) == (2, f"planex: {file}: there is no project poro3\n")


@pytest.mark.slow
def test_as_json(file: Path) -> None:
    found = json.loads(planex("explain", file, "--project", "rajaton-torne", "--format", "json").stdout)
    (period,) = [row for row in found["fields"] if row["field"] == "period"]
    assert (period["page"], period["text"], period["guess"]) == (8, "1.1.2023–31.12.2025", False)
    assert period["rule"].startswith("period.")
    assert [span["page"] for span in period["spans"]] == [8]
    assert found["findings"] == []


@pytest.mark.slow
def test_as_a_picture_with_boxes(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.png"
    result = planex("explain", file, "--page", "4", "--png", target)
    assert (result.returncode, result.stdout) == (0, "")
    with Image.open(target) as image:
        assert image.size == (1920, 1080)
        colours = {colour for _, colour in image.convert("RGB").getcolors(10**6) or []}
    assert {(0x0B, 0x6A, 0x64), (0x6A, 0x3D, 0xA3), (0x1C, 0x5A, 0xA3)} <= colours


def test_a_picture_without_its_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lappi.json"
    path.write_text(to_json(reading(DECK).plan), encoding="utf-8")
    result = planex("explain", path, "--png", tmp_path / "p.png", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (2, f"planex: {path}: its PDF is not at hand, so no page can be drawn\n")
    assert not (tmp_path / "p.png").exists()
