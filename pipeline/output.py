"""Writes files whole or not at all: beside the target first, then renamed over it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pipeline.errors import Unusable
from schemas.plan import Plan


def to_json(plan: Plan) -> str:
    """The plan as JSON text, keys in the contract's order, two blanks a level, with a closing newline."""
    return plan.model_dump_json(indent=2) + "\n"


def write_whole(path: Path, text: str) -> None:
    """Write a text file in UTF-8, so that at no time half of it stands at the path. Raises Unusable if it can't be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise Unusable(path, f"can't be written ({error.strerror or error})") from None
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        beside.chmod(0o666 & ~umask())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Unusable(path, f"can't be written ({error.strerror or error})") from None


def umask() -> int:
    """The process's umask, which mkstemp leaves aside; reading it means setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def target(plan: Plan, source: Path, folder: Path, taken: set[Path]) -> Path:
    """Where a plan goes: `<id>.json`, or `<id>--<file-stem>.json` where this call has written that one already."""
    path = folder / f"{plan.plan.id}.json"
    if path in taken:
        path = folder / f"{plan.plan.id}--{source.stem}.json"
    number = 2
    while path in taken:
        path = folder / f"{plan.plan.id}--{source.stem}-{number}.json"
        number += 1
    return path
