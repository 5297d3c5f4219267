"""Reads files in another process, one ahead: while a PDF is read, the parent loads spaCy, or understands the last one."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from pipeline.errors import Unusable
from pipeline.readers import Document, Progress, read

Message = tuple[int, int] | Document | str
"""Pages done and in all; the document; or why it can't be used."""


class ReadingAhead:
    """The documents of several files, in order; use it as a context, and take one document a file."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = iter(paths)
        self._receiver, sender = multiprocessing.Pipe(duplex=False)
        # The pipe holds a part of one document: a reader that is further ahead waits, and memory stays small.
        self._process = multiprocessing.Process(target=_read_all, args=(list(paths), sender), daemon=True)
        self._process.start()
        sender.close()

    def __enter__(self) -> ReadingAhead:
        return self

    def __exit__(self, *_: object) -> None:
        self._receiver.close()
        self._process.terminate()
        self._process.join()

    def next(self, progress: Progress | None = None) -> Document:
        """The next file's document. Raises Unusable if it can't be read, StopIteration behind the last."""
        path = next(self._paths)
        for message in self._messages(path):
            if isinstance(message, Document):
                return message
            if isinstance(message, str):
                raise Unusable(path, message)
            if progress:
                progress(*message)
        raise Unusable(path, "reading it ended without a word (was memory short?)")

    def _messages(self, path: Path) -> Iterator[Message]:
        while True:
            try:
                message: Message = self._receiver.recv()
            except EOFError:
                return
            yield message


def _read_all(paths: list[Path], sender: Connection) -> None:
    for path in paths:
        try:
            sender.send(read(path, lambda done, total: sender.send((done, total))))
        except Unusable as error:
            sender.send(error.reason)
        except BrokenPipeError:
            # The parent has gone: nobody waits for the rest.
            return
