"""The JSON of an edition matched with a register: which entry each project is, and what the two say differently."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.diff import EditionInfo
from schemas.model import MOST, IsoDate, Model, Share
from schemas.plan import BusinessId, Finding

LINK_VERSION = "1.1"

RegisterKind = Literal["eura-2021", "kohesio"]
SumKind = Literal[
    "planned_eu_and_state",
    "planned_public",
    "planned_total",
    "actual_eu_and_state",
    "actual_public",
    "actual_total",
    "actual_eu",
    "eligible_total",
    "eu",
]


class Register(Model):
    """The register's file."""

    filename: str = Field(description="Its name without the folder.", examples=["eura2021.csv"])
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of its bytes, in hexadecimal.", examples=["0" * 64])
    kind: RegisterKind = Field(description="Whose columns it has.")
    entries: int = Field(ge=0, le=MOST * 10, description="How many projects it has; rows of one group are one.", examples=[2])


class Beneficiary(Model):
    """Who is granted the money."""

    name: str = Field(description="As the register writes it.", examples=["Kemin kaupunki"])
    business_id: BusinessId | None = Field(description="Y-tunnus; null where the register has none whose check digit is right.")


class Sum(Model):
    """An amount of money of the register."""

    what: SumKind = Field(description="What it is: planned or actual, whose share.")
    amount: float = Field(description="In whole units of the currency.", examples=[250000.0])
    currency: str = Field(pattern=r"^[A-Z]{3}$", description="ISO 4217.", examples=["EUR"])


class RegisterEntry(Model):
    """A project as the register has it."""

    codes: list[str] = Field(description="Its code; of a group the codes of all its parts.", examples=[["S30123"]])
    name: str = Field(description="Its name in the register.", examples=["Silta työelämään"])
    fund: str | None = Field(description="The fund as the register writes it.", examples=["ESR+"])
    beneficiaries: list[Beneficiary] = Field(description="Who is granted the money, in the order of the rows.")
    start: IsoDate | None = Field(description="The day it begins; of a group the earliest.", examples=["2024-01-01"])
    end: IsoDate | None = Field(description="The day it ends; of a group the latest.", examples=["2025-12-31"])
    sums: list[Sum] = Field(description="Its sums; of a group added up.")
    url: str | None = Field(description="Its page in the register.", examples=["https://eura2021.fi/hankkeet/S30123"])
    rows: list[int] = Field(description="The rows of the file that tell it, the header being row 1.", examples=[[2]])


class ProjectLink(Model):
    """A project and the entry that it is."""

    project_id: str = Field(description="The project's id in the edition.", examples=["silta"])
    name: str = Field(description="The project's name in the edition.", examples=["Silta"])
    likelihood: Share = Field(description="That the two are the same project.", examples=[0.98])
    evidence: list[str] = Field(description="What speaks for it.", examples=[["same name", "same period"]])
    entry: RegisterEntry = Field(description="What the register says.")
    others: list[list[str]] = Field(description="Codes of other entries that fit nearly as well.", examples=[[["S30124"]]])


class Links(Model):
    """An edition matched with a register."""

    schema_version: str = Field(
        default=LINK_VERSION, pattern=r"^1\.[1-9]\d{0,3}$", description="Version of this schema.", examples=[LINK_VERSION]
    )
    edition: EditionInfo = Field(description="The edition.")
    register_file: Register = Field(description="The file that was looked at.")
    links: list[ProjectLink] = Field(description="The projects that were found, in the edition's order.")
    unmatched: list[str] = Field(description="Ids of the projects that were not found.", examples=[["laituri"]])
    findings: list[Finding] = Field(description="What the register and the edition say differently, and what is doubtful.")
