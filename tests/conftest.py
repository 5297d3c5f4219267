"""Settings of a run of the tests: all its processes share what was read, people read English, in CI nothing is skipped or drawn."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

KEPT = "PLANEX_TESTS_READINGS"
"""The environment variable that names the folder of a run where what was read is kept (tests/reading.py)."""

os.environ["PLANEX_LANGUAGE"] = "en"
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_configure(config: pytest.Config) -> None:
    """The process that the others are started from makes the folder; they are told by their environment."""
    if not hasattr(config, "workerinput"):
        os.environ[KEPT] = tempfile.mkdtemp(prefix="planex-readings-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """It also takes the folder away."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ[KEPT])


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
        from pipeline.readers.scan import installed

        return installed()
    if program in PARTS:
        office = shutil.which("soffice")
        return office is not None and Path(office).resolve().with_name(PARTS[program]).exists()
    return shutil.which(program) is not None
