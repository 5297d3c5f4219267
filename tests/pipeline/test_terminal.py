"""Texts of strangers on a terminal and in a pipe: what a terminal would obey is written out, all else is as it stands."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.markup import escape
from rich.table import Table

from pipeline.terminal import OBEYED, Terminal, shown
from tests.command import planex
from tests.pipeline.batch.made import edition

STRANGE = "Silta \x1b[31mpunainen\x07 \u202eatlis\x9b2J"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Osaamis\u00adpolku\u00a0– äö € 🙂", "Osaamis\u00adpolku\u00a0– äö € 🙂"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\u202eb", "a\\u202eb"),
        ("rivi\rtoinen\nkolmas", "rivi\\rtoinen\nkolmas"),
    ],
)
def test_only_what_is_obeyed_is_written_out(text: str, told: str) -> None:
    assert shown(text) == told


@pytest.mark.parametrize("colours", ["standard", None])
def test_a_table_shows_what_its_texts_hold(colours: str | None) -> None:
    file = io.StringIO()
    table = Table(title=escape(STRANGE))
    table.add_column(escape(STRANGE), style="green")
    table.add_row(escape(STRANGE))
    Terminal(file=file, width=200, force_terminal=True, color_system=colours, legacy_windows=False).print(table)
    text = file.getvalue()
    assert text.count("\\x1b[31mpunainen") == 3
    assert text.count("\\u202eatlis\\x9b2J") == 3
    assert "\x1b[31m" not in text
    # The program's own colours are obeyed.
    assert ("\x1b[" in text) == (colours is not None)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["explain", "diff", "history"])
def test_nothing_in_a_strangers_json_is_obeyed(command: str, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(edition(1), encoding="utf-8")
    assert planex("extract", tmp_path / "plan.txt", "-o", tmp_path).returncode == 0
    (file,) = tmp_path.glob("*.json")
    plan = json.loads(file.read_text(encoding="utf-8"))
    plan["projects"][0]["name"] = STRANGE
    plan["findings"] = [{"severity": "warning", "code": "uusi", "message": STRANGE, "project_id": None, "spans": []}]
    strange = tmp_path / "strange.json"
    strange.write_text(json.dumps(plan), encoding="utf-8")
    done = planex(command, strange, *([file] if command in ("diff", "history") else []))
    assert "punainen" in done.stdout
    # The lines of `explain` are parted by tabs.
    assert not OBEYED.search(done.stdout.replace("\t", " "))
