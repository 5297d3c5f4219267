"""The JSON of a history: each project and theme followed through any number of editions, as pydantic models."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.diff import ChangedField, EditionInfo, Kind
from schemas.plan import Model

HISTORY_VERSION: Literal["1.0"] = "1.0"


class Seen(Model):
    """One edition that a project or theme stands in."""

    edition: int = Field(ge=0, description="Place of the edition in `editions`.")
    id: str = Field(description="A project's id, a theme's number as text.")
    name: str
    theme: int | None = Field(description="Number of the (first) theme in that edition.")


class Step(Model):
    """One change on the way."""

    edition: int = Field(ge=0, description="Place of the edition that brought it in `editions`.")
    kind: Kind
    field: ChangedField | None
    message: str


class Track(Model):
    """A project or theme through the editions."""

    name: str = Field(description="As the last edition that has it calls it.")
    first_seen: int = Field(ge=0, description="Place in `editions`.")
    last_seen: int = Field(ge=0, description="Place in `editions`.")
    seen: list[Seen]
    changes: list[Step]


class History(Model):
    """Any number of editions in order, and who stands in which."""

    schema_version: Literal["1.0"] = HISTORY_VERSION
    editions: list[EditionInfo]
    themes: list[Track]
    projects: list[Track]
