"""One run of `planex batch`: what is not done yet is read, each file once; then all editions get their places, then comes the report."""

from __future__ import annotations

import concurrent.futures
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.batch.desk import read_one
from pipeline.batch.executors import Workers
from pipeline.batch.records import Record, Records
from pipeline.batch.work import Task, files_of, tasks_of
from pipeline.errors import Unusable
from pipeline.formats import Reader
from pipeline.limits import Limits
from pipeline.output import clear_leavings, write_edition
from pipeline.places import Edition, places_of
from pipeline.translation import _

# So many tasks wait for each one that is being done: none is idle, and memory stays small.
AHEAD = 2
# While nothing is done the workers are looked after so often, in seconds.
GLANCE = 1.0
Report = Callable[[int, int, int], None]
"""Called with (files done, files in all, of these done in earlier runs)."""


@dataclass(frozen=True)
class Line:
    """A file of the batch, what came of it, whether in this run, and where its edition stands."""

    path: Path
    record: Record
    now: bool
    target: Path | None = None


class Batch:
    """The files of a batch and what is known of each."""

    def __init__(self, paths: Sequence[Path], folder: Path, limits: Limits, language: str, reader: Reader = Reader.pdfplumber) -> None:
        """Raises Unusable where no file is named, or the folder can't be written."""
        self.folder = folder
        self.records = Records(folder)
        self.files = files_of(paths)
        self.records.start()
        self._tasks = dict(tasks_of(self.files, folder, limits, language, reader))
        self._done: dict[str, tuple[Record, bool]] = {}
        self.lost: dict[str, str] = {}
        """What was not read though nothing is wrong with the file, by the task's key: the next run reads it."""

    def read(self, workers: Workers, report: Report) -> None:
        """Read what is not done yet. Raises Unusable where the workers are gone, or nothing can be kept."""
        wanted = {task.key: task for task in self._tasks.values() if isinstance(task, Task)}
        for key, task in wanted.items():
            record = self.records.get(task)
            if record:
                self._done[key] = (record, False)
        before = len(self._done)
        report(before, len(wanted), before)
        left = deque(task for key, task in wanted.items() if key not in self._done)
        running: dict[concurrent.futures.Future[dict[str, Any]], Task] = {}
        while left or running:
            while left and len(running) < AHEAD * workers.width:
                task = left.popleft()
                running[workers.executor.submit(read_one, task)] = task
            finished, _rest = concurrent.futures.wait(running, GLANCE, concurrent.futures.FIRST_COMPLETED)
            for future in finished:
                self._take(running.pop(future), future)
            workers.check()
            report(len(self._done) + len(self.lost), len(wanted), before)

    def _take(self, task: Task, future: concurrent.futures.Future[dict[str, Any]]) -> None:
        try:
            answer = future.result()
            why = _unlike(task, answer)
        except EOFError:
            why = _("what read it was ended")
        # What a cluster or a process that was lost raises has no common base; nothing is known of the file.
        except Exception as error:
            why = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        if why:
            self.lost[task.key] = why
        else:
            self._done[task.key] = (self.records.keep(task, answer), True)

    def place(self) -> list[Line]:
        """Write each edition to its place, chosen from the whole list; what stands there already is left. Each file with what
        came of it. Raises Unusable if an edition can't be written."""
        keys = [task.key for task in self._tasks.values() if isinstance(task, Task) and self._read(task.key)]
        unique = list(dict.fromkeys(keys))
        told = [(record.id, Edition(record.filename, record.sha256)) for record in (self._done[key][0] for key in unique)]
        chosen = dict(zip(unique, places_of(told, self.folder), strict=True))
        paths: dict[str, Path] = {task.key: Path(task.path) for task in self._tasks.values() if isinstance(task, Task)}
        clear_leavings(self.folder)
        for key, place in chosen.items():
            write_edition(self.records.plan(key), paths[key], place, after_others=False)
        return [Line(path, record, now, chosen[record.key].path if record.key in chosen else None) for path, record, now in self._told()]

    def _read(self, key: str) -> bool:
        return key in self._done and not self._done[key][0].reason

    def _told(self) -> Iterator[tuple[Path, Record, bool]]:
        for path, task in self._tasks.items():
            if isinstance(task, str):
                yield path, Record("", path.name, "", 0.0, reason=task), False
            elif task.key in self._done:
                record, now = self._done[task.key]
                yield path, record, now
            else:
                why = _("not read, the next run will: {error}").format(error=self.lost.get(task.key, ""))
                yield path, Record(task.key, path.name, task.sha256, 0.0, reason=why), False


def _unlike(task: Task, answer: dict[str, Any]) -> str:
    """Why an answer is none to what was asked; empty where it is: it would be kept as what another file, or another program, says."""
    if answer["sha256"] != task.sha256:
        return _("the file has changed since the batch began")
    if answer["rules"] != task.rules:
        return _("it was read by another planex, or with other libraries or lexicons, than the command has")
    return ""


def refused(lines: Sequence[Line]) -> list[Unusable]:
    """The files that could not be used, each with why."""
    return [Unusable(line.path, line.record.reason) for line in lines if line.record.reason]
