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
from typing import Any

from pipeline.limits import Limits, bound_memory, over_time
from pipeline.translation import _

Say = Callable[[Any], None]
Work = Callable[[Say], None]
"""What the process does; it is given how to say something: any object that can be pickled."""

# Linux's prctl(2): the signal to be sent when the parent ends.
PR_SET_PDEATHSIG = 1
# So many seconds a process that has closed its pipe is waited for.
FAREWELL = 10.0


class Ended(Exception):
    """The process says nothing more; the message is why, in the language that is spoken."""


class Worker:
    """A process that does a piece of work; its messages are taken one by one."""

    def __init__(self, work: Work, limits: Limits) -> None:
        self._limits = limits
        self._receiver, sender = multiprocessing.Pipe(duplex=False)
        # The pipe holds little: a process that is further ahead waits, and memory stays small. It may have workers of its own.
        self._process: BaseProcess = multiprocessing.Process(target=_go, args=(work, sender, limits), daemon=False)
        self._process.start()
        sender.close()

    def message(self, patience: float) -> Any:
        """What it says next, waited for so many seconds. Raises Ended if it is silent for longer, or has ended; then it is gone."""
        try:
            if self._receiver.poll(patience):
                return self._receiver.recv()
            why = _("over the limit of time: given up after {seconds} s without a word").format(seconds=round(patience))
        except (EOFError, OSError):
            self._process.join(FAREWELL)
            why = self._ending(self._process.exitcode)
        self.end()
        raise Ended(why)

    def _ending(self, exitcode: int | None) -> str:
        if over_time(exitcode):
            return _("over the limit of time: more than {seconds} s of computing").format(seconds=round(self._limits.seconds))
        if exitcode is not None and exitcode < 0:
            return _("reading it crashed ({signal})").format(signal=_name(-exitcode))
        return _("reading it ended without a word (was memory short?)")

    def end(self) -> None:
        """End the process, whatever it does; nothing where it has ended."""
        self._receiver.close()
        # One that does not answer would not hear a gentler signal, either.
        self._process.kill()
        self._process.join()


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
