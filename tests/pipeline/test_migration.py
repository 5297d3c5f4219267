"""Older editions are brought up to date; newer ones and other files are refused and stay as they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline import migration
from pipeline.cli import app
from pipeline.editions import load
from pipeline.errors import Unusable
from tests.editions.expected import ROOT

SAMPLE = sorted((ROOT / "output").glob("*.json"))[0]


def edition(path: Path, **changes: Any) -> Path:
    path.write_text(json.dumps(json.loads(SAMPLE.read_text(encoding="utf-8")) | changes), encoding="utf-8")
    return path


def test_an_edition_of_today_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(SAMPLE.read_bytes())
    assert migration.migrate(path) is False
    assert path.read_bytes() == SAMPLE.read_bytes()


def test_optional_fields_that_are_missing_are_filled_in(tmp_path: Path) -> None:
    path = edition(tmp_path / "x.json")
    raw = json.loads(path.read_text(encoding="utf-8"))
    for project in raw["projects"]:
        del project["budget"], project["code"]
    path.write_text(json.dumps(raw), encoding="utf-8")
    assert migration.migrate(path) is True
    assert path.read_bytes() == SAMPLE.read_bytes()


def test_an_older_major_version_takes_each_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A made-up version 0, in which the edition's own facts stood under `edition`."""
    path = edition(tmp_path / "x.json", schema_version="0.3")
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["title"] = raw["plan"].pop("title")
    path.write_text(json.dumps(raw), encoding="utf-8")

    def from_0(old: dict[str, Any]) -> dict[str, Any]:
        title = old.pop("title")
        return old | {"schema_version": "1.0", "plan": {**old["plan"], "title": title}}

    with pytest.raises(Unusable, match="planex migrate"):
        load(path)
    with pytest.raises(Unusable, match="nothing leads to"):
        migration.migrate(path)
    monkeypatch.setitem(migration.STEPS, 0, from_0)
    assert migration.migrate(path) is True
    assert path.read_bytes() == SAMPLE.read_bytes()


@pytest.mark.parametrize(
    ("changes", "said"), [({"schema_version": "2.0"}, "a newer planex wrote it"), ({"schema_version": 1}, "is no edition")]
)
def test_what_can_not_be_migrated_is_said_and_stays(changes: dict[str, Any], said: str, tmp_path: Path) -> None:
    path = edition(tmp_path / "x.json", **changes)
    before = path.read_bytes()
    good = tmp_path / "good.json"
    good.write_bytes(SAMPLE.read_bytes())
    found = CliRunner().invoke(app, ["migrate", str(path), str(good)])
    assert (found.exit_code, path.read_bytes()) == (2, before)
    assert [said in found.stderr.splitlines()[0], "is up to date" in found.stderr.splitlines()[1]] == [True, True]
