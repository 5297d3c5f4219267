"""What the user sees of errors: an input or output that can't be used, said in one line; where a defect arose."""

from __future__ import annotations

import errno
import re
import traceback
from pathlib import Path

from schemas.findings import sentence

# Letters of a reason that are shown.
LONGEST = 400
REASONS = {
    errno.ENOENT: sentence("no such file or folder"),
    errno.EACCES: sentence("no permission"),
    errno.EPERM: sentence("no permission"),
    errno.EISDIR: sentence("it is a folder"),
    errno.ENOTDIR: sentence("a file stands where a folder should be"),
    errno.EEXIST: sentence("a file stands where a folder should be"),
    errno.ENAMETOOLONG: sentence("the name is too long"),
    errno.ENOSPC: sentence("the disk is full"),
    errno.EROFS: sentence("nothing can be written there"),
}
"""What stops most reading and writing, by the system's number."""
# How parsers of JSON and TOML say where a text breaks: `at line 2 column 0`, `(at line 1, column 5)`, `(at end of document)`.
PLACE, END = re.compile(r"line (\d+),? column (\d+)"), "at end of document"


class Unusable(Exception):
    """A file that can't be read or written; the message is one line that names the file."""

    def __init__(self, path: Path | str, reason: str) -> None:
        # A reason may quote a stranger's file: one line, without signs that a terminal would obey.
        reason = "".join(char if char.isprintable() else " " for char in reason)
        reason = reason if len(reason) <= LONGEST else reason[: LONGEST - 1] + "…"
        super().__init__(f"{printable(path)}: {reason}")
        self.path = path
        self.reason = reason


class Stopped(Unusable):
    """What read a file was ended from outside, by a person or a system short of memory: of the file itself nothing is known."""


def printable(name: object) -> str:
    """A stranger's name on one line, without signs that a terminal would obey: they are written out (`\\x1b`, `\\n`), as are bytes
    of a file's name that are no UTF-8 (`\\udce4`)."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in str(name))


def is_no_file(path: Path) -> bool:
    """Whether neither a file nor a folder stands at a path: a pipe, say, that one process alone could read, or wait for without end."""
    return path.exists() and not (path.is_file() or path.is_dir())


def reason_of(error: OSError | ValueError) -> str:
    """Why the system does not read or write a file, in the language that is spoken; in the system's own words where it is rare."""
    # Loaded here: the command line starts without Babel.
    from pipeline.translation import spoken

    if isinstance(error, OSError) and error.errno in REASONS:
        return spoken(REASONS[error.errno], {})
    return getattr(error, "strerror", None) or str(error)


def fault_of(error: ValueError) -> str:
    """Where a text breaks its grammar: in English in the parser's own words, which it has in no other language, else the place."""
    from pipeline.translation import ENGLISH, _, language

    if isinstance(error, UnicodeDecodeError):
        return _("it is not UTF-8")
    said = str(error)
    if language() == ENGLISH:
        return said
    if found := PLACE.search(said):
        return _("line {line}, column {column}").format(line=found[1], column=found[2])
    return _("at its end") if END in said else said


def mishap(error: Exception) -> str:
    """An error in a line: its kind, what it says, and where in the program it arose."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}{': ' if said else ''}{said} ({place_of(error)})"


def place_of(error: Exception) -> str:
    """Where in the program an error arose: `cut.py:88`."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(place.filename).name}:{place.lineno}"
