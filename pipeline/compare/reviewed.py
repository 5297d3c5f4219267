"""Tells a reviewer's correction from a change of the plan: what the rules had read is compared beside what stands there now."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from pipeline.translation import _
from schemas.plan import Project

# The event that all changes belong to that are corrections alone.
CORRECTIONS = "corrections"


def as_read(project: Project) -> Project:
    """A project as the rules had read it, without what reviewers made of it."""
    read = {field: by.read for field, by in (project.by or {}).items() if field in Project.model_fields}
    if not read:
        return project
    raw: dict[str, Any] = project.model_dump(exclude={"by"}) | read
    try:
        return Project.model_validate(raw)
    except ValidationError:
        # In a stranger's JSON anything may stand there; then there is only what stands in the fields.
        return project


def by_reviewer(old: Project, new: Project, field: str) -> bool:
    """Whether a reviewer set the field on either side."""
    return any(field in (project.by or {}) for project in (old, new))


def told(message: str, alone: bool) -> str:
    """A change's message, with the word that a reviewer made it: `alone` if the plan itself says the same on both sides."""
    said = _("corrected by a reviewer, the plan says the same: {message}") if alone else _("{message} (as corrected by a reviewer)")
    return said.format(message=message)
