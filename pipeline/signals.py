"""Signals that end the program in order: what they are, and how it leaves. Loads nothing: it is there before all else."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

# What a shell adds to a signal's number where that ended a command.
BY_SIGNAL = 128
ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


def at_signals(leave: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """Have the signals that end a program answered so; a system lacks some of them."""
    for name in ENDING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), leave)


def gone(number: int, frame: FrameType | None) -> None:
    """End at once, without a word: for as long as nothing is begun."""
    os._exit(BY_SIGNAL + number)


def left(number: int, frame: FrameType | None) -> None:
    """End as at any error, so that what was begun is put back. Raises SystemExit."""
    # A second one must not come in between.
    at_signals(signal.SIG_IGN)
    sys.exit(BY_SIGNAL + number)
