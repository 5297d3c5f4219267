"""The JSON of one plan edition: the contract's types as pydantic models, in the contract's order of keys."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Literal["1.0"] = "1.0"

Severity = Literal["info", "warning", "error"]
SlideKind = Literal["cover", "agenda", "phenomena", "current_state", "development_targets", "projects", "other"]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="A day, ISO 8601.")]
PageNumber = Annotated[int, Field(ge=1, description="Page of the source, from 1.")]
Bbox = Annotated[
    tuple[float, float, float, float],
    Field(description="x0, top, x1, bottom in points from the page's top left corner."),
]


class Model(BaseModel):
    """Base of all: unknown keys are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(Model):
    """A place in the source: one line's stretch of text."""

    page: PageNumber
    bbox: Bbox | None = Field(description="Null where the source is plain text.")
    text: str = Field(description="The text as it stands there.")


class Fragment(Model):
    """Text with its places."""

    text: str
    spans: list[Span]


class Item(Model):
    """One bullet of an outline, its wrapped lines joined."""

    text: str
    children: list[Item] = Field(description="Its sub-bullets.")
    spans: list[Span]


class Period(Model):
    """A stretch of time as the plan gives it."""

    text: str = Field(description="As printed.", examples=["1.4.2023-31.1.2026"])
    edtf: str | None = Field(
        description="Extended Date/Time Format interval (ISO 8601-2, level 1); null where the text names no possible time.",
        examples=["2023-04-01/2026-01-31", "2022-21/2024-12-31", "2023-08-01/..", "/2025-02-28"],
    )
    start: IsoDate | None = Field(description="The earliest day that the interval can mean.")
    end: IsoDate | None = Field(description="The latest day that the interval can mean.")


class PlanInfo(Model):
    """The edition as a whole."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Stable ASCII slug.")
    title: str | None
    region: str | None = Field(description="The region's name in its base form; null if not found.")
    language: str = Field(description="BCP 47.", examples=["fi"])
    period: Period | None


class Source(Model):
    """The file that was read."""

    filename: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    media_type: Literal["application/pdf", "text/plain"]
    page_count: int = Field(ge=0)
    extractor: str = Field(examples=["planex 0.1.0"])


class SlideInfo(Model):
    """What a page is and which theme it belongs to."""

    page: PageNumber
    title: str | None = Field(description="As printed; null where the slide has none that can be read.")
    kind: SlideKind
    theme: int | None = Field(description="Number of the theme.")
    headings: list[Fragment] = Field(description="Every heading line that was understood, the title first.")


class CurrentState(Model):
    """The state of things in a theme (nykytila)."""

    as_of: str | None = Field(description="The year it tells of.", examples=["2024"])
    items: list[Item]


class Theme(Model):
    """A theme of the plan."""

    number: int
    title: str | None
    current_state: CurrentState
    strengths: list[Item]
    development_targets: list[Item]
    project_ids: list[str] = Field(description="Its projects in the order of the slides.")


class Funder(Model):
    """A fund, ministry, foundation or programme that pays."""

    name: str = Field(description="As the plan writes it, spacing normalised.", examples=["ESR+"])
    id: str | None = Field(description="The lexicon's id.", examples=["esf-plus"])
    instrument: str | None = Field(description="What kind of money, where said.", examples=["valtionavustus"])
    text: str = Field(description="As printed.")


class Partner(Model):
    """One organisation that takes part."""

    name: str = Field(description="Written out in full.")
    id: str | None = Field(description="The lexicon's id.")
    role: Literal["coordinator", "partner"]
    text: str = Field(description="As printed.")


class Budget(Model):
    """What a project costs or is granted. Optional: the contract's first version has no such field."""

    text: str = Field(description="As printed.", examples=["1,2 M€"])
    amount: float = Field(ge=0, description="In whole units of the currency.", examples=[1200000.0])
    currency: str = Field(pattern=r"^[A-Z]{3}$", description="ISO 4217.", examples=["EUR"])


class Mention(Model):
    """One place where a project stands."""

    theme: int | None
    page: PageNumber
    text: str = Field(description="The whole entry, wrapped lines joined, bullet left out.")
    spans: list[Span]


class Project(Model):
    """A project, once, however many slides mention it."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str
    acronym: str | None
    description: str | None
    period: Period | None
    funders: list[Funder]
    partners: list[Partner]
    scope: Literal["national"] | None
    status: Literal["upcoming", "ongoing", "ended"] | None
    budget: Budget | None = Field(default=None, description="Optional: an amount of money among the project's data.")
    code: str | None = Field(default=None, description="Optional: the project's code in the funder's register.", examples=["S30123"])
    themes: list[int]
    mentions: list[Mention]
    confidence: float = Field(ge=0, le=1, description="How likely all fields are right.")
    spans: dict[str, list[Span]] = Field(description="Field name to the places that its value was read from.")


class Finding(Model):
    """Something that a person should look at."""

    severity: Severity
    code: str = Field(examples=["missing-period"])
    message: str
    project_id: str | None
    spans: list[Span]


class Plan(Model):
    """One plan edition."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    plan: PlanInfo
    source: Source
    slides: list[SlideInfo]
    phenomena: list[Item]
    themes: list[Theme]
    projects: list[Project]
    unassigned: list[Fragment] = Field(description="Text that no rule claimed; never dropped.")
    findings: list[Finding]
