"""A process that reads one file after another for a batch: asked in a line of JSON, answered in one.

It loads spaCy once; each file is read and understood by a process split off it, within limits. `python -m pipeline.batch.desk PARENT`
is the process, Desk its other end: what asks may be a thread, or a worker of a cluster, that could not split itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.batch.work import LEXICONS, Task, hash_of, rules_hash
from pipeline.errors import Stopped
from pipeline.limits import Limits

Answer = dict[str, Any]
"""What came out: `plan` (the edition's JSON text) with `read`, `placed`; or `reason`, why there is none; `seconds` it took; `sha256` of
what was read, empty where that is gone; `rules`, the hash of the program, its libraries and the lexicons that read it."""

_own = threading.local()
_all: list[Desk] = []
_closed = threading.Event()
"""Set where no more is to be read: a desk that was ended is then not followed by another."""


class Desk:
    """The other end of a process that reads."""

    def __init__(self, lexicons: str, rules: str) -> None:
        """A process for tasks of these lexicons and rules: what it has loaded once it does not look at again."""
        self.reads = (lexicons, rules)
        environment = {**os.environ, LEXICONS: lexicons}
        # It is told who starts it: by the time that it could ask, that process may be gone.
        command = [sys.executable, "-m", "pipeline.batch.desk", str(os.getpid())]
        # In a group of its own: what a terminal's Ctrl-C, or who stops a job, tells the command's group is the command's to answer.
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True, process_group=0
        )
        _all.append(self)

    def ask(self, task: Task) -> Answer:
        """The answer for a task. Raises EOFError where the process has ended."""
        assert self._process.stdin
        assert self._process.stdout
        try:
            self._process.stdin.write(json.dumps(task.asked()) + "\n")
            self._process.stdin.flush()
        except OSError:
            raise EOFError from None
        line = self._process.stdout.readline()
        if not line.endswith("\n"):
            raise EOFError
        answer: Answer = json.loads(line)
        return answer

    def end(self) -> None:
        """End the process, and with it those that it started."""
        with contextlib.suppress(ValueError):
            _all.remove(self)
        self._process.kill()
        self._process.wait()


def read_one(task: Task) -> Answer:
    """Read a task's file at this thread's own desk. Raises EOFError where that ended twice in the middle."""
    desk: Desk | None = getattr(_own, "desk", None)
    for last in (False, True):
        if desk is None or desk.reads != (task.lexicons, task.rules):
            if desk:
                desk.end()
            desk = _own.desk = Desk(task.lexicons, task.rules)
        if _closed.is_set():
            desk.end()
            raise EOFError
        try:
            return desk.ask(task)
        except EOFError:
            desk.end()
            desk = _own.desk = None
            if last or _closed.is_set():
                raise
    raise EOFError


def open_all() -> None:
    """Let desks be opened in this process."""
    _closed.clear()


def end_all() -> None:
    """End every desk of this process; none is opened until open_all."""
    _closed.set()
    for desk in list(_all):
        desk.end()


def main() -> None:
    """Be the process that reads."""
    from pipeline.loading import loading
    from pipeline.worker import end_with

    end_with(int(sys.argv[1]))
    # What anything prints must not stand between the answers.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    with loading():
        # What is loaded here need not be loaded for each file.
        import_module("pipeline.corrections.files")
        from pipeline.extraction import warm_up_for_many

        warm_up_for_many()
        rules = rules_hash(os.environ.get(LEXICONS, ""))
    # Who asked has gone where the pipe is broken: nobody waits for an answer. Where others have ended what read a file, they
    # may mean this process, too, and its answer would be kept as if it were the file's fault: it goes without one.
    with contextlib.suppress(BrokenPipeError, Stopped):
        for line in sys.stdin:
            out.write(json.dumps({**_answer(json.loads(line)), "rules": rules}) + "\n")
            out.flush()


def _answer(asked: dict[str, Any]) -> Answer:
    """Read what is asked. Raises Stopped where what read it was ended from outside."""
    from pipeline.errors import Unusable
    from pipeline.formats import Reader
    from pipeline.output import to_json
    from pipeline.readers import pdf_pages
    from pipeline.translation import speak
    from pipeline.understanding import Correcting, Understanding

    speak(asked["language"])
    start = time.monotonic()
    found: Answer
    try:
        correcting = Correcting(Path(asked["folder"]))
        limits, reader = Limits(**asked["limits"]), Reader(asked["reader"])
        # Loaded in this process once, and not in each that is split off it.
        pdf_pages(reader)
        with Understanding([Path(asked["path"])], limits, readers=0, correcting=correcting, reader=reader) as outcomes:
            outcome = outcomes.next()
        found = {"plan": to_json(outcome.plan), "read": outcome.read, "placed": outcome.placed, "sha256": outcome.plan.source.sha256}
    except Stopped:
        raise
    except Unusable as error:
        found = {"reason": error.reason, "sha256": _hash_now(Path(asked["path"]))}
    return {**found, "seconds": round(time.monotonic() - start, 2)}


def _hash_now(path: Path) -> str:
    """The sha256 of a file, empty where it can't be read any more: then it is not what it was."""
    try:
        return hash_of(path)
    except OSError:
        return ""


if __name__ == "__main__":
    main()
