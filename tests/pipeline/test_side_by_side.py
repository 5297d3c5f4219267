"""A document is read in shares, side by side: the same comes out however many there are, also where a process fails."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.plan import parts
from extractors.plan.parts import Share, ShareRead
from extractors.plan.shares import Shares
from pipeline import side_by_side
from pipeline.extraction import extract_document
from pipeline.handing import Handing, handed, taken, words_of
from pipeline.limits import DEFAULT, Limits
from pipeline.readers import Document, read
from pipeline.side_by_side import SideBySide
from pipeline.worker import Work, Worker
from schemas.plan import Plan
from schemas.region import Leaf
from tests.editions.expected import ROOT

HERE = os.getpid()
EDITIONS = [ROOT / "samples" / "pohjois-pohjanmaa-2024-2028.pdf", *sorted((ROOT / "tests" / "drawn").glob("*.pdf"))[::40]]
split_off = pytest.mark.skipif(not side_by_side.able(), reason="processes are not split off here")


@cache
def read_once(path: Path) -> tuple[Document, Plan]:
    """An edition, and its plan as one process reads it."""
    document = read(path)
    return document, extract_document(document).plan


@given(st.sampled_from(EDITIONS), st.integers(1, 9))
def test_in_however_many_shares_the_same_is_read(path: Path, count: int) -> None:
    document, plan = read_once(path)

    def run(shares: Shares, leaves: Sequence[Leaf]) -> list[ShareRead]:
        told: list[object] = []
        every = shares(count)
        assert 1 <= len(every) <= count
        for number in range(len(every[0].rounds)):
            told = [share.rounds[number](told) for share in every]
        # What is handed from one process to another says the same as what is not.
        found = {id(leaf): leaf for leaf in leaves}
        return [taken(handed(one, found, words_of(share.leaves())), found) for one, share in zip(told, every, strict=True)]

    assert extract_document(document, run).plan == plan


def test_what_is_handed_is_told_by_the_paragraphs_themselves() -> None:
    document, _ = read_once(EDITIONS[0])

    def run(shares: Shares, leaves: Sequence[Leaf]) -> list[ShareRead]:
        (share,) = shares(1)
        told: object = None
        for step in share.rounds:
            told = step([told] if told is not None else [])
        found = {id(leaf): leaf for leaf in leaves}
        data = handed(told, found, words_of(share.leaves()))
        back: ShareRead = taken(data, found)
        own = {id(word) for leaf in leaves for word in leaf.block.passage.words}
        entries = [entry for part in back.parts for entry in part.entries]
        records = [record for part in back.parts for record in part.reading.records]
        assert len(entries) > 20
        assert all(id(word) in own for entry in entries for word in entry.passage.words)
        assert all(found[id(leaf)] is leaf for record in records for leaf in record.leaves)
        # Nor does it hold the words of the paragraphs that it means.
        assert entries[0].passage.words[0].look.font.encode() not in data
        return [back]

    extract_document(document, run)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Worker]:
    """The processes that were started beside this one."""
    found: list[Worker] = []

    def start(work: Work, limits: Limits) -> Worker:
        found.append(Worker(work, limits))
        return found[-1]

    monkeypatch.setattr(side_by_side, "Worker", start)
    return found


@split_off
def test_processes_read_what_one_reads(started: list[Worker]) -> None:
    document, plan = read_once(EDITIONS[0])
    assert extract_document(document, SideBySide(3, DEFAULT, document)).plan == plan
    assert started
    assert not multiprocessing.active_children()


@split_off
def test_what_others_read_is_made_when_they_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    document, plan = read_once(EDITIONS[0])
    at_work: list[int] = []

    def watched(data: bytes, leaves: Mapping[int, Leaf]) -> object:
        at_work.append(len(multiprocessing.active_children()))
        return taken(data, leaves)

    monkeypatch.setattr(side_by_side, "taken", watched)
    monkeypatch.setattr(side_by_side, "AT_ONCE", 2)
    assert extract_document(document, SideBySide(2, DEFAULT, document)).plan == plan
    assert len(at_work) > 1
    assert not any(at_work)


@split_off
def test_nothing_that_processes_share_is_looked_over(monkeypatch: pytest.MonkeyPatch) -> None:
    document, plan = read_once(EDITIONS[0])
    sound, looked = Share._names, [True]

    def watched(share: Share, told: Sequence[object]) -> object:
        looked.append(gc.isenabled())
        # What the other process tells is nothing that a share tells, if it was looked over there.
        return sound(share, told) if not gc.isenabled() else None

    monkeypatch.setattr(Share, "_names", watched)
    assert extract_document(document, SideBySide(2, DEFAULT, document)).plan == plan
    assert looked == [True, False]
    assert gc.isenabled()


def test_what_writes_paragraphs_down_is_gone_when_they_are_written() -> None:
    gc.collect()
    gc.disable()
    try:
        handed([], {}, {})
        assert not any(isinstance(thing, Handing) for thing in gc.get_objects())
    finally:
        gc.enable()


@pytest.mark.parametrize(("processes", "least"), [(0, 0), (1, 0), (2, 10**9)])
def test_one_process_or_a_short_document_needs_no_other(
    processes: int, least: int, started: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    document, plan = read_once(EDITIONS[0])
    monkeypatch.setattr(side_by_side, "LEAST", least)
    assert extract_document(document, SideBySide(processes, DEFAULT, document)).plan == plan
    assert not started


def _killed(share: Share) -> None:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)


def _out_of_memory(share: Share) -> None:
    if os.getpid() != HERE:
        raise MemoryError


def _for_ever(share: Share) -> None:
    while os.getpid() != HERE:
        pass


@split_off
@pytest.mark.parametrize("mishap", [_killed, _out_of_memory, _for_ever])
@pytest.mark.parametrize("step", ["_names", "_between", "_entries"])
def test_a_process_that_fails_costs_nothing(
    step: str, mishap: Callable[[Share], None], started: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    document, plan = read_once(EDITIONS[0])
    sound = getattr(Share, step)

    def failing(share: Share, told: Sequence[object]) -> object:
        mishap(share)
        return sound(share, told)

    monkeypatch.setattr(Share, step, failing)
    assert extract_document(document, SideBySide(2, Limits(seconds=0.3, page_seconds=0.0), document)).plan == plan
    assert len(started) == 1
    assert not multiprocessing.active_children()


@split_off
@pytest.mark.parametrize("page", [3, 17])
def test_a_fault_of_the_rules_is_said_alike_wherever_it_is(page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    document, _ = read_once(EDITIONS[0])
    sound = parts.entry_of_record

    def broken(record: parts.Record, *rest: object) -> object:
        if record.leaves[0].page >= page:
            raise IndexError(page)
        return sound(record, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parts, "entry_of_record", broken)
    alone = extract_document(document).plan
    assert [finding.values["why"] for finding in alone.findings if finding.code == "unclear-layout"] == ["failed"]
    assert extract_document(document, SideBySide(2, DEFAULT, document)).plan == alone
