"""Compares the time that an 18-page deck takes with bare pdfplumber's, start-up included and apart: `make bench`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from tests.editions.expected import ROOT

RUNS = 5
BARE = """
import sys, time, pdfplumber
start = time.perf_counter()
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_words()
        page.close()
print(time.perf_counter() - start)
"""
OURS = """
import sys, time
from pathlib import Path
from extractors.fields import read_entry
from extractors.language import pipeline
from pipeline.extract import extract
pipeline("fi")
start = time.perf_counter()
extract(Path(sys.argv[1]))
print(time.perf_counter() - start)
"""


def main() -> None:
    """Print medians in seconds and their ratios."""
    deck = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "samples/pohjois-pohjanmaa-2024-2028.pdf")
    bare, ours, command = [], [], []
    for _ in range(RUNS):
        bare.append(_timed([sys.executable, "-c", BARE, deck]))
        ours.append(_timed([sys.executable, "-c", OURS, deck]))
        command.append(_timed([sys.executable, "-m", "pipeline.cli", "extract", deck, "-o", "-"])[0])
    _row("start-up apart", [run[1] for run in ours], [run[1] for run in bare])
    _row("start-up included", command, [run[0] for run in bare])


def _row(what: str, ours: list[float], bare: list[float]) -> None:
    """One line: medians in seconds and their ratio."""
    mine, theirs = statistics.median(ours), statistics.median(bare)
    print(f"{what + ':':19} planex {mine:.2f} s, bare pdfplumber {theirs:.2f} s, ratio {mine / theirs:.2f}")


def _timed(command: list[str]) -> tuple[float, float]:
    """Seconds of the whole process, and those that it printed of its work."""
    start = time.perf_counter()
    result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    whole = time.perf_counter() - start
    last = result.stdout.strip().splitlines()[-1]
    return whole, float(last) if last.replace(".", "").isdigit() else whole


if __name__ == "__main__":
    main()
