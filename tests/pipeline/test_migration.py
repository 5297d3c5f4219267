"""Older editions are brought up to date; newer ones and other files are refused and stay as they are."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline import migration, versions
from pipeline.cli import app
from pipeline.editions import load
from pipeline.errors import Unusable
from pipeline.messages_1_0 import PATTERNS
from pipeline.output import to_json
from schemas.findings import SENTENCES, message
from tests.editions.expected import ROOT
from tests.pipeline.test_cli import planex

SAMPLE = sorted((ROOT / "output/samples").glob("*.json"))[0]
# Written by planex when the schema was 1.0.
OLD = Path(__file__).with_name("edition-1.0.json")


def edition(path: Path, **changes: Any) -> Path:
    path.write_text(json.dumps(json.loads(SAMPLE.read_text(encoding="utf-8")) | changes), encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, list[str]]:
    """Exit code and lines of standard error."""
    found = CliRunner().invoke(app, list(map(str, arguments)))
    return found.exit_code, found.stderr.splitlines()


def test_an_edition_of_today_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(SAMPLE.read_bytes())
    assert migration.migrate(path) is False
    assert path.read_bytes() == SAMPLE.read_bytes()


def test_a_1_0_becomes_a_1_1(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(OLD.read_bytes())
    before = json.loads(OLD.read_text(encoding="utf-8"))
    assert run("migrate", path) == (0, [f"{path}: brought up to date"])
    after = json.loads(path.read_text(encoding="utf-8"))
    assert (before["schema_version"], after["schema_version"]) == ("1.0", "1.1")
    for project in before["projects"]:
        # What is told stays; what was null is absent.
        for key in ("budget", "code"):
            if project[key] is None:
                del project[key]
    assert [finding.pop("values") for finding in after["findings"]] == [{"project": "Kiehinen"}]
    assert after | {"schema_version": "1.0"} == before
    assert [project.get("code") for project in after["projects"]] == ["S30123", None]
    assert run("migrate", path) == (0, [f"{path}: is up to date"])


@pytest.mark.parametrize(
    ("code", "was", "values"),
    [
        ("missing-period", "Silta: A: no period found", {"project": "Silta: A"}),
        (
            "conflicting-funder",
            "Silta: pages 3, 9 disagree on the funders; the longer list was taken",
            {"project": "Silta", "pages": [3, 9]},
        ),
        ("unclear-text", "Silta: not understood in the period: noin", {"project": "Silta", "text": "noin", "why": "period"}),
        ("no-text", "page 3: no text, only pictures", {"page": 3, "why": "pictures"}),
        ("lost-words", "page 3: 1 words are in no place: yksi", {"page": 3, "count": 1, "text": "yksi"}),
        ("note", "page 3: a footnote or a speaker's note, left aside: “yksi” and 2 more", {"page": 3, "count": 3, "text": "yksi"}),
        ("note", "page 3: a footnote or a speaker's note, left aside: “yksi”", {"page": 3, "count": 1, "text": "yksi"}),
        ("scanned", "page 3 is a picture, read by Tesseract: letters may be wrong, so look at what matters", {"page": 3, "count": 1}),
        (
            "scanned",
            "4 pages, from page 3 on, are pictures, read by Tesseract: letters may be wrong, so look at what matters",
            {"page": 3, "count": 4},
        ),
        ("missing-period", "Silta has no period", None),
        ("of-nobody", "Silta: no period found", None),
    ],
)
def test_a_finding_of_1_0_gets_its_values_back(code: str, was: str, values: dict[str, Any] | None) -> None:
    old = {"severity": "info", "code": code, "message": was, "project_id": None, "spans": []}
    (new,) = versions.from_1_0({"findings": [old]})["findings"]
    assert new.get("values") == values
    assert new["message"] == (was if values is None else message(code, values))


def test_every_finding_of_1_0_has_a_pattern_that_fits_todays_sentence() -> None:
    for key in PATTERNS:
        said = SENTENCES[key.rstrip("/")]
        names = {name for text in (said.one, said.many) for _, name, _, _ in Formatter().parse(text) if name}
        assert names - {"count"} <= set(re.compile(PATTERNS[key]).groupindex), key


def test_a_1_0_is_read_by_every_command_without_a_word(tmp_path: Path) -> None:
    commands: list[tuple[object, ...]] = [
        ("history", OLD, OLD, "-o", tmp_path / "h"),
        ("export", OLD, "--to", "csv", "--flat", "-o", tmp_path / "x.csv"),
        ("chart", "timeline", OLD, "-o", tmp_path / "x.svg"),
    ]
    assert run("diff", OLD, OLD) == (0, [])
    for command in commands:
        code, said = run(*command)
        assert (code, [line for line in said if "→" not in line]) == (0, [])
    assert load(OLD).schema_version == "1.1"
    assert OLD.read_bytes().startswith(b'{\n  "schema_version": "1.0"')


def test_a_newer_minor_version_is_read_with_a_word(tmp_path: Path) -> None:
    path = edition(tmp_path / "x.json", schema_version="1.2", mood="sunny")
    before = path.read_bytes()
    for command, also in ((("diff", path, SAMPLE), []), (("migrate", path), [f"{path}: is up to date"])):
        found = planex(*command)
        word = f"planex: {path}: has schema version 1.2; what is newer than 1.1 is left aside"
        assert (found.returncode, found.stderr.splitlines()) == (0, [word, *also])
    assert path.read_bytes() == before


def test_an_older_major_version_takes_each_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A made-up version 0, in which the edition's own facts stood under `edition`."""
    path = edition(tmp_path / "x.json", schema_version="0.3")
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["title"] = raw["plan"].pop("title")
    path.write_text(json.dumps(raw), encoding="utf-8")

    def from_0(old: dict[str, Any]) -> dict[str, Any]:
        title = old.pop("title")
        return old | {"plan": {**old["plan"], "title": title}}

    with pytest.raises(Unusable, match="planex migrate"):
        load(path)
    with pytest.raises(Unusable, match="nothing leads to"):
        migration.migrate(path)
    monkeypatch.setitem(versions.STEPS, (0, 3), ((1, 0), from_0))
    assert migration.migrate(path) is True
    assert path.read_bytes() == to_json(load(SAMPLE)).encode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"schema_version": "2.0"}, "a newer planex wrote it"),
        ({"schema_version": 1}, "is no edition"),
        ({"schema_version": "1.0", "themes": []}, "is no valid edition"),
        ({"schema_version": "1.0", "projects": {"a": 1}}, "is no valid edition"),
    ],
)
def test_what_can_not_be_migrated_is_said_and_stays(changes: dict[str, Any], said: str, tmp_path: Path) -> None:
    path = edition(tmp_path / "x.json", **changes)
    before = path.read_bytes()
    good = tmp_path / "good.json"
    good.write_bytes(SAMPLE.read_bytes())
    found = CliRunner().invoke(app, ["migrate", str(path), str(good)])
    assert (found.exit_code, path.read_bytes()) == (2, before)
    assert [said in found.stderr.splitlines()[0], "is up to date" in found.stderr.splitlines()[1]] == [True, True]


def test_what_could_not_be_loaded_again_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(OLD.read_bytes())
    monkeypatch.setattr(migration, "to_json", lambda plan: to_json(plan.model_copy(update={"slides": []})))
    assert run("migrate", path) == (2, [f"planex: {path}: can't be brought up to date without a loss; it stays as it is"])
    assert path.read_bytes() == OLD.read_bytes()
