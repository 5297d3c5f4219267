"""Files read and understood in other processes: what crashes them, holds them up or fills them costs one file; they end with their parent.

To what happens to a file its name says: here the reader, or the rules, do what a file of that name makes them do.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.plan.shares import ReadShares
from pipeline import ahead, extraction
from pipeline.errors import Unusable
from pipeline.extraction import Extraction, extract_document
from pipeline.limits import MEGABYTE, Limits
from pipeline.readers import Document, Head
from pipeline.understanding import Understanding
from pipeline.worker import Ended, Say, Worker, computing_time
from schemas.document import Page, Word
from tests.editions.expected import ROOT

pytestmark = pytest.mark.slow

# So much a file may take in these tests, in seconds and megabytes; what it does takes far less, or would take for ever.
FEW = Limits(seconds=1.0, page_seconds=0.1, memory=300, pages=3)
MISHAPS = {
    "crash": "crashed (SIGKILL)",
    "busy": "over the limit of time: more than 1 s of computing",
    "idle": "over the limit of time: given up after",
    "deep": "RecursionError",
    "bomb": "over the limit of memory: reading it takes more than 300 MB",
}


def happen(name: str) -> None:
    """What a file of a name makes a program do."""
    if name == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "busy":
        # Deep in one step of Python for years.
        re.match(r"(a|a)*$", "a" * 60 + "b")
    if name == "idle":
        time.sleep(1000)
    if name == "deep":
        raise RecursionError
    if name == "bomb":
        bytearray(2 * FEW.memory * MEGABYTE)


def page(number: int, text: str = "Silta") -> Page:
    return Page(number, 600, 400, (Word(text, number, 0, (50, 50, 100, 62), size=12.0),))


def opened(path: Path, most: int | None = None, first: int = 0, step: int = 1, *_: object) -> tuple[Head, Iterator[Page]]:
    """A file of two pages, which does what its name says when the second is read."""

    def pages() -> Iterator[Page]:
        for number in range(first, 2, step):
            if number == 1 and path.parent.name == "read":
                happen(path.stem)
            yield page(number + 1)

    return Head("0" * 64, "application/pdf", 2), pages()


def understand(document: Document, read_shares: ReadShares) -> Extraction:
    """Rules that do what a file's name says."""
    if document.path.parent.name == "rules":
        happen(document.path.stem)
    return extract_document(document, read_shares)


@pytest.fixture(autouse=True)
def _as_the_name_says(monkeypatch: pytest.MonkeyPatch) -> None:
    # The processes that are started have this, too: they are split off this one.
    monkeypatch.setattr(ahead, "opened", opened)
    monkeypatch.setattr(extraction, "extract_document", understand)


@pytest.mark.parametrize("where", ["read", "rules"])
@pytest.mark.parametrize("bad", MISHAPS)
def test_a_bad_file_costs_itself_alone(bad: str, where: str) -> None:
    files = [Path("a"), Path(where, bad), Path("b"), Path("c")]
    with Understanding(files, FEW, readers=2) as outcomes:
        assert outcomes.next().plan.source.filename == "a"
        with pytest.raises(Unusable, match=re.escape(MISHAPS[bad])):
            outcomes.next()
        assert [outcomes.next().plan.source.filename for _ in "bc"] == ["b", "c"]


def test_every_file_may_be_bad() -> None:
    files = [Path("read/crash"), Path("rules/deep"), Path("read/deep"), Path("rules/crash")]
    with Understanding(files, FEW) as outcomes:
        for _ in files:
            with pytest.raises(Unusable):
                outcomes.next()


def test_a_page_adds_to_the_time_that_a_file_may_take() -> None:
    """Ten pages, each computed over for a fifth of a second: more than a file's own second, less than with what they add."""

    def work(say: Say) -> None:
        clock = ahead.Clock()
        clock.allow(1.0)
        for number in range(10):
            clock.add(1.0)
            until = time.process_time() + 0.2
            while time.process_time() < until:
                pass
            say(number)
        say("done")

    worker = Worker(work, FEW)
    assert [worker.message(60) for _ in range(11)] == [*range(10), "done"]
    with pytest.raises(Ended, match="without a word"):
        worker.message(60)


def wait_in(process: str) -> None:
    """What a parent does that is to be killed: wait for a process, which says its number before it is held up."""
    path = Path(process)

    def held(number: str) -> None:
        print(os.getpid(), flush=True)
        happen(number)

    ahead.opened = lambda *_: (held(path.stem), opened(path))[1] if path.parent.name == "read" else opened(path)  # type: ignore[assignment]
    extraction.extract_document = lambda document, read_shares: (held(path.stem), extract_document(document, read_shares))[1]
    with Understanding([path], Limits(seconds=1000), readers=1) as outcomes:
        outcomes.next()


@pytest.mark.parametrize("process", ["read/busy", "read/idle", "rules/busy", "rules/idle"])
def test_a_killed_parent_leaves_no_process(process: str) -> None:
    if process.endswith("busy") and sys.platform != "linux":
        pytest.skip("only Linux ends a process that never comes to its next step")
    command = [sys.executable, "-c", f"from tests.pipeline.long.test_ahead import wait_in; wait_in({process!r})"]
    parent = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert parent.stdout
    number = int(parent.stdout.readline())
    parent.kill()
    try:
        # The caller's standard output ends when nobody holds it any more.
        assert parent.communicate(timeout=60) == ("", "")
    except subprocess.TimeoutExpired:
        os.kill(number, signal.SIGKILL)
        raise


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what a process's own processes have computed")
def test_what_a_process_has_others_compute_is_computed() -> None:
    """A reader that waits for Tesseract is not idle."""
    busy = "import time\nuntil = time.process_time() + 0.5\nwhile time.process_time() < until: pass\ntime.sleep(60)"
    outer = subprocess.Popen([sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"])
    until = time.monotonic() + 60
    while (computing_time(outer.pid) or 0.0) < 0.5 and time.monotonic() < until:
        time.sleep(0.05)
    told, own = computing_time(outer.pid), Path(f"/proc/{outer.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    outer.terminate()
    outer.wait()
    assert told is not None
    assert told >= 0.5 > sum(map(int, own[11:13])) / os.sysconf("SC_CLK_TCK")
