"""The tables that editions are exported as: their columns, types and keys, the same in every format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Value = str | int | float | date | None
Row = tuple[Value, ...]
"""One value for each column of its table, in their order."""


class Type(StrEnum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A column; `refers` names the table whose key it holds."""

    name: str
    type: Type
    description: str
    refers: str = ""
    example: str = ""
    """A value for the documentation where no sample edition has one."""


@dataclass(frozen=True)
class Table:
    """A table; its first column is its key, the same whatever other editions are exported with it."""

    name: str
    description: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> Column:
        return self.columns[0]


def _text(name: str, description: str, refers: str = "") -> Column:
    return Column(name, Type.TEXT, description, refers)


def _integer(name: str, description: str) -> Column:
    return Column(name, Type.INTEGER, description)


def _number(name: str, description: str) -> Column:
    return Column(name, Type.NUMBER, description)


def _date(name: str, description: str) -> Column:
    return Column(name, Type.DATE, description)


EDITION = _text("edition", "The edition it stands in.", refers="editions")
PROJECT = _text("project", "The project that it belongs to.", refers="projects")
PERIOD = (
    _text("period_text", "The period as printed."),
    _text("period_edtf", "The period as an EDTF interval (ISO 8601-2)."),
    _date("period_start", "The earliest day that the period can mean; empty where it is open or not given."),
    _date("period_end", "The latest day that the period can mean; empty where it is open or not given."),
)
PAGE = _integer("page", "Page of the source, from 1.")
PLACE = (
    PAGE,
    _number("x0", "Left edge of its place on that page, in points from the page's left; empty for plain text."),
    _number("top", "Top edge, in points from the page's top."),
    _number("x1", "Right edge."),
    _number("bottom", "Bottom edge."),
)
AMOUNT = Column("budget_amount", Type.NUMBER, "The amount of money in whole units of the currency.", example="1200000.0")
CURRENCY = Column("budget_currency", Type.TEXT, "ISO 4217.", example="EUR")
CODE = Column("code", Type.TEXT, "The project's code in the funder's register.", example="S30123")
POSITION = _integer("position", "Its place among its like, from 1.")

