"""Reads files in processes beside this one, one file ahead, each process every so many of a file's pages.

While a PDF is read, this process loads spaCy, or understands the last file. What a file does to its readers costs that file
alone: new ones go on with the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.errors import Unusable
from pipeline.formats import Reader
from pipeline.limits import DEFAULT, Clock, Limits
from pipeline.loading import look_rarely
from pipeline.packed import Held, Packed, packed, unpacked
from pipeline.readers import Document, Head, Progress, document_of, opened, pdf_pages
from pipeline.translation import _
from pipeline.worker import Ended, Say, Worker
from schemas.document import Page


class ReadingAhead:
    """The documents of several files, in order; use it as a context, and take one document a file."""

    def __init__(self, paths: Sequence[Path], limits: Limits = DEFAULT, processes: int = 1, reader: Reader = Reader.pdfplumber) -> None:
        """`processes`: how many share the pages of a file."""
        self._left = list(paths)
        self._limits = limits
        self._processes = processes
        self._reader = reader
        self._readers = self._started()

    def __enter__(self) -> ReadingAhead:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def next(self, progress: Progress | None = None) -> Document:
        """The next file's document. Raises Unusable if it can't be read, StopIteration behind the last."""
        if not self._left:
            raise StopIteration
        path = self._left.pop(0)
        try:
            return self._document(path, progress)
        except (Unusable, Ended) as error:
            # What the readers go on to say is of a file that was given up.
            self._end()
            self._readers = self._started()
            raise Unusable(path, error.reason if isinstance(error, Unusable) else str(error)) from None

    def _document(self, path: Path, progress: Progress | None) -> Document:
        pages: list[Page] = []
        held: Held = {}
        total = 0

        def waiting() -> None:
            # Who waits for this process knows that it is waiting, too.
            if progress:
                progress(len(pages), total)

        head, *_rest = [self._take(path, reader, Head, waiting) for reader in self._readers]
        total = head.pages
        for at in range(total):
            pages.append(unpacked(self._take(path, self._readers[at % len(self._readers)], Packed, waiting), held))
            if progress:
                progress(len(pages), total)
        return document_of(path, head, pages)

    def _take(self, path: Path, reader: Worker, kind: type[Any], waiting: Callable[[], None]) -> Any:
        """What a reader says next. Raises Unusable if that is why the file can't be used, Ended if it says nothing."""
        found = reader.message(self._limits.waiting(0), waiting)
        if not isinstance(found, kind):
            raise Unusable(path, str(found))
        return found

    def _end(self) -> None:
        for reader in self._readers:
            reader.end()

    def _started(self) -> list[Worker]:
        # What is told of the limits are those that were asked for.
        read, own = partial(_read_all, tuple(self._left), self._limits, self._reader), self._limits.shared(self._processes)
        return [Worker(partial(read, first, self._processes), own) for first in range(self._processes if self._left else 0)]


class ReadingHere:
    """The same, read in this process when its turn comes: for who reads many files side by side anyway."""

    def __init__(self, paths: Sequence[Path], limits: Limits = DEFAULT, reader: Reader = Reader.pdfplumber) -> None:
        self._left = list(paths)
        self._limits = limits
        self._reader = reader

    def __enter__(self) -> ReadingHere:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def next(self, progress: Progress | None = None) -> Document:
        """As ReadingAhead has it; each page read adds to the time that this process may compute."""
        if not self._left:
            raise StopIteration
        path = self._left.pop(0)
        head, pages = opened(path, self._limits.pages, reader=self._reader)
        clock, seconds = Clock(), self._limits.a_page(head.pages, head.size)

        def on_page(done: int, total: int) -> None:
            clock.add(seconds)
            if progress:
                progress(done, total)

        return document_of(path, head, pages, on_page)


def _read_all(paths: Sequence[Path], limits: Limits, reader: Reader, first: int, step: int, say: Say) -> None:
    """Be a reader: say each file's head and its share of the pages, or why it can't be used."""
    # Loaded before any file's time is counted, and by each reader for itself: meanwhile its parent loads what understands.
    pdf_pages(reader)
    look_rarely()
    clock = Clock()
    for path in paths:
        clock.allow(limits.seconds)
        try:
            head, pages = opened(path, limits.pages, first, step, reader)
            say(head)
            for page in pages:
                clock.add(limits.a_page(head.pages, head.size))
                say(packed(page))
        except Unusable as error:
            say(error.reason)
        except MemoryError:
            say(_("over the limit of memory: reading it takes more than {memory} MB").format(memory=limits.memory))
        except BrokenPipeError:
            raise
        # One file's mishap, whatever it is, must not cost the others.
        except Exception as error:
            say(_("reading it failed ({error})").format(error=type(error).__name__))
    clock.stop()
