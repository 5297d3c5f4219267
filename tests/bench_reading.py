"""Measures reading: bare pdfplumber words, bare pypdfium2 boxes and planex with either reader side by side, on made-up editions that
do not repeat: `python -m tests.bench_reading [PAGES...]`; and where the rules' time goes, by module."""

from __future__ import annotations

import cProfile
import io
import itertools
import os
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdf import PageObject, PdfReader, PdfWriter

from pipeline.extraction import extract_document, warm_up
from pipeline.formats import Reader
from pipeline.readers import read
from tests.editions.expected import ROOT
from tests.generated.edition import make
from tests.generated.families import all_shapes

PAGES = (18, 180, 1800)
# The made-up pages are thin, 270 letters on the middle one; those of real plans have over a thousand. So many such pages are measured, too.
DENSE, LETTERS = 180, 1000
PROCESSES = (1, 2)
SHOWN = 15
# So often it is looked how much memory a command's processes take, in seconds.
GLANCE = 0.05
SPLIT = """
import os, sys
share, shares = 0, int(sys.argv[2])
for number in range(1, shares):
    if not os.fork():
        share = number
        break
"""
JOIN = """
if share:
    os._exit(0)
for number in range(1, shares):
    os.wait()
"""
BARE = {
    "pdfplumber words": """
import pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages[share::shares]:
        page.extract_words()
        page.close()
""",
    "pypdfium2 boxes": """
import pypdfium2
pdf = pypdfium2.PdfDocument(sys.argv[1])
for number in range(share, len(pdf), shares):
    text = pdf[number].get_textpage()
    for at in range(text.count_chars()):
        text.get_charbox(at)
""",
}


def main() -> None:
    """Print one line a number of pages, of processes and a way of reading."""
    print(f"{os.getloadavg()[0]:.1f} processes ran beside this on {os.cpu_count()} cores: the clock says little under load")
    heads = f"{'pages':>5} {'letters':>7} {'cores':>5} {'pages/s':>8} {'clock s':>8} {'computing s':>11} {'ms/page':>8} {'× bare':>7}"
    print(f"{'':22} {heads} {'MB':>6}")
    asked = [(int(pages), 0) for pages in sys.argv[1:]] or [(DENSE, LETTERS), *((pages, 0) for pages in PAGES)]
    with tempfile.TemporaryDirectory() as folder:
        for pages, least in asked:
            path = Path(folder) / f"{pages}-{least}.pdf"
            path.write_bytes(deck(pages, least))
            letters = round(statistics.median(_counted(path)))
            bare: Measured | None = None
            for cores in PROCESSES:
                for name, command in _commands(path, cores):
                    found = measured(command, cores)
                    bare = bare or found
                    print(_line(f"{name:22} {pages:5} {letters:7}", pages, cores, found, bare))
            _rules(path)
        _where(path)


@dataclass(frozen=True)
class Measured:
    """What a command took: seconds by the clock, seconds of computing, megabytes of all its processes together at their most."""

    clock: float
    computing: float
    memory: float


def measured(command: list[str], cores: int) -> Measured:
    """Run a command on so many cores. Raises SystemExit where it fails."""
    chosen = set(sorted(os.sched_getaffinity(0))[:cores])
    start = time.perf_counter()
    run = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=lambda: os.sched_setaffinity(0, chosen)
    )
    memory = 0.0
    while True:
        memory = max(memory, _memory(run.pid))
        ended, status, usage = os.wait4(run.pid, os.WNOHANG)
        if ended:
            break
        time.sleep(GLANCE)
    clock = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(run.stderr.read().decode() if run.stderr else "")
    return Measured(clock, usage.ru_utime + usage.ru_stime, memory)


def _memory(process: int) -> float:
    """Megabytes that a process and those that it started take up, what they share divided among them."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        started = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    own = next((int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")), 0)
    return own / 1024 + sum(map(_memory, map(int, started)))


def deck(pages: int, least: int = 0) -> bytes:
    """So many pages of made-up editions, one behind the other, each other words; of pages with so many letters at `least`."""
    writer = PdfWriter()
    for page in itertools.islice(_made(least), pages):
        writer.add_page(page)
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def _made(least: int) -> Iterator[PageObject]:
    for seed in itertools.count(2, 2):
        for family in sorted(all_shapes()):
            data = make(family, seed).pdf
            told = zip(PdfReader(io.BytesIO(data)).pages, _counted(data), strict=True)
            yield from (page for page, letters in told if letters >= least)


def _counted(pdf: bytes | Path) -> list[int]:
    """How many letters each page of a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().count_chars() for page in document]


def _commands(path: Path, cores: int) -> Iterator[tuple[str, list[str]]]:
    for name, code in BARE.items():
        yield f"bare {name}", [sys.executable, "-c", SPLIT + code + JOIN, str(path), str(cores)]
    for reader in Reader:
        options = ["-o", "-", "--max-seconds", "3600", "--reader", reader]
        yield f"planex, {reader}", [sys.executable, "-m", "pipeline.cli", "extract", str(path), *options]


def _line(what: str, pages: int, cores: int, found: Measured, bare: Measured) -> str:
    """One line; how many times as long as bare pdfplumber on one core it took: by the clock on several cores, of computing on one."""
    times = found.computing / bare.computing if cores == 1 else found.clock / bare.clock
    told = f"{pages / found.clock:8.1f} {found.clock:8.2f} {found.computing:11.2f} {1000 * found.computing / pages:8.1f}"
    return f"{what} {cores:5} {told} {times:7.2f} {found.memory:6.0f}"


def _rules(path: Path) -> None:
    """What the rules take a page, once all is loaded that they need."""
    warm_up()
    document = read(path)
    start = time.process_time()
    extract_document(document)
    print(f"rules: {1000 * (time.process_time() - start) / len(document.pages):.1f} ms a page")


def _where(path: Path) -> None:
    """Where the rules' computing time goes, by module."""
    profile = cProfile.Profile()
    profile.runcall(extract_document, read(path))
    print("where they go, in seconds by module, under the profiler:")
    spent: Counter[str] = Counter()
    for (file, _line, _name), (_calls, _all, own, *_rest) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        spent[file.removeprefix(f"{ROOT}/") if "site-packages" not in file else file.partition("site-packages/")[2]] += own
    for file, seconds in spent.most_common(SHOWN):
        print(f"  {seconds:6.2f}  {file}")


if __name__ == "__main__":
    main()
