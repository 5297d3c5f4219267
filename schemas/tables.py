"""The tables that editions are exported as: their columns, types and keys, the same in every format."""

from __future__ import annotations

from schemas.columns import Row, Table, Type, Value, day, integer, number, private, text
from schemas.whole_tables import EDITION, PLACE, POSITION, PROJECT, WHOLE

__all__ = [
    "EDITIONS",
    "FINDINGS",
    "FLAT",
    "FUNDERS",
    "ITEMS",
    "MENTIONS",
    "ORGANISATIONS",
    "PARTNERS",
    "PROJECTS",
    "TABLES",
    "TABLES_VERSION",
    "THEMES",
]
__all__ += ["Row", "Table", "Type", "Value"]

PERIOD = (
    text("period_text", "The period as printed."),
    text("period_edtf", "The period as an EDTF interval (ISO 8601-2)."),
    day("period_start", "The earliest day that the period can mean; empty where it is open or not given."),
    day("period_end", "The latest day that the period can mean; empty where it is open or not given."),
)
AMOUNT = number("budget_amount", "The amount of money in whole units of the currency.", example="1200000.0")
CURRENCY = text("budget_currency", "ISO 4217.", example="EUR")
CODE = text("code", "The project's code in the funder's register.", example="S30123")
BUSINESS_ID = text("business_id", "Its number in the business register (Y-tunnus) where the plan tells it.", example="2528160-3")

