"""Reads the JSON of a diff back."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from pipeline.errors import Unusable
from pipeline.json_files import read_json
from pipeline.translation import _
from schemas.diff import Diff


def load_diff(path: Path) -> Diff:
    """The diff in a JSON file. Raises Unusable if there is none, with what is wrong in one line."""
    raw = read_json(path)
    if not isinstance(raw, dict) or "changes" not in raw:
        raise Unusable(path, _("is no diff written by planex diff --format json"))
    try:
        return Diff.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise Unusable(path, _("is no valid diff ({where}: {why})").format(where=where, why=first["msg"])) from None
