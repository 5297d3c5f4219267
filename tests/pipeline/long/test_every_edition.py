"""Every committed edition, explained and exported: no layout, field or value for which a command has no word."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.exports import Options, export
from pipeline.formats import ExportFormat
from tests.pipeline.test_editions_out import EDITIONS, explained


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return explained(EDITIONS, tmp_path_factory.mktemp("editions"))


@pytest.mark.parametrize("to", list(ExportFormat))
def test_every_edition_is_explained_and_exported(to: ExportFormat, written: list[Path], tmp_path: Path) -> None:
    export(written, to, tmp_path / f"x.{to}", Options())
    assert list(tmp_path.iterdir())
