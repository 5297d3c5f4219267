"""Reads and understands files in a process beside this one, within limits, so that rules are held to them as parsers are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.ahead import ReadingAhead, ReadingHere
from pipeline.corrections.beside import beside_edition
from pipeline.errors import Stopped, Unusable, mishap
from pipeline.formats import Reader
from pipeline.limits import DEFAULT, Clock, Limits
from pipeline.loading import loading, looking
from pipeline.outcome import Handed, Outcome, Parcel, in_parcels
from pipeline.readers import Document, Progress
from pipeline.translation import _
from pipeline.worker import Ended, Say, Worker

if TYPE_CHECKING:
    from pipeline.extraction import Extraction
    from schemas.plan import Plan

# More processes than this do not make one file faster: the pages are understood by one.
MOST_READERS = 4
# Files of fewer bytes together, a deck of some twenty slides, are read sooner than spaCy is loaded: that has a core for itself.
SMALL = 200_000
# So many seconds longer than its readers is the process waited for that waits for them.
LONGER = 5.0


@dataclass(frozen=True)
class Refused:
    """Why a file can't be used."""

    reason: str


@dataclass(frozen=True)
class Correcting:
    """Where corrections are looked for: beside the JSON in a folder, and beside the file; the files named, where any are, alone."""

    folder: Path | None
    named: tuple[Path, ...] = ()

    def files(self, plan: Plan, source: Path) -> list[Path]:
        """Those of an edition that was read from a file."""
        return list(dict.fromkeys(self.named)) or beside_edition(plan.plan.id, plan.source.sha256, source, self.folder)


@dataclass(frozen=True)
class Asked:
    """How files are to be read and understood."""

    limits: Limits = DEFAULT
    readers: int = 0
    """How many processes share a file's pages; 0: it is read where it is understood."""
    shares: int = 0
    """How many share the parts of its document."""
    whole: bool = False
    """Whether the outcome has all that the steps saw (an Extraction)."""
    correcting: Correcting | None = None
    """Where reviewers' corrections are looked for; None: they are left aside."""
    reader: Reader = Reader.pdfplumber


class Understanding:
    """What several files say, in order; use it as a context, and take one outcome a file."""

    def __init__(
        self,
        paths: Sequence[Path],
        limits: Limits = DEFAULT,
        readers: int | None = None,
        whole: bool = False,
        correcting: Correcting | None = None,
        reader: Reader = Reader.pdfplumber,
    ) -> None:
        """As Asked has them; where no number of `readers` is given, there are as many as the machine has cores, and as many shares."""
        self._left = list(paths)
        self._limits = limits
        shares = min(cores(), MOST_READERS) if readers is None else readers
        self._asked = Asked(limits, _readers(paths) if readers is None else readers, shares, whole, correcting, reader)
        self._worker = self._started()

    def __enter__(self) -> Understanding:
        return self

    def __exit__(self, error: object, *_: object) -> None:
        self._worker.end(said_all=not self._left and error is None)

    def next(self) -> Any:
        """The next file's Outcome, or Extraction. Raises as `handed` does."""
        found = self.handed()
        return found.whole() if isinstance(found, Handed) else found

    def handed(self, progress: Progress | None = None) -> Any:
        """The next file's outcome, Handed, or its Extraction. Raises Unusable if it can't be read (Stopped where others have ended what
        read it), StopIteration behind the last."""
        if not self._left:
            raise StopIteration
        path = self._left.pop(0)
        pages, parcels = 0, list[Parcel]()
        try:
            while isinstance(found := self._worker.message(self._limits.waiting(pages) + LONGER), tuple | Parcel):
                if isinstance(found, Parcel):
                    parcels.append(found)
                    continue
                done, pages = found
                if progress:
                    progress(done, pages)
        except Ended as error:
            self._worker = self._started()
            raise (Stopped if error.from_outside else Unusable)(path, str(error)) from None
        if isinstance(found, Refused):
            raise Unusable(path, found.reason)
        return Handed(found, parcels) if isinstance(found, Outcome) else found

    def _started(self) -> Worker:
        return Worker(partial(_understand_all, tuple(self._left), self._asked), self._limits)


def cores() -> int:
    """How many processes this one may run side by side."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _readers(paths: Sequence[Path]) -> int:
    """How many processes are to share the pages of files."""
    loading_alone = sum(map(_size, paths)) < SMALL
    return max(1, min(cores() - loading_alone, MOST_READERS))


def _size(path: Path) -> int:
    """A file's bytes; none of one that can't be looked at: why, is said when it is to be read."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _understand_all(paths: Sequence[Path], asked: Asked, say: Say) -> None:
    """Be the process: say of each file how far it is, then its outcome or why there is none."""
    # What reads needs it as what understands does: loaded once, before one splits off from the other.
    import numpy  # noqa: F401

    clock = Clock()
    limits, readers = asked.limits, asked.readers
    with ReadingAhead(paths, limits, readers, asked.reader) if readers else ReadingHere(paths, limits, asked.reader) as documents:
        # spaCy loads here, while the first file is read.
        with loading():
            from pipeline.extraction import warm_up

            warm_up()
        # As soon as rules let it Python would look at all that they have made, before that is gone: what a file leaves is looked over when
        # the next one is read, and behind the last one the process ends.
        with looking(for_circles=False):
            for _path in paths:
                clock.allow(limits.seconds)
                _say_one(documents, asked, clock, say)
                clock.stop()


def _say_one(documents: ReadingAhead | ReadingHere, asked: Asked, clock: Clock, say: Say) -> None:
    def next_one() -> Outcome | Extraction:
        # Its pages are gone by the time that what was read from them is said.
        with looking(for_circles=True):
            document = documents.next(lambda done, total: say((done, total)))
        clock.allow(asked.limits.computing(len(document.pages), document.size))
        return _outcome(document, asked)

    try:
        found = next_one()
        for parcel in in_parcels(found) if isinstance(found, Outcome) else (found,):
            say(parcel)
    except Unusable as error:
        say(Refused(error.reason))
    except MemoryError:
        say(Refused(_("over the limit of memory: reading it takes more than {memory} MB").format(memory=asked.limits.memory)))
    except BrokenPipeError:
        raise
    # One file's mishap, whatever it is, must not cost the others.
    except Exception as error:
        say(Refused(_("a defect of the program, please report it: {error}").format(error=mishap(error))))


def _outcome(document: Document, asked: Asked) -> Outcome | Extraction:
    from pipeline.extraction import extract_document
    from pipeline.side_by_side import SideBySide

    extraction = extract_document(document, SideBySide(asked.shares, asked.limits, document))
    if asked.whole:
        return extraction
    files = asked.correcting.files(extraction.plan, document.path) if asked.correcting else []
    if not files:
        return extraction.outcome()
    # What corrects is loaded where there is something to correct.
    from pipeline.corrections.files import corrected

    try:
        done = corrected(extraction, document.pages, files)
    except Unusable as error:
        # The plan without its corrections would be taken for one that nobody has corrected.
        raise Unusable(document.path, str(error)) from None
    return replace(done.extraction.outcome(), corrections=done.files, held=done.held, left=done.left)
