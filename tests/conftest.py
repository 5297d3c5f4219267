"""Settings of a run of the tests: all its processes share what was read; people read English; examples are the same on every CI run."""

from __future__ import annotations

import os
import shutil
import tempfile

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
