"""A process beside this one that works on strangers' files within limits: what crashes it, holds it up or fills it costs one file.

It says what it finds message by message. No such process outlives the one that started it.
"""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from pipeline.limits import Limits, bound_memory, over_time
from pipeline.translation import _

Say = Callable[[Any], None]
Work = Callable[[Say], None]
"""What the process does; it is given how to say something: any object that can be pickled."""

# Linux's prctl(2): the signal to be sent when the parent ends.
PR_SET_PDEATHSIG = 1
# So many bytes of messages a process may be ahead, some hundred pages, where the system lets a pipe hold as much (Linux).
AHEAD = 1024**2
# So many seconds a process that has closed its pipe is waited for.
FAREWELL = 10.0
# What says something within so many seconds is not looked after: nearly every page comes sooner, and looking takes a page's hundredth.
SOON = 0.5
# While a process says nothing, it is looked after so often, in seconds; one that computes less than this share of the time rests.
GLANCE, HARDLY = 5.0, 0.01


# The signals by which others end a process; none of them comes of the file that it reads.
FROM_OUTSIDE = ("SIGHUP", "SIGINT", "SIGKILL", "SIGTERM")


class Ended(Exception):
    """The process says nothing more; the message is why, in the language that is spoken. `from_outside`: others have ended it."""

    def __init__(self, why: str, from_outside: bool = False) -> None:
        super().__init__(why)
        self.from_outside = from_outside


class Worker:
    """A process that does a piece of work; its messages are taken one by one."""

    def __init__(self, work: Work, limits: Limits) -> None:
        self._limits = limits
        self._receiver, sender = multiprocessing.Pipe(duplex=False)
        # A process that is further ahead than its pipe holds waits, and memory stays small.
        _widen(sender)
        # It may have workers of its own.
        self._process: BaseProcess = multiprocessing.Process(target=_go, args=(work, sender, limits), daemon=False)
        self._process.start()
        sender.close()

    def message(self, patience: float, on_wait: Callable[[], None] | None = None) -> Any:
        """What it says next. Raises Ended if it has ended, or neither says nor computes anything for so many seconds; then it is
        gone. What computes is waited for: its Clock ends it. `on_wait` is called now and then."""
        try:
            if self._receiver.poll(SOON):
                return self._receiver.recv()
            quiet, computed = 0.0, computing_time(self._process.pid)
            while quiet < patience:
                slice_ = min(GLANCE, patience - quiet)
                if self._receiver.poll(slice_):
                    return self._receiver.recv()
                before, computed = computed, computing_time(self._process.pid)
                quiet = 0.0 if computed is not None and before is not None and computed > before + HARDLY * slice_ else quiet + slice_
                if on_wait:
                    on_wait()
            ending = Ended(_("over the limit of time: given up after {seconds} s without a word").format(seconds=round(patience)))
        except (EOFError, OSError):
            self._process.join(FAREWELL)
            ending = self._ending(self._process.exitcode)
        self.end()
        raise ending

    def _ending(self, exitcode: int | None) -> Ended:
        if over_time(exitcode):
            return Ended(_("over the limit of time: more than {seconds} s of computing").format(seconds=round(self._limits.seconds)))
        if exitcode is not None and exitcode < 0:
            name = _name(-exitcode)
            return Ended(_("reading it crashed ({signal})").format(signal=name), name in FROM_OUTSIDE)
        return Ended(_("reading it ended without a word (was memory short?)"))

    def end(self, said_all: bool = False) -> None:
        """End the process, whatever it does; nothing where it has ended. One that has `said_all` is on its way to its own end."""
        if said_all:
            self._process.join(FAREWELL)
        self._receiver.close()
        # One that does not answer would not hear a gentler signal, either.
        self._process.kill()
        self._process.join()


def _widen(pipe: Connection) -> None:
    """Let a pipe hold AHEAD bytes, so that who reads need not wait while nobody takes pages yet."""
    try:
        import fcntl
    except ImportError:
        return
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        try:
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, AHEAD)
        except PermissionError:
            # Who has many pipes open gets no larger ones; those that are there do, with more waiting.
            return


def computing_time(process: int | None) -> float | None:
    """Seconds for which a process has computed, and those that it has started (Tesseract, say); None where the system doesn't say."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        started = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        # Its own, in the system's mode and the user's, and that of those that have ended.
        own = sum(int(ticks) for ticks in told[11:15]) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError):
        return None
    return own + sum(computing_time(int(child)) or 0.0 for child in started)


def _name(number: int) -> str:
    """A signal's name; those of the kernel's own use have a number alone."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


def _go(work: Work, sender: Connection, limits: Limits) -> None:
    """Be the process."""
    # Whoever interrupts the command means the parent, which ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    go_with_the_parent()
    _be_silent()
    bound_memory(limits)
    # The parent has gone where the pipe is broken: nobody waits for the rest.
    with contextlib.suppress(BrokenPipeError):
        work(sender.send)
    # What is left to be done at an interpreter's end is of no use to anybody.
    sender.close()
    os._exit(0)


def _be_silent() -> None:
    """What libraries print is no message of ours; the terminal gets none of it."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    os.close(nothing)


def go_with_the_parent() -> None:
    """End this process when its parent ends, however that comes about."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    end_with(parent.pid)
    # Elsewhere a thread waits for it; it gets its turn between two steps of Python.
    threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def end_with(parent: int | None) -> None:
    """End this process when the one of a number, which started it, ends; on Linux, where the kernel sees to it."""
    if sys.platform == "linux":
        # Whatever this process is busy with.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
