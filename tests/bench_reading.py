"""Measures reading: bare pdfplumber words, bare pypdfium2 boxes and planex side by side, on made-up editions that do not repeat:
`python -m tests.bench_reading [PAGES...]`; and where the rules' time goes, by module."""

from __future__ import annotations

import cProfile
import io
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from tests.editions.expected import ROOT
from tests.generated.edition import make
from tests.generated.families import all_shapes

PAGES = (18, 180)
SHOWN = 15
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
    """Print one line a way of reading, size and number of cores."""
    print(f"{os.getloadavg()[0]:.1f} processes ran beside this on {os.cpu_count()} cores: the clock says little under load")
    with tempfile.TemporaryDirectory() as folder:
        for count in map(int, sys.argv[1:]) if len(sys.argv) > 1 else PAGES:
            path = Path(folder) / f"{count}.pdf"
            path.write_bytes(deck(count))
            for cores in (1, 2):
                for name, command in _commands(path, cores):
                    _line(name, count, cores, command)
        _rules(path)


def deck(pages: int) -> bytes:
    """So many pages of made-up editions, one behind the other, each other words."""
    writer = PdfWriter()
    for seed in range(2, 10_000, 2):
        for family in sorted(all_shapes()):
            for page in PdfReader(io.BytesIO(make(family, seed).pdf)).pages:
                if len(writer.pages) == pages:
                    data = io.BytesIO()
                    writer.write(data)
                    return data.getvalue()
                writer.add_page(page)
    raise ValueError(pages)


def _commands(path: Path, cores: int) -> Iterator[tuple[str, list[str]]]:
    for name, code in BARE.items():
        yield f"bare {name}", [sys.executable, "-c", SPLIT + code + JOIN, str(path), str(cores)]
    yield "planex", [sys.executable, "-m", "pipeline.cli", "extract", str(path), "-o", "-", "--max-seconds", "3600"]


def _line(name: str, pages: int, cores: int, command: list[str]) -> None:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    chosen = set(sorted(os.sched_getaffinity(0))[:cores])
    run = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=lambda: os.sched_setaffinity(0, chosen)
    )
    _, error = run.communicate()
    if run.returncode not in (0, 1):
        raise SystemExit(error.decode())
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    computing = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = f"{pages / wall:7.1f} pages a second, {computing:7.2f} s of computing ({1000 * computing / pages:6.1f} ms a page)"
    print(
        f"{name:22} {pages:5} pages, {cores} cores: {told}, {wall:7.2f} s by the clock, largest process so far {after.ru_maxrss // 1024} MB"
    )


def _rules(path: Path) -> None:
    """Where the rules' computing time goes, by module."""
    from pipeline.extraction import extract_document, warm_up
    from pipeline.readers import read

    warm_up()
    document, profile = read(path), cProfile.Profile()
    start = time.process_time()
    extract_document(document)
    pages = len(document.pages)
    print(f"rules: {1000 * (time.process_time() - start) / pages:.1f} ms a page; again under the profiler, in seconds by module:")
    profile.runcall(extract_document, document)
    spent: Counter[str] = Counter()
    for (file, _line, _name), (_calls, _all, own, *_rest) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        spent[file.removeprefix(f"{ROOT}/") if "site-packages" not in file else file.partition("site-packages/")[2]] += own
    for file, seconds in spent.most_common(SHOWN):
        print(f"  {seconds:6.2f}  {file}")


if __name__ == "__main__":
    main()
