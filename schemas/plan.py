"""The JSON of one plan edition: the contract's types as pydantic models, in the contract's order of keys."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from schemas.model import MOST, IsoDate, Model, PageNumber, Share, ThemeNumber, optional

SCHEMA_VERSION = "1.1"

Severity = Literal["info", "warning", "error"]
FindingValue = str | int | float | list[str] | list[int]
SlideKind = Literal["cover", "agenda", "phenomena", "current_state", "development_targets", "projects", "other"]
SureField = Literal["name", "description", "period", "funders", "partners"]
Bbox = Annotated[tuple[float, float, float, float], Field(examples=[[71.8, 213.5, 177.4, 229.5]])]
BusinessId = Annotated[str, Field(pattern=r"^\d{7}-\d$", examples=["0245895-5"])]


class Span(Model):
    """A place in the source: one line's stretch of text."""

    page: PageNumber
    bbox: Bbox | None = Field(
        description="x0, top, x1, bottom in points from the page's top left corner; null where the source is plain text."
    )
    text: str = Field(description="The text as it stands there.", examples=["1.3.2023-30.6.2025"])
    rule: str | None = optional("the rule or lexicon line that set the value read from it.", examples=["funder.lexicon:esf-plus"])


class Fragment(Model):
    """Text with its places."""

    text: str = Field(description="The text, wrapped lines joined.", examples=["Vahvuuksia, hyviä käytäntöjä:"])
    spans: list[Span] = Field(description="Where it stands, a span a line.")


class Item(Model):
    """One bullet of an outline, its wrapped lines joined."""

    text: str = Field(description="The bullet's text, its glyph left out.", examples=["Yhteiset työkalut"])
    children: list[Item] = Field(description="Its sub-bullets.")
    spans: list[Span] = Field(description="Where it stands, a span a line; its sub-bullets have their own.")


class Period(Model):
    """A stretch of time as the plan gives it."""

    text: str = Field(description="As printed.", examples=["1.4.2023-31.1.2026"])
    edtf: str | None = Field(
        description="Extended Date/Time Format interval (ISO 8601-2, level 1); null where the text names no possible time.",
        examples=["2023-04-01/2026-01-31", "2022-21/2024-12-31", "2023-08-01/..", "/2025-02-28"],
    )
    start: IsoDate | None = Field(
        description="The earliest day that the interval can mean, ISO 8601; null where it is open or not given.", examples=["2023-04-01"]
    )
    end: IsoDate | None = Field(
        description="The latest day that the interval can mean, ISO 8601; null where it is open or not given.", examples=["2026-01-31"]
    )


class PlanInfo(Model):
    """The edition as a whole."""

    id: str = Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(--[0-9a-f]{8}(-[0-9]+)?)?$",
        description="Stable ASCII slug of the region, the subject and the years.",
        examples=["pohjois-pohjanmaa-jatkuva-oppiminen-2024-2028"],
    )
    title: str | None = Field(
        description="As printed on the cover.", examples=["Pohjois-Pohjanmaan jatkuvan oppimisen toimenpidesuunnitelma 2024-2028"]
    )
    region: str | None = Field(description="The region's name in its base form; null if not found.", examples=["Pohjois-Pohjanmaa"])
    language: str = Field(description="The language of most of it, BCP 47.", examples=["fi"])
    period: Period | None = Field(description="The years that the plan is for.")


