"""What a batch keeps: nothing that was damaged since, that others have ended or other rules have read; what keeping costs."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch import desk, records
from pipeline.batch.executors import Workers
from pipeline.batch.run import Batch, refused
from pipeline.batch.told import lasting, rate
from pipeline.batch.work import LEXICONS, Task, tasks_of
from pipeline.errors import Stopped
from pipeline.limits import DEFAULT
from pipeline.output import to_json
from pipeline.understanding import Understanding
from pipeline.worker import Worker
from tests.pipeline.batch.made import edition, editions
from tests.pipeline.compare.editions import plan

Answer = dict[str, Any]
READ = to_json(plan([]))


def answer(task: Task) -> Answer:
    """What a desk says of a file, without one."""
    own = json.loads(READ)
    own["plan"]["id"] = f"koe-{Path(task.path).stem}"
    own["source"].update(filename=Path(task.path).name, sha256=task.sha256)
    found = {"plan": json.dumps(own), "read": 1, "placed": 1}
    return {**found, "sha256": task.sha256, "rules": task.rules, "seconds": 0.1}


class Stub(Executor):
    """Answers at once, as it is told to."""

    def __init__(self, answering: Callable[[Task], Answer]) -> None:
        self._answering = answering

    def submit(self, _asked: Any, /, *tasks: Any, **_rest: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(self._answering(*tasks))
        except EOFError as error:
            future.set_exception(error)
        return future


def run(folder: Path, out: Path, answering: Callable[[Task], Answer] = answer, language: str = "en") -> Batch:
    """A batch over a folder, read by such answers."""
    batch = Batch([folder], out, DEFAULT, language)
    batch.read(Workers(Stub(answering), 1), lambda *_: None)
    return batch


def task_of(file: Path, out: Path) -> Task:
    ((_, task),) = tasks_of([file], out, DEFAULT, "en")
    assert isinstance(task, Task)
    return task


DAMAGE: dict[str, Callable[[Path, Path], object]] = {
    "the edition is cut short": lambda record, edition: edition.write_bytes(edition.read_bytes()[:100]),
    "the edition is another's": lambda record, edition: edition.write_text(READ, encoding="utf-8"),
    "the edition is gone": lambda record, edition: edition.unlink(),
    "the record is empty": lambda record, edition: record.write_bytes(b""),
    "the record is other JSON": lambda record, edition: record.write_text("[1]", encoding="utf-8"),
    "the record has other types": lambda record, edition: record.write_text(
        json.dumps({**json.loads(record.read_bytes()), "findings": None}), encoding="utf-8"
    ),
    "the record is another's": lambda record, edition: record.write_text(
        json.dumps({**json.loads(record.read_bytes()), "key": "0" * 64}), encoding="utf-8"
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_was_damaged_is_read_again(damage: str, tmp_path: Path) -> None:
    plans, out = editions(tmp_path / "plans", 2), tmp_path / "out"
    run(plans, out).place()
    kept = sorted((out / records.WORK).glob("*.json"))
    DAMAGE[damage](kept[0], kept[0].with_suffix(".plan"))
    asked: list[str] = []
    lines = run(plans, out, lambda task: asked.append(task.key) or answer(task)).place()  # type: ignore[func-returns-value]
    assert asked == [kept[0].stem]
    assert [line.record.reason for line in lines] == ["", ""]


def test_why_a_file_can_not_be_used_is_told_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    plans, out = editions(tmp_path / "plans", 1), tmp_path / "out"
    told: dict[str, str] = {}
    for language in ("en", "fi", "fi"):

        def bad(task: Task) -> Answer:
            told[task.language] = told.get(task.language, "") + "x"
            return {"reason": task.language, "sha256": task.sha256, "rules": task.rules, "seconds": 0.1}

        (line,) = run(plans, out, bad, language).place()
        assert line.record.reason == language
    # What is told already is not asked again.
    assert told == {"en": "x", "fi": "x"}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="elsewhere no signal ends a process so")
@pytest.mark.parametrize("ending", ["SIGKILL", "SIGTERM"])
def test_a_file_whose_reader_others_have_ended_has_no_answer(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "suunnitelma.txt"
    file.write_text(edition(1), encoding="utf-8")
    started = Understanding._started

    def ended(self: Understanding) -> Worker:
        worker = started(self)
        assert worker._process.pid
        os.kill(worker._process.pid, getattr(signal, ending))
        return worker

    monkeypatch.setattr(Understanding, "_started", ended)
    with pytest.raises(Stopped, match=ending):
        desk._answer(task_of(file, tmp_path / "out").asked())


def test_nothing_is_kept_of_a_file_whose_reader_is_gone(tmp_path: Path) -> None:
    def gone(task: Task) -> Answer:
        raise EOFError

    plans, out = editions(tmp_path / "plans", 1), tmp_path / "out"
    (said,) = refused(run(plans, out, gone).place())
    assert said.reason == "not read, the next run will: what read it was ended"
    assert [path.name for path in (out / records.WORK).iterdir()] == ["format"]


def test_nothing_is_kept_that_other_rules_have_read(tmp_path: Path) -> None:
    plans, out = editions(tmp_path / "plans", 1), tmp_path / "out"
    (said,) = refused(run(plans, out, lambda task: {**answer(task), "rules": "others"}).place())
    assert "read by another planex, or with other libraries or lexicons" in said.reason
    assert [path.name for path in (out / records.WORK).iterdir()] == ["format"]


def test_lexicons_that_change_are_read_by_a_process_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker of a cluster lives on between two batches, and what it has loaded would be kept under the new lexicons' key."""
    file, lexicons = tmp_path / "suunnitelma.txt", tmp_path / "lexicons"
    file.write_text(edition(1), encoding="utf-8")
    lexicons.mkdir()
    monkeypatch.setenv(LEXICONS, str(lexicons))
    desk.open_all()
    try:
        for text in ("", "# words of our own\n"):
            (lexicons / "funders.toml").write_text(text, encoding="utf-8")
            task = task_of(file, tmp_path / "out")
            assert desk.read_one(task)["rules"] == task.rules
    finally:
        desk.end_all()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no groups of processes there")
def test_what_a_terminal_tells_the_command_does_not_reach_its_readers() -> None:
    reader = desk.Desk("", "")
    try:
        assert os.getpgid(reader._process.pid) != os.getpgrp()
    finally:
        reader.end()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names there")
def test_a_pipe_that_nobody_writes_to_is_a_line(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "putki.pdf")
    assert dict(tasks_of([pipe], tmp_path / "out", DEFAULT, "en")) == {pipe: "it is no file"}


def test_a_folder_is_not_looked_through_for_each_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: Counter[str] = Counter()
    scandir = os.scandir

    def counted(path: Any = ".") -> Any:
        looked[str(path)] += 1
        return scandir(path)

    monkeypatch.setattr(os, "scandir", counted)
    costs = []
    for count in (2, 6):
        plans, out = editions(tmp_path / f"plans-{count}", count), tmp_path / f"out-{count}"
        run(plans, out).place()
        # The folders of the results and of what is kept; what looks for corrections asks for files by their names.
        costs.append((looked[str(out)], looked[str(out / records.WORK)]))
    assert costs[0] == costs[1]
    assert all(costs[0])


def test_rates_and_times_are_few_digits() -> None:
    assert [rate(3, 7.0), rate(4321, 60.0), rate(0, 5.0), rate(0, 0.0)] == ["25.7", "4321", "", ""]
    assert [lasting(59.6), lasting(3725.0)] == ["0:01:00", "1:02:05"]
