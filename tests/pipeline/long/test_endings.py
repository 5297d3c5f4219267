"""Commands that end otherwise than by themselves, each a process of its own: a full disk, signals, a reader that has enough."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.editions.expected import ROOT
from tests.pipeline.test_endings import EDITIONS, FULL, ended_by, program

SAMPLE = ROOT / "tests/editions/lappi.pdf"


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize("command", ["diff", "history", "schema", "extract"])
def test_a_full_standard_output_is_one_line(command: str) -> None:
    arguments = {"diff": [*EDITIONS[:2], "--format", "json"], "history": EDITIONS[:2], "schema": [], "extract": [SAMPLE, "-o", "-"]}
    with FULL.open("wb") as full:
        run = program(command, *arguments[command], out=full.fileno())
        _, error = run.communicate(timeout=120)
    said = [line for line in error.decode().splitlines() if line.startswith("planex:")]
    assert run.returncode == 2
    assert len(said) == 1
    assert "the disk is full" in said[0]
    assert "Traceback" not in error.decode()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_the_command_and_all_that_it_started(ending: signal.Signals, tmp_path: Path) -> None:
    ended_by(ending, tmp_path)


def test_a_reader_that_has_enough_is_no_fault() -> None:
    run = program("schema")
    assert run.stdout
    run.stdout.close()
    assert run.stderr
    assert run.stderr.read() == b""
    assert run.wait(60) in (0, -signal.SIGPIPE)