class Source(Model):
    """The file that was read."""

    filename: str = Field(pattern=r"^[^/\x00]+$", description="Its name without the folder.", examples=["plan.pdf"])
    sha256: str = Field(
        pattern=r"^[0-9a-f]{64}$",
        description="SHA-256 of its bytes, in hexadecimal.",
        examples=["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    )
    media_type: Literal["application/pdf", "text/plain"] = Field(description="What kind of file it is (IANA).")
    page_count: int = Field(ge=0, le=MOST, description="How many pages or slides it has.", examples=[18])
    extractor: str = Field(description="The program that read it, with its version.", examples=["planex 0.1.0"])
    path: str | None = optional(
        "where it lies, seen from the JSON's folder, `/` between folders.",
        pattern=r"^[^/\\:\x00-\x1f][^\\:\x00-\x1f]*$",
        examples=["../../samples/plan.pdf"],
    )


class SlideInfo(Model):
    """What a page is and which theme it belongs to."""

    page: PageNumber
    title: str | None = Field(description="As printed; null where the slide has none that can be read.", examples=["Taustailmiöt"])
    kind: SlideKind = Field(description="What it shows.")
    theme: ThemeNumber | None = Field(
        description="Number of the theme that it belongs to, worked out from the slides around it if need be.", examples=[1]
    )
    headings: list[Fragment] = Field(description="Every heading line that was understood, the title first.")


class CurrentState(Model):
    """The state of things in a theme (nykytila)."""

    as_of: str | None = Field(description="The year it tells of.", examples=["2024"])
    items: list[Item] = Field(description="Its bullets as an outline.")


class Theme(Model):
    """A theme of the plan."""

    number: ThemeNumber = Field(description="Its number: as printed, else its place.", examples=[1])
    title: str | None = Field(description="Its title without the number.", examples=["Osaaminen näkyväksi"])
    current_state: CurrentState = Field(description="The state of things in it.")
    strengths: list[Item] = Field(description="Strengths and good practices (vahvuudet, hyvät käytännöt), as an outline.")
    development_targets: list[Item] = Field(description="What is to be developed (kehittämiskohteet), as an outline.")
    project_ids: list[str] = Field(description="Ids of its projects in the order of the slides.", examples=[["rekryopo"]])


class Funder(Model):
    """A fund, ministry, foundation or programme that pays."""

    name: str = Field(description="As the plan writes it, spacing normalised.", examples=["ESR+"])
    id: str | None = Field(description="The lexicon's id.", examples=["esf-plus"])
    instrument: str | None = Field(description="What kind of money, where said.", examples=["valtionavustus"])
    text: str = Field(description="As printed.", examples=["ESR +"])
    business_id: BusinessId | None = optional("its number in the business register (Y-tunnus).")


class Partner(Model):
    """One organisation that takes part."""

    name: str = Field(description="Written out in full.", examples=["Kalajoen kaupunki"])
    id: str | None = Field(description="The lexicon's id.", examples=["oulun-ammattikorkeakoulu"])
    role: Literal["coordinator", "partner"] = Field(description="Coordinator where the plan says so.")
    text: str = Field(description="As printed.", examples=["Kalajoen ja Ylivieskan kaupunki"])
    business_id: BusinessId | None = optional("its number in the business register (Y-tunnus).")


class Budget(Model):
    """What a project costs or is granted."""

    text: str = Field(description="As printed.", examples=["1,2 M€"])
    amount: float = Field(ge=0, description="In whole units of the currency.", examples=[1200000.0])
    currency: str = Field(pattern=r"^[A-Z]{3}$", description="ISO 4217.", examples=["EUR"])


class Link(Model):
    """A web address."""

    text: str = Field(description="As printed.", examples=["silta.fi"])
    url: str = Field(description="The whole address.", examples=["https://silta.fi"])


class Reviewed(Model):
    """Who set a field, and what had been read."""

    who: Literal["reviewer"] = Field(description="A reviewer's correction set it.")
    date: IsoDate | None = Field(description="The day of the correction; null where it names none.", examples=["2026-03-02"])
    note: str | None = Field(description="The reviewer's note.", examples=["as in the funder's decision"])
    read: Any = Field(description="What the rules had read: the field's value.", examples=["Silta 2"])


class Settled(Model):
    """A reviewer's word that a finding needs no more looking at."""

    date: IsoDate | None = Field(description="The day; null where none is named.", examples=["2026-03-02"])
    note: str | None = Field(description="The reviewer's note.", examples=["as printed"])


class Mention(Model):
    """One place where a project stands."""

    theme: ThemeNumber | None = Field(description="Number of the theme whose slide it is.", examples=[2])
    page: PageNumber
    text: str = Field(
        description="The whole entry, wrapped lines joined, bullet left out.",
        examples=["Silta. Yritykset oppivat. 2024-2026. ESR+. Kemin kaupunki."],
    )
    spans: list[Span] = Field(description="Where it stands, a span a line.")


class ProjectFields(Model):
    """What is said of a project, without its places."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Stable slug made from the name.", examples=["rekryopo"])
    name: str = Field(
        description="As printed, without the closing full stop, spaces round a joining dash made even.",
        examples=["OSKE - Oulun osaamiskeskus"],
    )
    acronym: str | None = Field(description="Where the name carries one.", examples=["OSKE"])
    description: str | None = Field(
        description="The sentences between the name and the closing data; null if there is none.",
        examples=["Yritykset oppivat toisiltaan."],
    )
    period: Period | None = Field(description="When it runs; null where the plan does not say.")
    funders: list[Funder] = Field(description="Who pays, in the plan's order.")
    partners: list[Partner] = Field(description="Who takes part, in the plan's order.")
    scope: Literal["national"] | None = Field(description="National where the plan says so.")
    status: Literal["upcoming", "ongoing", "ended"] | None = Field(description="Only where the plan says so in words.")
    budget: Budget | None = optional("an amount of money among the project's data.")
    code: str | None = optional("the project's code in the funder's register.", examples=["S30123"])
    themes: list[ThemeNumber] = Field(description="Numbers of the themes that it stands in.", examples=[[2, 3]])
    links: list[Link] | None = optional("addresses among the project's data.")


class Project(ProjectFields):
    """A project, once, however many slides mention it."""

    mentions: list[Mention] = Field(description="Each place where it stands.")
    confidence: float = Field(ge=0, le=1, description="How likely all fields are right.", examples=[0.9])
    spans: dict[str, list[Span]] = Field(description="Field name to the places that its value was read from.")
    field_confidence: dict[SureField, Share] | None = optional("how likely each of the fields is right.", examples=[{"period": 0.99}])
    by: dict[str, Reviewed] | None = optional("field name to the reviewer's correction that set it.")


class Finding(Model):
    """Something that a person should look at; made by `schemas.findings.finding`."""

    severity: Severity = Field(description="How much it matters; an error means that the output is not to be trusted.")
    code: str = Field(description="What kind of finding it is; the README lists them.", examples=["missing-period"])
    message: str = Field(description="What is to be looked at, in a sentence.", examples=["Silta: no period found"])
    project_id: str | None = Field(description="Id of the project that it concerns.", examples=["silta"])
    spans: list[Span] = Field(description="Where it is.")
    values: dict[str, FindingValue] | None = optional(
        "what the message is made of, so that it can be said in another language.", examples=[{"project": "Silta"}]
    )
    settled: Settled | None = optional("a reviewer has looked at it.")


class Reading(Model):
    """How the records of a part of a page were told apart, and how sure that is."""

    page: PageNumber
    reading: str = Field(description="The reading that won.", examples=["4 records, one a row"])
    bits: float = Field(description="All the evidence for it, in bits.", examples=[41.0])
    next: str | None = Field(description="The reading that came next; null where there was no other.", examples=["a list"])
    margin: float | None = Field(description="How many bits it is ahead of that one; null where there was no other.", examples=[29.0])
    spans: list[Span] = Field(description="The lines of the part's heading, or of its first paragraph.")


class Plan(Model):
    """One plan edition."""

    schema_version: str = Field(
        default=SCHEMA_VERSION,
        pattern=r"^1\.[1-9]\d{0,3}$",
        description="Version of this schema: a new minor one adds optional fields, a new major one breaks readers.",
        examples=[SCHEMA_VERSION],
    )
    plan: PlanInfo = Field(description="What the edition says of itself.")
    source: Source = Field(description="The file that it was read from.")
    slides: list[SlideInfo] = Field(description="Every page in order.")
    phenomena: list[Item] = Field(description="Background phenomena as an outline; empty if the plan has none.")
    themes: list[Theme] = Field(description="The themes by their numbers.")
    projects: list[Project] = Field(description="Each project once, in the order of the slides.")
    unassigned: list[Fragment] = Field(description="Text that no rule claimed; never dropped.")
    findings: list[Finding] = Field(description="What a person should look at.")
    readings: list[Reading] | None = optional("how the projects on each page were told apart.")
