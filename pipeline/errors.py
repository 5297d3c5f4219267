"""The one kind of error that the user sees: an input or output that can't be used, said in one line."""

from __future__ import annotations

from pathlib import Path


class Unusable(Exception):
    """A file that can't be read or written; the message is one line that names the file."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
