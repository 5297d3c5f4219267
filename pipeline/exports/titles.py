"""What people call the tables, their columns and what stands in them, in the language that is spoken; codes stay in data."""

from __future__ import annotations

from pipeline.translation import spoken
from schemas.findings import sentence
from schemas.tables import Column, Table, Value

TABLES = {
    "projects": sentence("Projects"),
    "findings": sentence("To check"),
    "editions": sentence("Plans"),
    "themes": sentence("Themes"),
    "items": sentence("Items"),
    "mentions": sentence("Mentions"),
    "funders": sentence("Funders"),
    "partners": sentence("Participants"),
    "organisations": sentence("Organisations"),
}
COLUMNS = {
    "acronym": sentence("Acronym"),
    "aliases": sentence("Other names"),
    "as_of": sentence("Current state of"),
    "bottom": sentence("Bottom edge (pt)"),
    "budget_amount": sentence("Budget"),
    "budget_currency": sentence("Currency"),
    "budget_text": sentence("Budget as printed"),
    "code": sentence("Code"),
    "confidence": sentence("Confidence"),
    "coordinators": sentence("Coordinator"),
    "description": sentence("Description"),
    "edition": sentence("Plan (key)"),
    "editions": sentence("Plans in which it stands"),
    "extractor": sentence("Read by"),
    "filename": sentence("File"),
    "finding": sentence("Finding (key)"),
    "findings": sentence("To check"),
    "fund": sentence("Fund (id)"),
    "funder": sentence("Funder (key)"),
    "funders": sentence("Funders"),
    "funding": sentence("Funds projects"),
    "funds": sentence("Funds (id)"),
    "instrument": sentence("Kind of money"),
    "item": sentence("Item (key)"),
    "kind": sentence("Kind"),
    "language": sentence("Language"),
    "level": sentence("Level"),
    "list": sentence("List"),
    "media_type": sentence("Kind of file"),
    "mention": sentence("Mention (key)"),
    "message": sentence("What to look at"),
    "name": sentence("Name"),
    "number": sentence("Number"),
    "organisation": sentence("Organisation (key)"),
    "page": sentence("Page"),
    "page_count": sentence("Pages in all"),
    "pages": sentence("Pages"),
    "parent": sentence("Under item (key)"),
    "partner": sentence("Participant (key)"),
    "partners": sentence("Partners"),
    "period_edtf": sentence("Period (EDTF)"),
    "period_end": sentence("Ends"),
    "period_start": sentence("Begins"),
    "period_text": sentence("Period as printed"),
    "plan_id": sentence("Plan (id)"),
    "position": sentence("Place"),
    "project": sentence("Project (key)"),
    "project_id": sentence("Project (id)"),
    "region": sentence("Region"),
    "role": sentence("Role"),
    "schema_version": sentence("Version of the schema"),
    "scope": sentence("Scope"),
    "settled": sentence("Settled"),
    "severity": sentence("Severity"),
    "sha256": sentence("SHA-256 of the file"),
    "status": sentence("Status"),
    "taking_part": sentence("Takes part in projects"),
    "text": sentence("Text"),
    "theme": sentence("Theme (key)"),
    "themes": sentence("Themes"),
    "title": sentence("Title"),
    "top": sentence("Top edge (pt)"),
    "x0": sentence("Left edge (pt)"),
    "x1": sentence("Right edge (pt)"),
}
"""Each column's title; the same name means the same in every table."""
WORDS = {
    "role": {"coordinator": sentence("coordinator"), "partner": sentence("partner")},
    "severity": {"error": sentence("error"), "warning": sentence("warning"), "info": sentence("note")},
    "settled": {"yes": sentence("yes")},
    "scope": {"national": sentence("nationwide")},
    "status": {"upcoming": sentence("upcoming"), "ongoing": sentence("ongoing"), "ended": sentence("ended")},
    "list": {
        "phenomena": sentence("background phenomena"),
        "current_state": sentence("current state"),
        "strengths": sentence("strengths"),
        "development_targets": sentence("development targets"),
    },
    "kind": {
        "municipality": sentence("municipality"),
        "joint_municipal": sentence("joint authority, wellbeing county"),
        "university": sentence("university"),
        "school": sentence("school"),
        "authority": sentence("authority"),
        "regional_council": sentence("regional council"),
        "association": sentence("association"),
        "foundation": sentence("foundation"),
        "company": sentence("company"),
        "institute": sentence("research and development"),
        "church": sentence("church"),
        "fund": sentence("fund or programme"),
        "leader_group": sentence("Leader group"),
    },
}
"""What the codes of a column are called; a code that is not here stands as it is."""


def table_title(table: Table) -> str:
    """A table's name."""
    return spoken(TABLES[table.name], {})


def column_title(column: Column) -> str:
    """A column's title."""
    return spoken(COLUMNS[column.name], {})


def in_words(column: str, value: Value) -> Value:
    """A value as people say it: a code in words, all else as it is."""
    said = WORDS.get(column, {}).get(value) if isinstance(value, str) else None
    return spoken(said, {}) if said else value
