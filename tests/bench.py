"""Measures: a deck's time beside bare pdfplumber's, start-up included and apart; matching two large editions: `make bench`."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from typing import Any

from pipeline.compare import diff
from tests.editions.expected import ROOT
from tests.pipeline.compare.editions import plan, project, theme

RUNS = 5
SIZES = (500, 1000, 2000)
VOCABULARY = """
osaaminen ohjaus yritys kunta koulutus työ palvelu verkosto malli nuori digitaalinen kieli kotoutuminen metsä matkailu hoiva
tuuli akku ennakointi taito merkki polku silta portti väylä opettaja opiskelija työnantaja rekrytointi kehittää tukea lisätä
vahvistaa rakentaa kokeilla levittää koota jakaa
""".split()
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
from pipeline.extraction import extract
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
    for count in SIZES:
        _matching(count)


def _matching(count: int) -> None:
    """One line: seconds that the diff of two editions takes, of which every third project was renamed or has other dates."""
    rng = random.Random(count)
    rows = [_project(rng) for _ in range(count)]
    later = [{**row, "name": _words(rng, 4)} if i % 3 == 0 else row for i, row in enumerate(rows)]
    rng.shuffle(later)
    old, new = (plan([theme(1, "Teema", made)], made) for made in (list(map(project, rows)), list(map(project, later))))
    start = time.perf_counter()
    found = diff(old, new)
    seconds = time.perf_counter() - start
    print(f"diff of {count:4} projects: {seconds:.2f} s, {1e6 * seconds / count**2:.2f} µs a pair, {len(found.changes)} changes")


def _project(rng: random.Random) -> dict[str, Any]:
    """A project in words that many share, as the prose of plans does."""
    partners = [f"{rng.choice(VOCABULARY).capitalize()} {rng.randint(1, 200)} Oy" for _ in range(rng.randint(1, 4))]
    years = f"20{rng.randint(20, 26)}-0{rng.randint(1, 9)}-01/20{rng.randint(27, 29)}-12-31"
    return {"name": _words(rng, 5), "description": _words(rng, 25), "period": years, "partners": partners}


def _words(rng: random.Random, count: int) -> str:
    return " ".join(rng.choice(VOCABULARY) + rng.choice(["", "n", "ta", "ssa", "lla"]) for _ in range(count)).capitalize()


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