EDITIONS = Table(
    "editions",
    "One row for each plan edition.",
    (
        _text("edition", "Key: the plan's id; with the source's name behind it where two files of one export have the same id."),
        _text("plan_id", "The plan's id."),
        _text("title", "The plan's title."),
        _text("region", "The region's name in its base form."),
        _text("language", "BCP 47."),
        *PERIOD,
        _text("filename", "The file that was read."),
        _text("sha256", "The file's SHA-256."),
        _text("media_type", "The file's media type."),
        _integer("page_count", "How many pages the file has."),
        _text("extractor", "The program that read it."),
        _text("schema_version", "The version of the JSON's schema."),
    ),
)
THEMES = Table(
    "themes",
    "One row for each theme of an edition.",
    (
        _text("theme", "Key: edition and number."),
        EDITION,
        _integer("number", "The theme's number."),
        _text("title", "The theme's title."),
        _text("as_of", "The year that its current state tells of."),
    ),
)
ITEMS = Table(
    "items",
    "One row for each bullet of the phenomena, current states, strengths and development targets.",
    (
        _text("item", "Key: edition, list, theme's number, and place in the outline."),
        EDITION,
        _text("theme", "The theme that it stands in; empty for phenomena.", refers="themes"),
        _text("list", "phenomena, current_state, strengths or development_targets."),
        _text("parent", "The item that it hangs under.", refers="items"),
        POSITION,
        _integer("level", "Depth in the outline, from 0."),
        _text("text", "Its text."),
        *PLACE,
    ),
)
PROJECTS = Table(
    "projects",
    "One row for each project of an edition.",
    (
        _text("project", "Key: edition and project_id."),
        EDITION,
        _text("project_id", "The project's id, the same in each edition that names it so."),
        _text("name", "The project's name."),
        _text("acronym", "The acronym that its name carries."),
        _text("description", "What it does."),
        *PERIOD,
        _text("scope", "national where the plan says so."),
        _text("status", "upcoming, ongoing or ended where the plan says so."),
        Column("budget_text", Type.TEXT, "The amount of money as printed.", example="1,2 M€"),
        AMOUNT,
        CURRENCY,
        CODE,
        _number("confidence", "0 to 1: how likely all its fields are right."),
        *PLACE,
    ),
)
MENTIONS = Table(
    "mentions",
    "One row for each place where a project stands.",
    (
        _text("mention", "Key: project and position."),
        PROJECT,
        EDITION,
        _text("theme", "The theme that it stands in.", refers="themes"),
        POSITION,
        _text("text", "The whole entry."),
        *PLACE,
    ),
)
FUNDERS = Table(
    "funders",
    "One row for each funder of a project.",
    (
        _text("funder", "Key: project and position."),
        PROJECT,
        EDITION,
        POSITION,
        _text("name", "As the plan writes it."),
        _text("fund", "The lexicon's id."),
        _text("instrument", "What kind of money."),
        _text("text", "As printed."),
        _text("organisation", "Who it is.", refers="organisations"),
    ),
)
PARTNERS = Table(
    "partners",
    "One row for each organisation that takes part in a project.",
    (
        _text("partner", "Key: project and position."),
        PROJECT,
        EDITION,
        POSITION,
        _text("name", "Its name written out in full."),
        _text("role", "coordinator or partner."),
        _text("text", "As printed."),
        _text("organisation", "Who it is.", refers="organisations"),
    ),
)
ORGANISATIONS = Table(
    "organisations",
    "One row for each organisation, fund or programme in all the editions, its names brought together.",
    (
        _text("organisation", "Key: the lexicon's id, else a slug of the name without its legal form."),
        _text("name", "The lexicon's name for it, else the one that editions use most."),
        _text("kind", "municipality, university, association, company, authority, fund and others; empty where its name does not tell."),
        _text("aliases", "The other names that editions use, parted by `; `."),
        _integer("editions", "In how many editions it stands."),
        _integer("taking_part", "In how many projects it takes part, counted in each edition."),
        _integer("funding", "How many projects it funds, counted in each edition."),
    ),
)
FINDINGS = Table(
    "findings",
    "One row for each thing that a person should look at.",
    (
        _text("finding", "Key: edition and position."),
        EDITION,
        POSITION,
        _text("severity", "info, warning or error."),
        _text("code", "What kind of finding it is."),
        _text("message", "What it says."),
        _text("project", "The project that it concerns.", refers="projects"),
        _text("settled", "`yes` where a reviewer has settled it."),
        *PLACE,
    ),
)
TABLES = (EDITIONS, THEMES, ITEMS, PROJECTS, MENTIONS, FUNDERS, PARTNERS, ORGANISATIONS, FINDINGS)

FLAT = Table(
    "projects",
    "One row for each project of an edition, lists joined by `; `.",
    (
        _text("project", "Key: edition and project_id."),
        _text("edition", "The edition it stands in."),
        _text("region", "The edition's region."),
        _text("project_id", "The project's id, the same in each edition that names it so."),
        _text("name", "The project's name."),
        _text("acronym", "The acronym that its name carries."),
        _text("description", "What it does."),
        *PERIOD,
        _text("themes", "The themes' numbers and titles."),
        _text("funders", "Who pays, each with the kind of money in brackets."),
        _text("funds", "The lexicon's ids of those that have one."),
        _text("coordinators", "Who leads."),
        _text("partners", "Who else takes part."),
        _text("scope", "national where the plan says so."),
        _text("status", "upcoming, ongoing or ended where the plan says so."),
        AMOUNT,
        CURRENCY,
        CODE,
        _number("confidence", "0 to 1: how likely all its fields are right."),
        _text("findings", "The codes of what a person should look at."),
        _text("pages", "The pages that it stands on."),
    ),
)
