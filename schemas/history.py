"""The JSON of a history: each project and theme followed through any number of editions, as pydantic models."""

from __future__ import annotations

from pydantic import Field

from schemas.diff import ChangedField, EditionInfo, Kind
from schemas.model import Model, ThemeNumber, optional
from schemas.plan import Finding

HISTORY_VERSION = "1.1"


class Seen(Model):
    """One edition that a project or theme stands in."""

    edition: int = Field(ge=0, description="Place of the edition in `editions`, from 0.", examples=[0])
    id: str = Field(description="A project's id, a theme's number as text.", examples=["rekryopo"])
    name: str = Field(description="What that edition calls it.", examples=["Rekryopo"])
    theme: ThemeNumber | None = Field(description="Number of the (first) theme in that edition.", examples=[2])


class Step(Model):
    """One change on the way."""

    edition: int = Field(ge=0, description="Place of the edition that brought it in `editions`, from 0.", examples=[1])
    kind: Kind = Field(description="What kind of change it is, as a diff has it.")
    field: ChangedField | None = Field(description="The field that changed, where one did.")
    message: str = Field(description="The change in words.", examples=["end moved 12 months later"])


class Track(Model):
    """A project or theme through the editions."""

    name: str = Field(description="As the last edition that has it calls it.", examples=["Rekryopo"])
    first_seen: int = Field(ge=0, description="Place in `editions` of the first that has it.", examples=[0])
    last_seen: int = Field(ge=0, description="Place in `editions` of the last that has it.", examples=[1])
    seen: list[Seen] = Field(description="The editions that have it.")
    changes: list[Step] = Field(description="What changed on the way.")


class History(Model):
    """Any number of editions in order, and who stands in which."""

    schema_version: str = Field(
        default=HISTORY_VERSION, pattern=r"^1\.[1-9]\d{0,3}$", description="Version of this schema.", examples=[HISTORY_VERSION]
    )
    editions: list[EditionInfo] = Field(description="The editions in the order of their periods.")
    themes: list[Track] = Field(description="The themes, in the order in which they first appear.")
    projects: list[Track] = Field(description="The projects, in the order in which they first appear.")
    findings: list[Finding] | None = optional("what to know first: editions of several regions.")
