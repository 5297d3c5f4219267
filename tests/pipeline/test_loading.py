"""What a process loads before it understands: nothing that it does not need, and what it left out can be had later."""

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
print(*sorted(name for name in ("spacy.cli", "dateparser", "babel", "httpx") if name in sys.modules))
import spacy.cli
print(callable(spacy.cli.info), spacy.info()["spacy_version"] == spacy.__version__)
"""
BEFORE = """
import sys
import pipeline.cli, pipeline.understanding
print(*sorted(name for name in ("pdfplumber", "numpy", "rich", "spacy") if name in sys.modules))
"""
READER = """
import gc
from pipeline.ahead import _read_all
from pipeline.formats import Reader
from pipeline.limits import DEFAULT
_read_all((), DEFAULT, Reader.pdfium, 0, 1, print)
print(gc.get_threshold()[0] >= 50_000, gc.get_freeze_count() > 10_000, gc.isenabled())
"""


@pytest.mark.slow
def test_only_what_understands_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True)
    first, second = done.stdout.splitlines()[0], done.stdout.splitlines()[-1]
    assert (first, second) == ("", "True True")


def test_the_command_loads_little_before_others_are_set_to_work() -> None:
    """All wait for what it loads then."""
    done = subprocess.run([sys.executable, "-c", BEFORE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_a_reader_looks_for_circles_rarely() -> None:
    """Among a page's things there are few, and what is loaded stays; but a page that makes many must not fill the memory."""
    done = subprocess.run([sys.executable, "-c", READER], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "True True True\n"
