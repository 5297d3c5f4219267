"""The JSON of what changed between two editions: the contract's types as pydantic models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.model import MOST, Model, ThemeNumber, optional
from schemas.plan import Budget, Finding, Funder, Item, Partner, Period, ProjectFields, Span

DIFF_VERSION = "1.1"

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
    "project_followed",
    "item_added",
    "item_removed",
    "item_reworded",
    "item_moved",
    "text_changed",
]
ItemList = Literal["phenomena", "current_state", "strengths", "development_targets"]
ChangedField = Literal[
    "title", "region", "period", "language", "as_of", "description", "funders", "partners", "scope", "status", "budget", "code"
]
Weight = Literal["look", "normal", "minor"]
Count = Annotated[int, Field(ge=0, le=MOST, examples=[2838])]
# A change has a field named `list`, as the contract has it, so no field of it can be written as list[...].
Texts = list[str]
Value = str | int | Period | Budget | list[Funder] | list[Partner] | list[int] | None


class EditionInfo(Model):
    """One of the two editions."""

    id: str = Field(description="The plan's id.", examples=["pohjois-pohjanmaa-jatkuva-oppiminen-2024-2028"])
    title: str | None = Field(description="The plan's title.", examples=["Pohjois-Pohjanmaan toimenpidesuunnitelma 2024-2028"])
    period: Period | None = Field(description="The years that the plan is for.")
    filename: str = Field(description="The file that the edition was read from.", examples=["plan.pdf"])
    sha256: str = Field(
        description="SHA-256 of that file, in hexadecimal.", examples=["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]
    )


class Names(Model):
    """Names, titles or texts on both sides."""

    old: list[str] = Field(description="Empty where the subject is new; several where projects merged.", examples=[["Motio"]])
    new: list[str] = Field(description="Empty where the subject is gone; several where a project split.", examples=[["Motio"]])


class ThemePair(Model):
    """The number of the theme on both sides; null where there is none."""

    old: ThemeNumber | None = Field(description="Its number in the older edition.", examples=[4])
    new: ThemeNumber | None = Field(description="Its number in the newer edition.", examples=[5])


class Places(Model):
    """Where it stands in both editions."""

    old: list[Span] = Field(description="In the older edition.")
    new: list[Span] = Field(description="In the newer edition.")


class ProjectSides(Model):
    """The projects of both sides, without places."""

    old: list[ProjectFields] = Field(description="The older edition's.")
    new: list[ProjectFields] = Field(description="The newer edition's.")


class ThemeItems(Model):
    """The items of a theme that came or went."""

    as_of: str | None = optional("the year that its current state tells of.", examples=["2026"])
    current_state: list[Item] = Field(description="The state of things in it.")
    strengths: list[Item] = Field(description="Its strengths.")
    development_targets: list[Item] = Field(description="What is to be developed.")


class Words(Model):
    """The account of words: where those of both editions are."""

    old: Count = Field(description="Words of the older edition.")
    new: Count = Field(description="Words of the newer edition.")
    same: Count = Field(description="Words of the newer edition that are as they were; as many of the older one are.")
    changed: Count = Field(description="Words of either that stand in a change.")
    otherwise: Count | None = optional(
        "words of either that say the same otherwise: other dashes and blanks, a date or a body's name in another form, a label, "
        "the page's number, a line that is shown again."
    )
    unaccounted: Count = Field(description="Words of either that are in neither; more than 0 is a defect of the program.")


class Unchanged(Model):
    """What is as it was."""

    projects: Count = Field(description="Projects without a change.")
    items: Count = Field(description="Items without a change.")


class Account(Model):
    """The sum over both editions, which shows that nothing is left untold."""

    words: Words = Field(description="The account of words.")
    unchanged: Unchanged = Field(description="How much is as it was.")


class Change(Model):
    """One thing that is not as it was."""

    kind: Kind = Field(description="What kind of change it is.")
    subject: Names = Field(description="Names of projects, titles of themes and of the plan, texts of items.")
    ids: Names = Field(description="Ids of projects; of themes their numbers as text; empty for items and the plan.")
    theme: ThemePair = Field(description="The theme it stands in (a project's first) or is.")
    list: ItemList | None = Field(description="Of an item: the list that it stands in, the new one where it moved.")
    field: ChangedField | None = Field(description="Of *_changed: the field's name in the edition's JSON.")
    old: Value = Field(
        description="Of *_changed, project_moved and theme_renumbered: what it was.", examples=["2023-04-01/2026-01-31", [2]]
    )
    new: Value = Field(description="Of *_changed, project_moved and theme_renumbered: what it is.", examples=["2023-04-01/2027-01-31", [3]])
    message: str = Field(description="The change in words.", examples=["end moved 12 months later"])
    likelihood: float = Field(ge=0, le=1, description="That the two sides are the same thing; 1 where there is one side.", examples=[0.98])
    evidence: Texts = Field(description="Why they are taken for the same.", examples=[["same name", "same period"]])
    spans: Places = Field(description="Its places in both editions.")
    items: ThemeItems | None = optional("of theme_added and theme_removed: the theme's items, which are no changes of their own.")
    under: Names | None = optional("of items: the text of the item that it hangs under; nothing on a side where it hangs under none.")
    group: str | None = optional("the same text for all changes that are one event.", examples=["kymenlaakson-ely-keskus"])
    severity: Weight | None = optional("how much it matters to a reviewer.")
    projects: ProjectSides | None = optional("of projects that were added, removed, merged, split or followed: their fields.")


class Diff(Model):
    """What changed from one edition to another."""

    schema_version: str = Field(
        default=DIFF_VERSION, pattern=r"^1\.[1-9]\d{0,3}$", description="Version of this schema.", examples=[DIFF_VERSION]
    )
    old: EditionInfo = Field(description="The older edition.")
    new: EditionInfo = Field(description="The newer edition.")
    summary: dict[Kind, int] = Field(description="How many changes there are of each kind that occurs.", examples=[{"project_added": 7}])
    changes: list[Change] = Field(description="The changes: of the plan, then theme by theme.")
    account: Account | None = optional("the account of words, and what is as it was; none where the editions are in two languages.")
    findings: list[Finding] | None = optional(
        "what a reader should know first: the order of the editions, two regions, one file read twice."
    )
