"""The one kind of error that the user sees: an input or output that can't be used, said in one line."""

from __future__ import annotations

from pathlib import Path

# Letters of a reason that are shown.
LONGEST = 400


class Unusable(Exception):
    """A file that can't be read or written; the message is one line that names the file."""

    def __init__(self, path: Path | str, reason: str) -> None:
        # A reason may quote a stranger's file: one line, without signs that a terminal would obey.
        reason = "".join(char if char.isprintable() else " " for char in reason)
        reason = reason if len(reason) <= LONGEST else reason[: LONGEST - 1] + "…"
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
