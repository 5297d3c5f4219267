"""Files read in another process: what crashes it, holds it up or fills its memory costs one file; it ends with its parent."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.ahead import MEMORY, ReadingAhead
from pipeline.errors import Unusable
from pipeline.extraction import Extraction
from pipeline.readers import Document, Progress
from tests.editions.expected import ROOT

# The reader is waited for so many seconds; what it does in these tests takes none of them, or more than all.
PATIENCE = 2.0


def read_or_not(path: Path, progress: Progress) -> Document:
    """A reader to which a file's name says what is to happen."""
    progress(0, 1)
    if path.stem == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    if path.stem == "loop":
        time.sleep(1000)
    if path.stem == "deep":
        raise RecursionError
    if path.stem == "bomb":
        return Document(path, "x" * (2 * MEMORY), "text/plain", ())
    return Document(path, "0" * 64, "text/plain", ())


def busy(path: Path, progress: Progress) -> Document:
    """A reader that is deep in one step of Python for years, and says its process's number before."""
    print(os.getpid(), flush=True)
    re.match(r"(a|a)*$", "a" * 60 + "b")
    return Document(path, "0" * 64, "text/plain", ())


def idle(path: Path, progress: Progress) -> Document:
    """A reader that waits for something that never comes."""
    print(os.getpid(), flush=True)
    time.sleep(1000)
    return Document(path, "0" * 64, "text/plain", ())


def go(reader: str) -> None:
    """What a parent does that is to be killed: wait for a reader."""
    with ReadingAhead([Path("a.pdf")], 1000, {"busy": busy, "idle": idle}[reader]) as documents:
        documents.next()


@pytest.mark.parametrize(
    ("bad", "said"), [("crash", "crashed (SIGKILL)"), ("loop", "given up after 2 s"), ("deep", "RecursionError"), ("bomb", "memory")]
)
def test_a_bad_file_costs_itself_alone(bad: str, said: str) -> None:
    with ReadingAhead([Path("a"), Path(bad), Path("b"), Path("c")], PATIENCE, read_or_not) as documents:
        assert documents.next().path == Path("a")
        with pytest.raises(Unusable, match=re.escape(said)):
            documents.next()
        assert [documents.next().path, documents.next().path] == [Path("b"), Path("c")]


def test_every_file_may_be_bad() -> None:
    with ReadingAhead([Path("crash"), Path("deep"), Path("crash")], PATIENCE, read_or_not) as documents:
        for _ in range(3):
            with pytest.raises(Unusable):
                documents.next()


@pytest.mark.parametrize("reader", ["busy", "idle"])
def test_a_killed_parent_leaves_no_reader(reader: str) -> None:
    if reader == "busy" and sys.platform != "linux":
        pytest.skip("only Linux ends a process that never comes to its next step")
    command = [sys.executable, "-c", f"from tests.pipeline.test_ahead import go; go({reader!r})"]
    parent = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert parent.stdout
    number = int(parent.stdout.readline())
    parent.kill()
    try:
        # The caller's standard error ends when nobody holds it any more.
        assert parent.communicate(timeout=60) == ("", "")
    except subprocess.TimeoutExpired:
        os.kill(number, signal.SIGKILL)
        raise


def test_what_the_rules_stumble_over_costs_one_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from pipeline import files as call

    understand, said = call.extract_document, list[object]()

    def stumble(document: Document) -> Extraction:
        return understand(document) if document.path.stem != "b" else understand(None)  # type: ignore[arg-type]

    files = [tmp_path / f"{name}.txt" for name in "abc"]
    for file in files:
        file.write_text(f"1) Osaava työvoima {file.stem}\n", encoding="utf-8")
    monkeypatch.setattr(call, "extract_document", stumble)
    with ReadingAhead(files) as documents:
        assert call.extract_files(files, tmp_path / "out", documents, said.append) == call.UNUSABLE
    (line,) = map(str, said)
    assert str(files[1]) in line
    assert "AttributeError" in line
    assert len(list((tmp_path / "out").glob("*.json"))) == 2
