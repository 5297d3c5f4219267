"""Writes files whole or not at all: beside the target first, then renamed over it."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from pipeline.errors import Unusable, reason_of
from pipeline.places import Place
from pipeline.translation import _
from schemas.plan import Plan

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


def write_whole(path: Path, text: str) -> None:
    """Write a text file in UTF-8, so that at no time half of it stands at the path. Raises Unusable if it can't be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise Unusable(path, _("can't be written ({why})").format(why=reason_of(error))) from None
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        beside.chmod(0o666 & ~umask())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Unusable(path, _("can't be written ({why})").format(why=reason_of(error))) from None


def umask() -> int:
    """The process's umask, which mkstemp leaves aside; reading it means setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_edition(plan: Plan, source: Path, place: Place) -> None:
    """Write an edition to its place under the id that the place gives it; `source` is the file that it was read from.

    Its edition from before is kept if the file has changed.
    Raises Unusable if it can't be written.
    """
    named = plan.model_copy(update={"plan": plan.plan.model_copy(update={"id": place.path.stem})})
    text = to_json(with_path(named, source, place.path))
    before = place.before.path if place.before else None
    if before and place.changed(plan):
        write_whole(place.previous, before.read_text(encoding="utf-8"))
    write_whole(place.path, text)
    if before and before != place.path:
        before.unlink()