EDITIONS = Table(
    "editions",
    "One row for each plan edition.",
    (
        text("edition", "Key: the plan's id; with the source's name behind it where two files of one export have the same id."),
        text("plan_id", "The plan's id."),
        text("title", "The plan's title."),
        text("region", "The region's name in its base form."),
        text("language", "BCP 47."),
        *PERIOD,
        text("filename", "The file that was read."),
        text("sha256", "The file's SHA-256."),
        text("media_type", "The file's media type."),
        integer("page_count", "How many pages the file has."),
        text("extractor", "The program that read it."),
        text("schema_version", "The version of the JSON's schema."),
        private("source_path", "Where the file lies, seen from the edition's JSON.", example="../../samples/plan.pdf"),
    ),
)
THEMES = Table(
    "themes",
    "One row for each theme of an edition.",
    (
        text("theme", "Key: edition and number."),
        EDITION,
        integer("number", "The theme's number."),
        text("title", "The theme's title."),
        text("as_of", "The year that its current state tells of."),
    ),
)
ITEMS = Table(
    "items",
    "One row for each bullet of the phenomena, current states, strengths and development targets.",
    (
        text("item", "Key: edition, list, theme's number, and place in the outline."),
        EDITION,
        text("theme", "The theme that it stands in; empty for phenomena.", refers="themes"),
        text("list", "phenomena, current_state, strengths or development_targets.", codes="list"),
        text("parent", "The item that it hangs under.", refers="items"),
        POSITION,
        integer("level", "Depth in the outline, from 0."),
        text("text", "Its text."),
        *PLACE,
    ),
)
PROJECTS = Table(
    "projects",
    "One row for each project of an edition.",
    (
        text("project", "Key: edition and project_id."),
        EDITION,
        text("project_id", "The project's id, the same in each edition that names it so."),
        text("name", "The project's name."),
        text("acronym", "The acronym that its name carries."),
        text("description", "What it does."),
        *PERIOD,
        text("scope", "national where the plan says so.", codes="scope"),
        text("status", "upcoming, ongoing or ended where the plan says so.", codes="status"),
        text("budget_text", "The amount of money as printed.", example="1,2 M€"),
        AMOUNT,
        CURRENCY,
        CODE,
        number("confidence", "0 to 1: how likely all its fields are right."),
        *PLACE,
    ),
)
MENTIONS = Table(
    "mentions",
    "One row for each place where a project stands.",
    (
        text("mention", "Key: project and position."),
        PROJECT,
        EDITION,
        text("theme", "The theme that it stands in.", refers="themes"),
        POSITION,
        private("text", "The whole entry."),
        *PLACE,
    ),
)
FUNDERS = Table(
    "funders",
    "One row for each funder of a project.",
    (
        text("funder", "Key: project and position."),
        PROJECT,
        EDITION,
        POSITION,
        text("name", "As the plan writes it."),
        text("fund", "The lexicon's id.", codes="fund"),
        text("instrument", "What kind of money."),
        text("text", "As printed."),
        text("organisation", "Who it is.", refers="organisations"),
        BUSINESS_ID,
    ),
)
PARTNERS = Table(
    "partners",
    "One row for each organisation that takes part in a project.",
    (
        text("partner", "Key: project and position."),
        PROJECT,
        EDITION,
        POSITION,
        text("name", "Its name written out in full."),
        text("role", "coordinator or partner.", codes="role"),
        text("text", "As printed."),
        text("organisation", "Who it is.", refers="organisations"),
        BUSINESS_ID,
        text("partner_id", "The lexicon's id."),
    ),
)
ORGANISATIONS = Table(
    "organisations",
    "One row for each organisation, fund or programme in all the editions, its names brought together.",
    (
        text("organisation", "Key: the lexicon's id, else a slug of the name without its legal form."),
        text("name", "The lexicon's name for it, else the one that editions use most."),
        text(
            "kind",
            "municipality, university, association, company, authority, fund and others; empty where its name does not tell.",
            codes="organisation_kind",
        ),
        text("aliases", "The other names that editions use, parted by `; `."),
        integer("editions", "In how many editions it stands."),
        integer("taking_part", "In how many projects it takes part, counted in each edition."),
        integer("funding", "How many projects it funds, counted in each edition."),
    ),
)
FINDINGS = Table(
    "findings",
    "One row for each thing that a person should look at.",
    (
        text("finding", "Key: edition and position."),
        EDITION,
        POSITION,
        text("severity", "info, warning or error.", codes="severity"),
        text("code", "What kind of finding it is.", codes="finding"),
        private("message", "What it says, in English."),
        text("project", "The project that it concerns.", refers="projects"),
        text("settled", "`yes` where a reviewer has settled it."),
        *PLACE,
        day("settled_on", "The day on which it was settled.", example="2026-03-02"),
        private("settled_note", "The reviewer's note.", example="as printed"),
        private("values", "What its message is made of, as JSON."),
    ),
)
TABLES = (EDITIONS, THEMES, ITEMS, PROJECTS, MENTIONS, FUNDERS, PARTNERS, ORGANISATIONS, FINDINGS, *WHOLE)

FLAT = Table(
    "projects",
    "One row for each project of an edition, lists joined by `; `.",
    (
        text("project", "Key: edition and project_id."),
        text("edition", "The edition it stands in."),
        text("region", "The edition's region."),
        text("project_id", "The project's id, the same in each edition that names it so."),
        text("name", "The project's name."),
        text("acronym", "The acronym that its name carries."),
        text("description", "What it does."),
        *PERIOD,
        text("themes", "The themes' numbers and titles."),
        text("funders", "Who pays, each with the kind of money in brackets."),
        text("funds", "The lexicon's ids of those that have one."),
        text("coordinators", "Who leads."),
        text("partners", "Who else takes part."),
        text("scope", "national where the plan says so.", codes="scope"),
        text("status", "upcoming, ongoing or ended where the plan says so.", codes="status"),
        AMOUNT,
        CURRENCY,
        CODE,
        number("confidence", "0 to 1: how likely all its fields are right."),
        text("findings", "The codes of what a person should look at."),
        text("pages", "The pages that it stands on."),
    ),
)

TABLES_VERSION = "1.1"
"""Version of the tables: a new minor one adds tables, and columns at a table's end; a new major one breaks readers."""
