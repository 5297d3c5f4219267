"""Names of files may be anything: nothing of them reaches the terminal unescaped, the JSON is valid, and links lead nowhere else."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.command import planex
from tests.pipeline.batch.made import edition

pytestmark = pytest.mark.slow

NAMES = {
    "escape": "\x1b[31mpunainen\x1b]0;otsikko\x07.txt",
    "new line": "rivi\nplanex: kaikki hyvin.txt",
    "turned": "a\u202etxt.exe.txt",
    "markup": "[bold red]lihava[b].txt",
    "quotes": "\"'<b>&amp;.txt",
    "dash": "-o.txt",
    "long": "a" * 251 + ".txt",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_without_signs_that_a_terminal_obeys(name: str, tmp_path: Path) -> None:
    file = tmp_path / NAMES[name]
    file.write_text(edition(1), encoding="utf-8")
    done = planex("extract", file, "-o", tmp_path / "out")
    assert (done.returncode, done.stderr.count("\n")) == (0, 1), done.stderr
    assert done.stderr.rstrip("\n").isprintable()
    missing = planex("extract", tmp_path / f"no{NAMES[name]}", "-o", tmp_path / "out")
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    assert missing.stderr.rstrip("\n").isprintable()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system refuses such a name")
def test_a_name_that_is_no_utf8_is_read(tmp_path: Path) -> None:
    no_utf8_is_read("extract", tmp_path)


def no_utf8_is_read(command: str, tmp_path: Path) -> None:
    """A command that reads plans reads one whose name is no text; `planex batch` does in batch/."""
    file = Path(os.fsdecode(os.fsencode(str(tmp_path)) + b"/pohjois-\xe4\xff.txt"))
    file.write_text(edition(1), encoding="utf-8")
    done = planex(command, file, "-o", tmp_path / command)
    assert done.returncode == 0, done.stderr
    (path,) = (tmp_path / command).glob("*.json")
    assert json.loads(path.read_bytes().decode("utf-8"))["source"]["filename"] == "pohjois-\\udce4\\udcff.txt"


def test_a_name_as_long_as_a_name_may_be_is_read(tmp_path: Path) -> None:
    """No file beside it could have the name with an ending behind."""
    file = tmp_path / f"{'x' * 240}.txt"
    file.write_text(edition(1), encoding="utf-8")
    done = planex("extract", file, "-o", tmp_path / "out")
    assert (done.returncode, done.stderr.count("\n")) == (0, 1), done.stderr
