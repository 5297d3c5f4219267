"""Tesseract is a process of another program: what it fails at is a page without text, and killed readers leave neither it nor files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from pipeline.readers import tesseract
from tests.editions.expected import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with the one that started it")
# Takes Tesseract's place: says its number, and does what it is told.
STANDS_IN = """#!/bin/sh
[ "$1" = --list-langs ] && { echo; echo fin; exit; }
echo $$ > "$TOLD"
%s
"""


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Where the program that takes Tesseract's place says its number; it goes on as the test's parameter has it."""
    program, folder = tmp_path / "bin" / "tesseract", tmp_path / "temporary"
    program.parent.mkdir()
    folder.mkdir()
    program.write_text(STANDS_IN % request.param)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("TOLD", str(tmp_path / "told"))
    monkeypatch.setenv("TMPDIR", str(folder))
    tesseract._languages.cache_clear()
    yield tmp_path / "told"
    tesseract._languages.cache_clear()


@pytest.mark.parametrize("told", ["exit 1", "echo", "printf 'level\\ttext\\n'"], indirect=True)
def test_a_picture_that_tesseract_fails_at_has_no_words(told: Path) -> None:
    assert not tesseract.words_in(Image.new("L", (9, 9))).get("text")
    assert told.exists()


@pytest.mark.parametrize("told", ["exec sleep 60"], indirect=True)
def test_a_killed_reader_leaves_no_tesseract_and_no_file(told: Path) -> None:
    code = "from PIL import Image; from pipeline.readers.tesseract import words_in; words_in(Image.new('L', (9, 9)))"
    reader = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE)
    until = time.monotonic() + 60
    while not (told.exists() and told.read_text()) and time.monotonic() < until:
        time.sleep(0.02)
    reader.kill()
    reader.communicate(timeout=60)
    state = Path(f"/proc/{int(told.read_text())}/stat")
    while _lives(state) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _lives(state)
    assert not list((told.parent / "temporary").iterdir())


def _lives(state: Path) -> bool:
    """Whether a process is there; one that has ended stays a zombie until somebody asks for it."""
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"
