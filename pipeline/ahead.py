"""Reads files in another process, one ahead: while a PDF is read, the parent loads spaCy, or understands the last one.

A PDF is a program by a stranger: what crashes its reader, holds it up or fills its memory costs that file alone. The next
file is then read by a new process. No reader outlives its parent.
"""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from pipeline.errors import Unusable
from pipeline.readers import Document, Progress, read

Reader = Callable[[Path, Progress], Document]
Message = tuple[int, int] | Document | str
"""Pages done and in all; the document; or why it can't be used."""

# So many seconds without a word from the reader, while it is waited for, and its file is given up: a page takes less, a scan's too.
SILENCE = 60.0
# So many bytes more than at its start the reader may take up.
MEMORY = 2 * 1024**3
# Linux's prctl(2): the signal to be sent when the parent ends.
PR_SET_PDEATHSIG = 1


class ReadingAhead:
    """The documents of several files, in order; use it as a context, and take one document a file.

    `silence`: how many seconds to wait for a page. `reader`: what reads one file, in the other process.
    """

    def __init__(self, paths: Sequence[Path], silence: float = SILENCE, reader: Reader = read) -> None:
        self._left = list(paths)
        self._silence = silence
        self._reader = reader
        self._process, self._receiver = _started(self._left, reader)

    def __enter__(self) -> ReadingAhead:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def next(self, progress: Progress | None = None) -> Document:
        """The next file's document. Raises Unusable if it can't be read, StopIteration behind the last."""
        if not self._left:
            raise StopIteration
        path = self._left.pop(0)
        while True:
            message = self._message()
            if isinstance(message, Document):
                return message
            if isinstance(message, str):
                raise Unusable(path, message)
            if progress:
                progress(*message)

    def _message(self) -> Message:
        """What the reader says next; if it is silent or has ended, why, and another goes on with the next file."""
        try:
            if self._receiver.poll(self._silence):
                message: Message = self._receiver.recv()
                return message
            why = f"reading it was given up after {self._silence:.0f} s without a page"
        except (EOFError, OSError):
            self._process.join(self._silence)
            why = "reading it ended without a word (was memory short?)"
            if (self._process.exitcode or 0) < 0:
                why = f"reading it crashed ({signal.Signals(-(self._process.exitcode or 0)).name})"
        self._end()
        self._process, self._receiver = _started(self._left, self._reader)
        return why

    def _end(self) -> None:
        self._receiver.close()
        # One that does not answer would not hear a gentler signal, either.
        self._process.kill()
        self._process.join()


def _started(paths: Sequence[Path], reader: Reader) -> tuple[BaseProcess, Connection]:
    """A process that reads files, and where its messages come out."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    # The pipe holds a part of one document: a reader that is further ahead waits, and memory stays small.
    process = multiprocessing.Process(target=_read_all, args=(list(paths), sender, reader), daemon=True)
    process.start()
    sender.close()
    return process, receiver


def _read_all(paths: Sequence[Path], sender: Connection, reader: Reader) -> None:
    _go_with_the_parent()
    _bound_memory()
    # The parent has gone where the pipe is broken: nobody waits for the rest.
    with contextlib.suppress(BrokenPipeError):
        for path in paths:
            sender.send(_read(path, sender, reader))


def _read(path: Path, sender: Connection, reader: Reader) -> Document | str:
    """The document, or why there is none."""
    try:
        return reader(path, lambda done, total: sender.send((done, total)))
    except Unusable as error:
        return error.reason
    except MemoryError:
        return "reading it takes more memory than there is"
    except BrokenPipeError:
        raise
    # One file's mishap, whatever it is, must not cost the others.
    except Exception as error:
        return f"reading it failed ({type(error).__name__})"


def _go_with_the_parent() -> None:
    """End this process when its parent ends, however that comes about."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    if sys.platform == "linux":
        # The kernel sees to it, whatever this process is busy with.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent.pid:
            os._exit(1)
    # Elsewhere a thread waits for it; it gets its turn between two steps of Python.
    threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _bound_memory() -> None:
    """Let this process grow by so much at most, where the system can hold it to that."""
    try:
        import resource
    except ImportError:
        return
    taken = _virtual_memory()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if taken is not None:
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY if most == resource.RLIM_INFINITY else min(taken + MEMORY, most), most))


def _virtual_memory() -> int | None:
    """How many bytes of addresses this process takes up; None where the system doesn't say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")
