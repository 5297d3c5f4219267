"""What the user sees of errors: an input or output that can't be used, said in one line; where a defect arose."""

from __future__ import annotations

import traceback
from pathlib import Path

# Letters of a reason that are shown.
LONGEST = 400


class Unusable(Exception):
    """A file that can't be read or written; the message is one line that names the file."""

    def __init__(self, path: Path | str, reason: str) -> None:
        # A reason may quote a stranger's file: one line, without signs that a terminal would obey.
        reason = "".join(char if char.isprintable() else " " for char in reason)
        reason = reason if len(reason) <= LONGEST else reason[: LONGEST - 1] + "…"
        super().__init__(f"{printable(path)}: {reason}")
        self.path = path
        self.reason = reason


def printable(name: object) -> str:
    """A stranger's name on one line, without signs that a terminal would obey: they are written out (`\\x1b`, `\\n`), as are bytes
    of a file's name that are no UTF-8 (`\\udce4`)."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in str(name))


def mishap(error: Exception) -> str:
    """An error in a line: its kind, what it says, and where in the program it arose."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}{': ' if said else ''}{said} ({place_of(error)})"


def place_of(error: Exception) -> str:
    """Where in the program an error arose: `cut.py:88`."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(place.filename).name}:{place.lineno}"
