"""What a process loads before it understands: nothing that it does not need, and what it left out can be had later."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline import understanding
from tests.editions.expected import ROOT

CODE = """
import sys
from pipeline.loading import loading
with loading():
    from pipeline.extraction import warm_up
    warm_up()
from extractors.evidence.headings import heading_reader
from extractors.evidence.label_parts import label_parts
print(heading_reader.cache_info().currsize, label_parts.cache_info().currsize)
print(*sorted(name for name in ("spacy.cli", "dateparser", "babel", "httpx", "srsly._yaml_api", "pydantic.v1") if name in sys.modules))
import srsly
print(srsly.yaml_loads(srsly.yaml_dumps({"a": [1]})))
import pydantic.v1
import spacy.cli
print(callable(spacy.cli.info), spacy.info()["spacy_version"] == spacy.__version__, pydantic.v1.VERSION[0])
"""
BEFORE = """
import sys
import pipeline.cli, pipeline.understanding
print(*sorted(name for name in ("pdfplumber", "numpy", "rich", "spacy") if name in sys.modules))
"""
SHARED = """
import sys
from pathlib import Path
from pipeline import understanding
understanding.ReadingAhead = lambda *_: sys.exit("numpy" if "numpy" in sys.modules else "each for itself")
understanding._understand_all([Path("a.pdf")], understanding.Asked(readers=2), print)
"""
THREADS = """
import os
from pipeline.console import run
def command():
    import numpy
    print(len(os.listdir("/proc/self/task")))
run(command)
"""

LOOKED = """
import gc, sys
from pathlib import Path
from pipeline.understanding import Asked, _understand_all
said = {}
def say(message):
    said.setdefault(type(message).__name__, set()).add(gc.isenabled())
_understand_all((Path(sys.argv[1]),) * 2, Asked(), say)
print(*sorted(f"{name} {looks}" for name, looks in said.items()), sep=", ")
"""

ENDING = """
import atexit, gc
from pipeline.console import run
atexit.register(lambda: print(len(gc.get_objects()) < 1000))
run(lambda: None)
"""

READER = """
import gc
from pipeline.ahead import _read_all
from pipeline.formats import Reader
from pipeline.limits import DEFAULT
_read_all((), DEFAULT, Reader.pdfium, 0, 1, print)
print(gc.get_threshold()[0] >= 50_000, gc.get_freeze_count() > 10_000, gc.isenabled())
"""


def said_by(code: str, *arguments: str, environment: Mapping[str, str] = os.environ) -> str:
    """What a fresh interpreter writes to standard output."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.mark.slow
def test_what_understands_is_loaded_and_nothing_else() -> None:
    known, others, read, *_said, last = said_by(CODE).splitlines()
    assert (known, others, read, last) == ("1 3", "", "{'a': [1]}", "True True 1")


def test_the_command_loads_little_before_others_are_set_to_work() -> None:
    """All wait for what it loads then."""
    assert said_by(BEFORE) == "\n"


def test_readers_are_split_off_with_what_all_need() -> None:
    done = subprocess.run([sys.executable, "-c", SHARED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == "numpy\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lists a process's threads")
@pytest.mark.skipif(understanding.cores() < 2, reason="on one core none is started anyway")
def test_no_threads_are_started_for_small_arrays() -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS")}
    assert said_by(THREADS, environment=environment) == "1\n"


@pytest.mark.parametrize(
    ("cores", "sizes", "readers"),
    [
        (1, [1_000], 1),
        (2, [1_000], 1),
        (2, [1_000_000], 2),
        (2, [150_000, 150_000], 2),
        (4, [1_000], 3),
        (8, [1_000], 4),
        (8, [1_000_000], 4),
    ],
)
def test_small_files_leave_a_core_to_loading(
    cores: int, sizes: list[int], readers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(understanding, "cores", lambda: cores)
    files = [tmp_path / f"{number}.pdf" for number in range(len(sizes))]
    for file, size in zip(files, sizes, strict=True):
        file.write_bytes(bytes(size))
    assert understanding._readers([*files, tmp_path / "missing.pdf", Path("no\0file")]) == readers


@pytest.mark.slow
def test_python_looks_for_circles_while_pages_are_read_and_not_at_what_is_said_of_them() -> None:
    edition = str(ROOT / "samples" / "pohjois-pohjanmaa-2026-2030.pdf")
    assert said_by(LOOKED, edition) == "Outcome {False}, Parcel {False}, tuple {True}\n"


def test_a_command_that_ends_leaves_python_nothing_to_look_over() -> None:
    assert said_by(ENDING) == "True\n"


def test_a_reader_looks_for_circles_rarely() -> None:
    """Among a page's things there are few, and what is loaded stays; but a page that makes many must not fill the memory."""
    assert said_by(READER) == "True True True\n"
