"""What people call the tables, their columns and what stands in them, in the language that is spoken; codes stay in data."""

from __future__ import annotations

from pipeline.translation import spoken
from schemas.codes import CODES
from schemas.columns import Column, Table, Value
from schemas.findings import sentence
from schemas.titles import COLUMN_TITLES, TABLE_TITLES

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
        **CODES["slide_kind"],
    },
}
"""What the codes of a column are called; a code that is not here stands as it is."""


def table_title(table: Table) -> str:
    """A table's name."""
    return spoken(TABLE_TITLES[table.name], {})


def column_title(column: Column) -> str:
    """A column's title."""
    return spoken(COLUMN_TITLES[column.name], {})


def in_words(column: str, value: Value) -> Value:
    """A value as people say it: a code in words, all else as it is."""
    said = WORDS.get(column, {}).get(value) if isinstance(value, str) else None
    return spoken(said, {}) if said else value
