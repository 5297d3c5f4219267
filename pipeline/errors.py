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
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def place_of(error: Exception) -> str:
    """Where in the program an error arose: `cut.py:88`."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(place.filename).name}:{place.lineno}"
