"""What a file's ending says of its format: one that contradicts the format that was asked for is refused."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import Unusable
from pipeline.translation import _

# Endings that name a format; a file with any other ending may hold anything.
KNOWN = frozenset({"csv", "db", "html", "htm", "json", "jsonld", "md", "parquet", "pdf", "png", "sqlite", "sqlite3", "svg", "txt", "xlsx"})
SAME = {"db": "sqlite", "sqlite3": "sqlite", "htm": "html", "txt": "text", "json": "jsonld"}
"""Endings that stand for a format of another name."""


def fits(target: Path | None, format: str) -> None:
    """Refuse a target whose ending names another format. Raises Unusable.

    `.json` holds both JSON and linked data.
    """
    ending = target.suffix.lower().removeprefix(".") if target else ""
    if target and ending in KNOWN and format not in (ending, SAME.get(ending)):
        raise Unusable(target, _("ends with .{ending}, and {format} was asked for").format(ending=ending, format=format))
