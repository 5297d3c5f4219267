"""Brings editions of older schemas up to date: one step for each major version that there has been."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.editions import parse, raw_edition, validated
from pipeline.errors import Unusable
from pipeline.output import to_json, write_whole
from schemas.plan import SCHEMA_VERSION

Json = dict[str, Any]

# What turns an edition of a major version into one of the next. There is none yet: 1 is the first that was published.
# A breaking change of the schema adds the step that leads to it, with a file of the old form as its test.
STEPS: dict[int, Callable[[Json], Json]] = {}


def migrate(path: Path) -> bool:
    """Bring the edition in a JSON file up to date, in place; whether that changed it.

    Optional fields that the file lacks are filled in with null. Raises Unusable if it is no edition, of a newer major
    version, or of one that no step leads on from; then the file is as it was.
    """
    before = path.read_bytes() if path.is_file() else b""
    raw = raw_edition(path)
    major, current = parse(raw["schema_version"])[0], parse(SCHEMA_VERSION)[0]
    while major < current:
        if major not in STEPS:
            raise Unusable(path, f"has schema version {raw['schema_version']}, from which nothing leads to {SCHEMA_VERSION}")
        raw, major = STEPS[major](raw), major + 1
    text = to_json(validated(path, raw))
    if text.encode() == before:
        return False
    write_whole(path, text)
    return True
