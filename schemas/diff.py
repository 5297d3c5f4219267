"""The JSON of what changed between two editions: the contract's types as pydantic models."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.plan import Funder, Model, Partner, Period, Span

DIFF_VERSION: Literal["1.0"] = "1.0"

Kind = Literal[
    "plan_changed",
    "theme_added",
    "theme_removed",
    "theme_retitled",
    "theme_renumbered",
    "theme_changed",
    "project_added",
    "project_removed",
    "project_renamed",
    "project_moved",
    "project_merged",
    "project_split",
    "project_changed",
    "item_added",
    "item_removed",
    "item_reworded",
    "item_moved",
]
ItemList = Literal["phenomena", "current_state", "strengths", "development_targets"]
ChangedField = Literal["title", "region", "period", "language", "as_of", "description", "funders", "partners", "scope", "status"]
# A change has a field named `list`, as the contract has it, so no field of it can be written as list[...].
Texts = list[str]
Value = str | int | Period | list[Funder] | list[Partner] | list[int] | None


class EditionInfo(Model):
    """One of the two editions."""

    id: str
    title: str | None
    period: Period | None
    filename: str = Field(description="The file that the edition was read from.")
    sha256: str


class Names(Model):
    """Names, titles or texts on both sides."""

    old: list[str] = Field(description="Empty where the subject is new; several where projects merged.")
    new: list[str] = Field(description="Empty where the subject is gone; several where a project split.")


class ThemePair(Model):
    """The number of the theme on both sides; null where there is none."""

    old: int | None
    new: int | None


class Places(Model):
    """Where it stands in both editions."""

    old: list[Span]
    new: list[Span]


class Change(Model):
    """One thing that is not as it was."""

    kind: Kind
    subject: Names = Field(description="Names of projects, titles of themes and of the plan, texts of items.")
    ids: Names = Field(description="Ids of projects; of themes their numbers as text; empty for items and the plan.")
    theme: ThemePair = Field(description="The theme it stands in (a project's first) or is.")
    list: ItemList | None = Field(description="Of an item: the list that it stands in, the new one where it moved.")
    field: ChangedField | None = Field(description="Of *_changed: the field's name in the edition's JSON.")
    old: Value = Field(description="Of *_changed, project_moved and theme_renumbered: what it was.")
    new: Value = Field(description="Of *_changed, project_moved and theme_renumbered: what it is.")
    message: str = Field(description="The change in words.", examples=["end moved 12 months later"])
    likelihood: float = Field(ge=0, le=1, description="That the two sides are the same thing; 1 where there is one side.")
    evidence: Texts = Field(description="Why they are taken for the same.", examples=[["same name", "same period"]])
    spans: Places


class Diff(Model):
    """What changed from one edition to another."""

    schema_version: Literal["1.0"] = DIFF_VERSION
    old: EditionInfo
    new: EditionInfo
    summary: dict[Kind, int] = Field(description="How many changes there are of each kind that occurs.")
    changes: list[Change]
