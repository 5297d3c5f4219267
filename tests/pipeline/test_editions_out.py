"""Editions of each kind, explained and exported: no layout, field or value for which a command has no word; all of them in long/."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.explaining.explained import explain
from pipeline.exports import Options, export
from pipeline.formats import ExportFormat
from pipeline.output import to_json
from tests.editions.expected import QUICK, ROOT
from tests.reading import reading

pytestmark = pytest.mark.slow

EDITIONS = sorted(path for folder in ("samples", "tests/editions") for path in (ROOT / folder).rglob("*.pdf"))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The JSON of a few editions: slides, a report and a table with bands."""
    return explained([path for path in EDITIONS if path.stem in QUICK], tmp_path_factory.mktemp("editions"))


def explained(editions: Sequence[Path], folder: Path) -> list[Path]:
    """The JSON of each edition that was explained before; each explanation says what the entries' names are."""
    files = []
    for path in editions:
        extraction = reading(path)
        said = io.StringIO()
        explain(Console(file=said, width=400), extraction, None)
        names = [mark.rule for entry in extraction.contents.entries for mark in entry.of("name")]
        assert all(name in said.getvalue() for name in names), path
        files.append(folder / f"{path.stem}.json")
        files[-1].write_text(to_json(extraction.plan), encoding="utf-8")
    return files


@pytest.mark.parametrize("to", list(ExportFormat))
def test_editions_are_explained_and_exported(to: ExportFormat, written: list[Path], tmp_path: Path) -> None:
    export(written, to, tmp_path / f"x.{to}", Options())
    assert list(tmp_path.iterdir())
