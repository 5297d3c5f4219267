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
from extractors.evidence.headings import heading_reader
from extractors.evidence.label_parts import label_parts
print(heading_reader.cache_info().currsize, label_parts.cache_info().currsize)
print(*sorted(name for name in ("spacy.cli", "dateparser", "babel", "httpx") if name in sys.modules))
import spacy.cli
print(callable(spacy.cli.info), spacy.info()["spacy_version"] == spacy.__version__)
"""
BEFORE = """
import sys
import pipeline.cli, pipeline.understanding
print(*sorted(name for name in ("pdfplumber", "numpy", "rich", "spacy") if name in sys.modules))
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


@pytest.mark.slow
def test_what_understands_is_loaded_and_nothing_else() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True)
    known, others, own = (done.stdout.splitlines()[at] for at in (0, 1, -1))
    assert (known, others, own) == ("1 3", "", "True True")


def test_the_command_loads_little_before_others_are_set_to_work() -> None:
    """All wait for what it loads then."""
    done = subprocess.run([sys.executable, "-c", BEFORE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


@pytest.mark.slow
def test_python_looks_for_circles_while_pages_are_read_and_not_at_what_is_said_of_them() -> None:
    edition = str(ROOT / "samples" / "pohjois-pohjanmaa-2026-2030.pdf")
    done = subprocess.run([sys.executable, "-c", LOOKED, edition], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "Outcome {False}, Parcel {False}, tuple {True}\n"


def test_a_command_that_ends_leaves_python_nothing_to_look_over() -> None:
    done = subprocess.run([sys.executable, "-c", ENDING], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
