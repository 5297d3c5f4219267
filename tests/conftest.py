"""Settings of the tests: all that test one program share what was read, people read English, in CI nothing is skipped or drawn."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
import sys
import time
from pathlib import Path

import pytest
from hypothesis import Phase, settings

KEPT = "PLANEX_TESTS_READINGS"
"""The environment variable that names the folder where what was read is kept (tests/reading.py)."""
ROOT = Path(__file__).parents[1]
KEEPING = ROOT / ".pytest_cache" / "readings"
LEFT_ALONE = 3600
"""So many seconds after its last reading a folder of another program may still be in use."""

os.environ["PLANEX_LANGUAGE"] = "en"
# How long an example takes tells how busy the machine is, and nothing of the program: none has a deadline.
settings.register_profile("home", deadline=None)
# In CI an example that fails is told as it was found: to look for the smallest takes up to five minutes for each property.
settings.register_profile("ci", deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
settings.load_profile("ci" if os.environ.get("CI") else "home")


def pytest_configure(config: pytest.Config) -> None:
    """The process that the others are started from makes the folder; they are told by their environment.

    What the same program has read stays there for the next run; what another has read goes, once nobody may be reading it.
    """
    if not hasattr(config, "workerinput"):
        folder = KEEPING / reader_hash()
        for other in KEEPING.glob("*"):
            if other != folder and time.time() - other.stat().st_mtime > LEFT_ALONE:
                shutil.rmtree(other, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        # Where all is there already nothing is written, and it would look as old as its first reading to a run of another program.
        os.utime(folder)
        os.environ[KEPT] = str(folder)


def reader_hash() -> str:
    """A hash that changes with all that reading depends on besides the file: the program, its lexicons, the locked libraries, Python."""
    from pipeline.batch.work import program_hash

    parts = [program_hash(), sys.version, os.environ.get("PLANEX_LEXICONS", "")]
    parts += [(ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", "tests/reading.py")]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that starts the command in a process of its own is a slow one, marked or not."""
    for item in items:
        if isinstance(item, pytest.Function) and "planex" in item.function.__code__.co_names:
            item.add_marker("slow")


def pytest_collection_finish() -> None:
    """What was loaded and collected is there to the end: to look it through again and again for what is dead takes a fifth of the time."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test marked `needs("tesseract")` is skipped where that program is missing; in CI, which installs it, it fails."""
    for marker in item.iter_markers("needs"):
        missing = [program for program in marker.args if not at_hand(program)]
        if missing and os.environ.get("CI"):
            pytest.fail(f"{', '.join(missing)} is not installed, and CI skips nothing for that", pytrace=False)
        if missing:
            pytest.skip(f"{', '.join(missing)} is not installed")


# LibreOffice's programs are parts of one, each a package of its own.
PARTS = {"libreoffice-calc": "libsclo.so", "libreoffice-impress": "libsdlo.so"}


def at_hand(program: str) -> bool:
    """Whether a program is installed, Tesseract with Finnish."""
    if program == "tesseract":
        from pipeline.readers.tesseract import installed

        return installed()
    if program in PARTS:
        office = shutil.which("soffice")
        return office is not None and Path(office).resolve().with_name(PARTS[program]).exists()
    return shutil.which(program) is not None
