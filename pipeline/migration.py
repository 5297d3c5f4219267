"""Brings editions of older schemas up to date, in place, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from pydantic_core import from_json

from pipeline.editions import current, raw_edition, validated
from pipeline.errors import Unusable
from pipeline.output import to_json, write_whole
from pipeline.translation import _
from pipeline.versions import CURRENT


def migrate(path: Path) -> bool:
    """Bring the edition in a JSON file up to date, in place; whether that changed it.

    One of today's version, or of a newer minor one, stays as it is. Raises Unusable if it is no valid edition, of a newer
    major version, or of one that no step leads on from; then the file is as it was.
    """
    raw, version = raw_edition(path)
    plan = validated(path, current(path, raw, version))
    if version >= CURRENT:
        return False
    text = to_json(plan)
    # What is written must be what was read: else the old file is the better one.
    if validated(path, from_json(text)) != plan:
        raise Unusable(path, _("can't be brought up to date without a loss; it stays as it is"))
    write_whole(path, text)
    return True
