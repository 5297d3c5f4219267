"""One edit anywhere in a plan's text is told, whatever the model makes of the place; another way of writing is not."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.compare import diff
from schemas.diff import Diff
from tests.command import planex
from tests.reading import reading

CASES = Path(__file__).parent / "cases"
EDITION = CASES / "edition.txt"
TABLE: Mapping[str, Any] = tomllib.loads((CASES / "single_edits.toml").read_text(encoding="utf-8"))


def edited(case: Mapping[str, Any], folder: Path) -> Path:
    """The edition with one place of it edited."""
    text = EDITION.read_text(encoding="utf-8")
    parts = text.split(case["old"])
    nth = case.get("nth", 1)
    assert len(parts) > nth
    path = folder / "edition.txt"
    path.write_text(case["old"].join(parts[:nth]) + case["new"] + case["old"].join(parts[nth:]), encoding="utf-8")
    return path


def compared(case: Mapping[str, Any], folder: Path) -> Diff:
    """The edition beside itself with the edit."""
    return diff(reading(EDITION).plan, reading(edited(case, folder)).plan)


@pytest.mark.slow
@pytest.mark.parametrize("case", TABLE["edits"], ids=lambda case: str(case["about"]))
def test_an_edit_is_told(case: Mapping[str, Any], tmp_path: Path) -> None:
    found = compared(case, tmp_path)
    assert found.changes
    assert case.get("kind") in (None, *(change.kind for change in found.changes))
    assert len(found.changes) <= 2
    assert found.account is not None
    assert found.account.words.unaccounted == 0


@pytest.mark.slow
@pytest.mark.parametrize("case", TABLE["noise"], ids=lambda case: str(case["about"]))
def test_another_way_of_writing_is_no_change(case: Mapping[str, Any], tmp_path: Path) -> None:
    found = compared(case, tmp_path)
    assert [change.message for change in found.changes] == []
    assert found.account is not None
    assert found.account.words.unaccounted == 0


@pytest.mark.slow
@pytest.mark.parametrize(("table", "status"), [("edits", 1), ("noise", 0)])
def test_the_command_says_whether_anything_changed(table: str, status: int, tmp_path: Path) -> None:
    for name, text in (("old", EDITION), ("new", edited(TABLE[table][0], tmp_path))):
        (tmp_path / f"{name}.json").write_text(reading(text).plan.model_dump_json(), encoding="utf-8")
    assert planex("diff", tmp_path / "old.json", tmp_path / "new.json").returncode == status
