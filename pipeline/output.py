"""Writes files whole or not at all: beside the target first, then renamed over it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import Unusable, reason_of
from pipeline.places import Place
from pipeline.translation import _
from schemas.plan import Plan

# What is being written stands beside its target under a name that ends so…
PART = ".part"
# … and holds so much of the target's; a file system takes no more than 255 bytes.
NAME_SHOWN = 100
LEFT = re.compile(r"\.(?P<name>.*)\.(?P<machine>[0-9a-f]{6})-(?P<process>\d+)-\w+" + re.escape(PART))
# Signs that mean something else on another machine.
UNTOLD = re.compile(r"[\\:\x00-\x1f\ud800-\udfff]")


def to_json(plan: Plan) -> str:
    """The plan as JSON text, keys in the contract's order, two blanks a level, with a closing newline."""
    return plan.model_dump_json(indent=2) + "\n"


def with_path(plan: Plan, source: Path, target: Path) -> Plan:
    """The plan with the way from the JSON that will stand at the target to the file that was read, where there is one to tell.

    There is none where the two share no folder but the root: the way would be that of one machine.
    """
    start = Path(os.path.realpath(target.parent))
    file = Path(os.path.realpath(source.parent)) / source.name
    if file.parts[:2] != start.parts[:2]:
        return plan
    way = Path(os.path.relpath(file, start)).as_posix()
    if UNTOLD.search(way):
        return plan
    return plan.model_copy(update={"source": plan.source.model_copy(update={"path": way})})


def put(text: str, target: Path | None) -> None:
    """Write a text whole into a file, or to standard output where none is named. Raises Unusable if the file can't be written."""
    if target is None:
        sys.stdout.write(text)
    else:
        write_whole(target, text)


def write_whole(path: Path, text: str, after_others: bool = True) -> None:
    """Write a text file in UTF-8, so that at no time half of it stands at the path. Raises Unusable if it can't be.

    `after_others`: take away first what killed runs left of it. Who writes many files into a folder does that once, with
    clear_leavings: the whole folder is looked through for it.
    """
    made = missing_folder(path.parent)
    beside = None
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe is written to; nothing takes its place.
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        if after_others:
            clear_leavings(path.parent, path.name)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=part_prefix(path.name), suffix=PART)
        beside = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        beside.chmod(0o666 & ~umask())
        beside.replace(path)
    except BaseException as error:
        # Whatever comes in between, a signal too: nothing half-written stays, and no folder that was made for nothing.
        if beside:
            beside.unlink(missing_ok=True)
        _remove_empty(path.parent, made)
        if isinstance(error, OSError):
            raise Unusable(path, _("can't be written ({why})").format(why=reason_of(error))) from None
        raise


@contextlib.contextmanager
def to_standard_output() -> Iterator[Path]:
    """A file to be written; what it holds goes to standard output, byte for byte, once all of it is there."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "whole"
        yield file
        sys.stdout.flush()
        sys.stdout.buffer.write(file.read_bytes())
        sys.stdout.buffer.flush()


def missing_folder(folder: Path) -> Path | None:
    """The outermost folder on the way that is not there yet; None if all are."""
    missing = None
    while not folder.exists() and folder != folder.parent:
        missing, folder = folder, folder.parent
    return missing


def _remove_empty(folder: Path, made: Path | None) -> None:
    """Take away the folders from the innermost to the one that was made, as far as they are empty."""
    with contextlib.suppress(OSError):
        while made and (folder == made or made in folder.parents):
            folder.rmdir()
            folder = folder.parent


def part_prefix(name: str) -> str:
    """How the name of what is being written begins: it tells the machine and the process, so that others know what was left."""
    return f".{name[:NAME_SHOWN]}.{_machine()}-{os.getpid()}-"


def clear_leavings(folder: Path, name: str = "") -> None:
    """Take away what processes of this machine that are gone have left half-written in a folder, of one target if it is named."""
    for left in folder.glob(f".*{PART}"):
        found = LEFT.fullmatch(left.name)
        if (
            found
            and found["machine"] == _machine()
            and (not name or found["name"] == name[:NAME_SHOWN])
            and _is_gone(int(found["process"]))
        ):
            with contextlib.suppress(OSError):
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def _machine() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:6]


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def umask() -> int:
    """The process's umask, which mkstemp leaves aside; reading it means setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _holds(path: Path, text: str) -> bool:
    """Whether a file holds a text already."""
    try:
        return path.read_bytes() == text.encode("utf-8")
    except OSError:
        return False


def write_edition(plan: Plan, source: Path, place: Place, after_others: bool = True) -> None:
    """Write an edition to its place under the id that the place gives it; `source` is the file that it was read from.

    Its edition from before is kept if the file has changed. `after_others` as of write_whole.
    Raises Unusable if it can't be written.
    """
    named = plan.model_copy(update={"plan": plan.plan.model_copy(update={"id": place.path.stem})})
    text = to_json(with_path(named, source, place.path))
    before = place.before.path if place.before else None
    if before and place.changed(plan):
        write_whole(place.previous, before.read_text(encoding="utf-8"), after_others)
    if not (before == place.path and _holds(place.path, text)):
        write_whole(place.path, text, after_others)
    if before and before != place.path:
        before.unlink()
