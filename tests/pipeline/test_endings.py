"""However a command ends: whole files or none, nothing left beside them, exit codes as promised, one line; more in long/."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import output
from pipeline.errors import Unusable
from pipeline.output import PART, clear_leavings, part_prefix, write_whole
from tests.command import planex
from tests.editions.expected import ROOT

pytestmark = pytest.mark.slow

EDITIONS = sorted((ROOT / "output/samples").glob("*.json"))
FULL = Path("/dev/full")
FORMATS = {
    "csv": "a",
    "xlsx": "a.xlsx",
    "sqlite": "a.sqlite",
    "parquet": "a",
    "jsonld": "a.jsonld --licence CC-BY-4.0",
    "datapackage": "a --licence CC-BY-4.0",
}


def program(*arguments: object, out: int | None = subprocess.PIPE) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pipeline.cli", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.PIPE)


def test_an_interrupted_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a" / "b" / "x.json"
    write_whole(target, "before")

    def interrupt() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(output, "umask", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, "after")
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in target.parent.iterdir()] == ["x.json"]
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "c" / "d" / "x.json", "after")
    assert not (tmp_path / "c").exists()


def test_what_a_killed_run_left_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    prefix = part_prefix("x.json")
    names = {
        "left": prefix.replace(str(os.getpid()), str(gone.pid)) + "a1b2" + PART,
        "being written": prefix + "a1b2" + PART,
        "another machine's": f".x.json.ffffff-{gone.pid}-a1b2{PART}",
        "somebody's": ".x.part",
    }
    for name in names.values():
        (tmp_path / name).write_text("half", encoding="utf-8")
    clear_leavings(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(names.values()) - {names["left"]}


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has /dev/full")
def test_a_device_is_written_to_and_not_replaced() -> None:
    done = planex("diff", *EDITIONS[:2], "--format", "html", "-o", FULL)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "the disk is full" in done.stderr
    assert not FULL.is_file()
    assert planex("diff", *EDITIONS[:2], "--format", "html", "-o", "/dev/null").returncode == 1
    assert not Path("/dev/null").is_file()


# A reader that says in a file that it has begun, and then never comes to an end.
ENDLESS = """
import sys, time
from pathlib import Path
from pipeline import readers
from pipeline.program import main
begun = Path(sys.argv.pop(1))
def endless(path):
    begun.touch()
    time.sleep(600)
readers._bytes = endless
main()
"""


def ended_by(ending: signal.Signals, folder: Path) -> None:
    """Nothing but a signal ends the command, and it ends all that it started."""
    begun = folder / "begun"
    command = [sys.executable, "-c", ENDLESS, str(begun), "extract", "never.txt", "-o", str(folder / "out")]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while not begun.exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    run.send_signal(ending)
    out, error = run.communicate(timeout=60)
    assert (run.returncode, out) == (128 + ending, b"")
    assert b"Traceback" not in error
    assert not (folder / "out").exists()


def test_a_signal_ends_the_command_and_all_that_it_started(tmp_path: Path) -> None:
    ended_by(signal.SIGTERM, tmp_path)


# Sends itself ^C where the first large library would be loaded.
EARLY = """
import os, signal, sys
class Ends:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Ends())
sys.argv = ["planex", "schema"]
from pipeline.program import main
main()
"""


def test_an_interrupt_before_all_is_loaded_is_quiet() -> None:
    done = subprocess.run([sys.executable, "-c", EARLY], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


# Sends itself ^C when a file is whole beside its target, and has not taken its place.
LATE = """
import os, signal
from pathlib import Path
Path.chmod = lambda path, mode: os.kill(os.getpid(), signal.SIGINT)
from pipeline.program import main
main()
"""


@pytest.mark.parametrize(
    "call",
    [
        *(f"export EDITION --to {format} -o {target}" for format, target in FORMATS.items()),
        "chart network EDITION -o a.svg",
        "chart timeline EDITION -o a.png",
        "report EDITION -o a.html",
        "diff OLD EDITION --format xlsx -o a.xlsx",
        "diff OLD EDITION --format html -o a.html",
    ],
)
def test_an_interrupt_while_something_is_written_leaves_nothing(call: str, tmp_path: Path) -> None:
    places = {"OLD": str(EDITIONS[0]), "EDITION": str(EDITIONS[1])}
    arguments = [places.get(word, word) for word in call.split()]
    run = [sys.executable, "-c", LATE, *arguments]
    done = subprocess.run(run, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"x\.json: can't be written"):
        write_whole(Path("/proc/planex/x.json"), "text")
