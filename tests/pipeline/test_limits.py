"""What a file may take: many pages of a small file add little time, and those who share its pages share memory, too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import ahead, understanding
from pipeline.ahead import ReadingAhead, ReadingHere
from pipeline.formats import Reader
from pipeline.limits import Limits
from pipeline.readers import Head, opened

LIMITS = Limits(seconds=20.0, page_seconds=0.2, byte_rate=1000.0, memory=1200)
PAGES = 200
TEXT = "\f".join(["Hanke"] * PAGES)
# What a page of this text may add: the file has a second for each thousand of its bytes.
A_PAGE = len(TEXT) / LIMITS.byte_rate / PAGES


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that whoever reads or understands gives itself, in their order; nothing is ended."""
    given: list[float] = []
    for name in ("allow", "add"):
        monkeypatch.setattr(f"pipeline.limits.Clock.{name}", lambda _, seconds: given.append(seconds))
    return given


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "x.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("pages", "size", "seconds"),
    [(10, 1_000_000, 22.0), (1000, 5000, 25.0), (1000, 0, 20.0), (0, 5000, 20.0)],
    ids=["by its pages", "by its bytes", "no bytes", "no pages"],
)
def test_pages_add_time_as_far_as_a_file_has_bytes_for_them(pages: int, size: int, seconds: float) -> None:
    assert LIMITS.computing(pages, size) == pytest.approx(seconds)


def test_a_reader_gives_itself_no_more_for_a_page_than_its_share_of_the_files_bytes(times: list[float], file: Path) -> None:
    ahead._read_all([file], LIMITS, Reader.pdfplumber, 0, 1, lambda _: None)
    assert times == pytest.approx([LIMITS.seconds, *([A_PAGE] * PAGES)])


def test_so_does_who_reads_where_it_is_understood(times: list[float], file: Path) -> None:
    ReadingHere([file], LIMITS).next()
    assert times == pytest.approx([A_PAGE] * PAGES)


def test_so_does_who_understands(times: list[float], file: Path) -> None:
    said: list[Any] = []
    understanding._say_one(ReadingHere([file], LIMITS), understanding.Asked(LIMITS), understanding.Clock(), said.append)
    assert times[-1] == pytest.approx(LIMITS.seconds + PAGES * A_PAGE)


def test_a_file_tells_its_size_whatever_stands_behind_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    taken: list[bytes] = []

    class Pages:
        count, more = 1, False

        def __init__(self, path: Path, data: bytes, most: int | None) -> None:
            taken.append(data)

        def read(self, first: int, step: int) -> Any:
            return iter(())

    kind: Callable[[Reader], Any] = lambda _: Pages  # noqa: E731
    monkeypatch.setattr("pipeline.readers.pdf_pages", kind)
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 x" + b"\0" * 1000)
    head, _ = opened(tmp_path / "x.pdf")
    assert head == Head(head.sha256, "application/pdf", 1, False, 1010)
    assert taken == [b"%PDF-1.7 x"]


@pytest.mark.parametrize(("processes", "memory"), [(0, 1200), (1, 1200), (2, 900), (4, 450)])
def test_processes_that_share_a_files_pages_share_memory(processes: int, memory: int) -> None:
    assert LIMITS.shared(processes).memory == memory


def test_readers_are_held_to_their_share_of_memory(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    held: list[int] = []

    class Worker:
        def __init__(self, work: Any, limits: Limits) -> None:
            held.append(limits.memory)

        def end(self) -> None:
            pass

    monkeypatch.setattr(ahead, "Worker", Worker)
    with ReadingAhead([file], LIMITS, 2):
        assert held == [900, 900]


def test_pages_of_plain_text_are_made_by_who_reads_them(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    from pipeline.readers import text

    page, made = text._page, list[int]()
    monkeypatch.setattr(text, "_page", lambda number, rows: made.append(number) or page(number, rows))
    head, pages = opened(file, most=7, first=1, step=3)
    assert (head.pages, head.more, made) == (7, True, [])
    assert [page.number for page in pages] == made == [2, 5]
