"""Measures: a deck's time beside bare pdfplumber's, start-up included and apart; matching two large editions; corrections; exporting many:
`make bench`."""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from pipeline.compare import diff
from pipeline.corrections.apply import apply
from pipeline.corrections.steps import Context
from pipeline.corrections.words import by_number
from pipeline.editions import load
from pipeline.extraction import extract_document
from pipeline.formats import ExportFormat
from pipeline.output import to_json
from pipeline.readers import read
from pipeline.review.made import seen_of
from schemas.corrections import Corrections
from schemas.plan import Plan
from tests.editions.expected import ROOT
from tests.pipeline.compare.editions import plan, project, theme

RUNS = 5
SIZES = (500, 1000, 2000)
ITEMS = 10_000
# What the diff of 2,000 projects and of 10,000 items may take, in seconds of computing and megabytes of memory.
WANTED = {"projects": (5, 300), "items": (10, 500)}
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
from extractors.evidence.entry.fields import read_entry
from extractors.evidence.language import pipeline
from pipeline.extraction import extract
pipeline("fi")
start = time.perf_counter()
extract(Path(sys.argv[1]))
print(time.perf_counter() - start)
"""
EDITIONS, PROJECTS = 1000, 30
CORRECTIONS = 200
EXPORT = """
import re, sys
from pathlib import Path
from pipeline import export
export(sorted(Path(sys.argv[1]).glob("*.json")), sys.argv[2], sys.argv[3])
print(re.search("VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
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
    _items(ITEMS)
    _correcting()
    with tempfile.TemporaryDirectory() as folder:
        _exporting(Path(folder))


def _correcting() -> None:
    """One line: seconds of computing that corrections of an edition take, besides reading it."""
    path = ROOT / "samples/pohjois-pohjanmaa-2024-2028.pdf"
    document, fields = read(path), {"description": "Uusi kuvaus.", "period": "1.1.2025–31.12.2026", "scope": "national", "code": "S30123"}
    plan = extract_document(document).plan
    lists = [("funders", f"Rahasto {number}") for number in range(2)] + [("partners", f"Yritys {number} Oy") for number in range(2)]
    rows = [
        {**seen_of(project, project.mentions[0]), "field": field, "value": value}
        for project in plan.projects
        for field, value in (*fields.items(), *lists)
    ][:CORRECTIONS]
    file = Corrections.model_validate({"plan": plan.plan.id, "sha256": plan.source.sha256, "value": rows})
    start = time.process_time()
    found = apply(plan, [file], Context(plan.plan.language, by_number(document.pages)))
    print(f"{len(rows)} corrections, {found.held} of which hold: {time.process_time() - start:.2f} s of computing (wanted: 1)")


def _exporting(folder: Path) -> None:
    """One line a format: seconds and memory that exporting many editions takes, in a process of its own."""
    plan = load(sorted((ROOT / "output/samples").glob("*.json"))[0])
    projects = [*plan.projects, *(p.model_copy(update={"id": f"{p.id}-toinen"}) for p in plan.projects)][:PROJECTS]
    for number in range(EDITIONS):
        info = plan.plan.model_copy(update={"id": f"alue-{number}-2024-2028"})
        (folder / f"{number:04}.json").write_text(to_json(plan.model_copy(update={"plan": info, "projects": projects})), encoding="utf-8")
    for format in ExportFormat:
        start = time.perf_counter()
        command = [sys.executable, "-c", EXPORT, str(folder), format, str(folder / f"target-{format}")]
        memory = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(f"export of {EDITIONS} editions of {PROJECTS} projects to {format}: {time.perf_counter() - start:.1f} s, {memory // 1024} MB")


def _matching(count: int) -> None:
    """One line: seconds that the diff of two editions takes, of which every third project was renamed or has other dates."""
    rng = random.Random(count)
    rows = [_project(rng) for _ in range(count)]
    later = [{**row, "name": _words(rng, 4)} if i % 3 == 0 else row for i, row in enumerate(rows)]
    rng.shuffle(later)
    old, new = (plan([theme(1, "Teema", made)], made) for made in (list(map(project, rows)), list(map(project, later))))
    _timed_diff("projects", count, old, new)


def _items(count: int) -> None:
    """One line: the diff of two editions of so many items, of which every third has another last word."""
    rng = random.Random(count)
    texts = [_words(rng, rng.randint(5, 12)) for _ in range(count)]
    later = [" ".join([*text.split()[:-1], _words(rng, 1).lower()]) if i % 3 == 0 else text for i, text in enumerate(texts)]
    rng.shuffle(later)
    _timed_diff("items", count, *(plan([theme(1, "Teema", strengths=made)]) for made in (texts, later)))


def _timed_diff(what: str, count: int, old: Plan, new: Plan) -> None:
    """One line: seconds of computing that a diff takes, and the most memory that this process had so far."""
    start = time.process_time()
    found = diff(old, new)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    wanted = "wanted for the largest: {} s, {} MB".format(*WANTED[what])
    print(f"diff of {count:5} {what}: {seconds:.1f} s of computing, {memory} MB, {len(found.changes)} changes ({wanted})")


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
