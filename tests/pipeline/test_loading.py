"""What a process loads before it understands: nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.editions.expected import ROOT

CODE = """
import sys
from pipeline.loading import loading
with loading():
    from pipeline.extraction import warm_up
    warm_up()
print(*sorted(name for name in ("numpy", "spacy", "dateparser", "babel", "pdfplumber", "rich", "typer") if name in sys.modules))
"""
BEFORE = """
import sys
import pipeline.cli, pipeline.understanding
print(*sorted(name for name in ("pdfplumber", "numpy", "rich", "simplemma") if name in sys.modules))
"""


@pytest.mark.slow
def test_only_what_understands_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_the_command_loads_little_before_others_are_set_to_work() -> None:
    """All wait for what it loads then."""
    done = subprocess.run([sys.executable, "-c", BEFORE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
