"""Every bomb, by the command, with either reader: valid JSON or a refusal in one line, nothing left behind, within time and memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.formats import Reader
from tests.editions.expected import ROOT
from tests.pipeline.bombs import BOMBS

# What each process may take, in seconds of computing and megabytes at its largest.
SECONDS, MEGABYTES = 60, 2000
UNSOUND = ("lost-words", "doubled-words")


def _within_time() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_refused(name: str, reader: Reader, tmp_path: Path) -> None:
    file, out = tmp_path / name, tmp_path / "out"
    file.write_bytes(BOMBS[name]())
    command = [sys.executable, "-m", "pipeline.cli", "extract", str(file), "-o", str(out), "--reader", reader]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, preexec_fn=_within_time)
    assert done.returncode in (0, 1, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr
    left = sorted(out.iterdir()) if out.exists() else []
    if done.returncode == 2:
        assert (len(done.stderr.splitlines()), left) == (1, [])
    else:
        (written,) = left
        edition = json.loads(written.read_text(encoding="utf-8"))
        assert edition["source"]["filename"] == name
        # A step that failed is said in a finding, and so is a word that was lost.
        assert not [said for said in edition["findings"] if said["code"] in UNSOUND or "error" in said.get("values", {})]
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEGABYTES * 1024
