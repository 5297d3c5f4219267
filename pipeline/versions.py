"""Versions of the JSON: what an older one needs to become today's, a step for each version that there has been."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pipeline.messages_1_0 import values_of
from schemas.findings import message
from schemas.plan import SCHEMA_VERSION

Json = dict[str, Any]
Version = tuple[int, int]
VERSION = re.compile(r"\d{1,4}\.\d{1,4}", re.ASCII)


def version_of(text: object) -> Version | None:
    """A schema version's major and minor number; None where it is no version."""
    if not isinstance(text, str) or not VERSION.fullmatch(text):
        return None
    major, minor = text.split(".")
    return int(major), int(minor)


CURRENT = version_of(SCHEMA_VERSION) or (0, 0)


def from_1_0(old: Json) -> Json:
    """1.0 → 1.1: what a project does not tell is absent, where it was null; a finding tells what its message is made of."""
    parts: Json = {}
    if isinstance(projects := old.get("projects"), list):
        parts["projects"] = [_without_null(project) for project in projects]
    if isinstance(findings := old.get("findings"), list):
        parts["findings"] = [_with_values(found) for found in findings]
    return old | parts


def _without_null(project: object) -> object:
    if not isinstance(project, dict):
        return project
    return {key: value for key, value in project.items() if value is not None or key not in ("budget", "code")}


def _with_values(finding: object) -> object:
    """A finding whose sentence is one of 1.0's, with its values and today's sentence; another as it is."""
    if not isinstance(finding, dict) or not all(isinstance(finding.get(key), str) for key in ("code", "message")):
        return finding
    values = values_of(finding["code"], finding["message"])
    return finding if values is None else finding | {"message": message(finding["code"], values), "values": values}


# What turns an edition of a version into one of the next, with the version that it has then. A change of the schema that
# older files do not agree with adds the step that leads to it, with a file of the old form as its test.
STEPS: dict[Version, tuple[Version, Callable[[Json], Json]]] = {(1, 0): ((1, 1), from_1_0)}


def up_to_date(raw: Json, version: Version) -> Json | None:
    """An edition of an older version as one of today's, not validated; None where no step leads there. A newer one is as it was."""
    while version < CURRENT:
        if version not in STEPS:
            return None
        version, step = STEPS[version]
        raw = {"schema_version": "{}.{}".format(*version)} | step({key: value for key, value in raw.items() if key != "schema_version"})
    return raw
