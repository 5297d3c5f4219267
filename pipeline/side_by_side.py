"""Reads the shares of one document side by side, in processes split off from this one, which know all that it knows."""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping, Sequence
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from extractors.plan.parts import Share, ShareRead
from extractors.plan.shares import Shares, in_turn
from pipeline.handing import handed, taken, words_of
from pipeline.limits import Clock, Limits
from pipeline.readers import Document
from pipeline.worker import Ended, Say, Worker
from schemas.region import Leaf

# A document of less text, in characters, is read sooner than a process is split off and has handed back what it read: some ten pages.
LEAST = 5_000
# So many parts are handed back at once: what is written down of a whole share would take as much room as the share.
AT_ONCE = 50


class SideBySide:
    """A way to read a document (extractors/plan/shares.py): in so many processes, this one among them, each within limits of its own."""

    def __init__(self, processes: int, limits: Limits, document: Document) -> None:
        self._processes = processes
        self._limits = limits
        self._document = document

    def __call__(self, shares: Shares, leaves: Sequence[Leaf]) -> list[ShareRead]:
        """The shares as they were read, in order."""
        if self._processes < 2 or not able() or sum(len(leaf.text) for leaf in leaves) < LEAST:
            return in_turn(shares)
        own, *others = shares(self._processes)
        by_address = {id(leaf): leaf for leaf in leaves}
        helpers = [_Helper(share, by_address, self._limits.shared(self._processes), self._document) for share in others]
        try:
            return _together(own, helpers)
        except Ended:
            # That costs time alone: what can't be read here, either, is said just as it is where this process has no other beside it.
            return in_turn(shares)
        finally:
            for helper in helpers:
                helper.end()


def able() -> bool:
    """Whether processes can be split off here, with all that this one knows (Linux)."""
    return multiprocessing.get_start_method() == "fork"


def _together(own: Share, helpers: Sequence[_Helper]) -> list[ShareRead]:
    """The rounds of this process's share, with what the helpers tell of theirs. Raises Ended where one of them tells no more."""
    told: list[Any] = []
    *rounds, last = own.rounds
    for step in rounds:
        told = [step(told), *(helper.tells() for helper in helpers)]
        for helper in helpers:
            helper.hears(told)
    return [last(told), *(helper.reads() for helper in helpers)]


class _Helper:
    """A process that reads a share beside this one."""

    def __init__(self, share: Share, leaves: Mapping[int, Leaf], limits: Limits, document: Document) -> None:
        heard, self._speaker = multiprocessing.Pipe(duplex=False)
        self._leaves = leaves
        pages = len(document.pages)
        self._patience = limits.waiting(pages)
        self._worker = Worker(partial(_read, share, leaves, heard, limits.computing(pages, document.size)), limits)
        heard.close()

    def tells(self) -> Any:
        """What it tells in the next round. Raises Ended if it tells no more."""
        return self._worker.message(self._patience)

    def reads(self) -> ShareRead:
        """Its share as it was read. Raises Ended if it tells no more."""
        written: list[bytes] = []
        while isinstance(told := self.tells(), bytes):
            written.append(told)
        # What it read is made here when it is gone: until then each would hold the paragraphs for itself that this touches.
        self.end()
        return ShareRead([part for some in written for part in taken(some, self._leaves)], told)

    def hears(self, told: Sequence[Any]) -> None:
        """Tell it what all shares told. Raises Ended if it is gone."""
        try:
            self._speaker.send(told)
        except BrokenPipeError:
            # It has nothing more to tell, and its worker knows why.
            self.tells()

    def end(self) -> None:
        """End the process."""
        self._speaker.close()
        self._worker.end()


def _read(share: Share, leaves: Mapping[int, Leaf], heard: Connection, seconds: float, say: Say) -> None:
    """Be the process: tell what the share says round by round, and last its parts as they were read, then the themes' titles."""
    Clock().allow(seconds)
    told: list[Any] = []
    *rounds, last = share.rounds
    for step in rounds:
        say(step(told))
        told = heard.recv()
    read: ShareRead = last(told)
    for at in range(0, len(read.parts), AT_ONCE):
        some = slice(at, at + AT_ONCE)
        parts = read.parts[some]
        # No entry has a word of what no record holds.
        rest = {id(leaf) for part in parts for leaf in part.rest}
        say(handed(parts, leaves, words_of(leaf for leaf in share.leaves(some) if id(leaf) not in rest)))
    say(read.titles)
