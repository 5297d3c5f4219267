"""What one file may take of the machine (computing time, memory, pages), and holding a process to it."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, replace
from pathlib import Path

MEGABYTE = 1024**2
# Waiting for a process that is given so much computing time lasts so many times as long, on a busy machine.
BUSY = 2.0
# So many times what one process may take up of memory those may together that share a file's pages.
TOGETHER = 1.5


@dataclass(frozen=True)
class Limits:
    """What a file may take; what takes more is given up, and that is said."""

    seconds: float = 20.0
    """Computing time of each process that works on it, besides what its pages are given."""
    page_seconds: float = 0.2
    """Computing time that each of its pages adds, where the file is large enough for so many."""
    byte_rate: float = 50_000.0
    """Bytes that a file has for each second that its pages add: many pages of a small file say one thing, or next to nothing."""
    memory: int = 1200
    """Megabytes that each process that works on it may take up besides what it had at its start."""
    pages: int = 5000
    """Pages that are read; of a longer file the rest is left out, with a finding."""

    def a_page(self, pages: int, size: int) -> float:
        """Seconds of computing time that each page of a file of so many pages, and so many bytes, adds."""
        return min(self.page_seconds, size / self.byte_rate / max(pages, 1))

    def computing(self, pages: int, size: int) -> float:
        """Seconds of computing time for a file of so many pages, and so many bytes."""
        return self.seconds + self.a_page(pages, size) * pages

    def shared(self, processes: int) -> Limits:
        """The limits of each of so many processes that share a file's pages, all of which may meet what takes much memory."""
        return replace(self, memory=min(self.memory, round(TOGETHER * self.memory / max(processes, 1))))

    def waiting(self, pages: int) -> float:
        """Seconds for which a process with a file of so many pages is waited for between two of its words."""
        return BUSY * (self.seconds + self.page_seconds * pages)


DEFAULT = Limits()


def bound_memory(limits: Limits) -> None:
    """Let this process grow by so much at most, where the system can hold it to that (Linux)."""
    try:
        import resource
    except ImportError:
        return
    taken = _virtual_memory()
    if taken is None:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = taken + limits.memory * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _virtual_memory() -> int | None:
    """How many bytes of addresses this process takes up; None where the system doesn't say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")


class Clock:
    """Ends this process when it has computed for longer than it may, whatever it is busy with; nothing where there is no such timer."""

    def allow(self, seconds: float) -> None:
        """From now on it may compute for so many seconds."""
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, seconds)

    def add(self, seconds: float) -> None:
        """So many more than are left."""
        if hasattr(signal, "setitimer"):
            self.allow(signal.getitimer(signal.ITIMER_PROF)[0] + seconds)

    def stop(self) -> None:
        """It may rest or wait for as long as it likes."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, 0)


def over_time(exitcode: int | None) -> bool:
    """Whether a process was ended by its Clock."""
    return exitcode is not None and hasattr(signal, "SIGPROF") and exitcode == -signal.SIGPROF
