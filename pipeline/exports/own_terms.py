"""What schema.org has no words for, in JSON-LD: every other published column of the tables, as a term of our own, kept apart by a prefix.

A row's node has the address that its key makes; a column that refers to another table leads to that row's node.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

from schemas.columns import Row, Table, Type
from schemas.tables import EDITIONS, ORGANISATIONS, TABLES
from schemas.whole_tables import CODELISTS, IDENTIFIERS

PREFIX, TERMS = "planex", "urn:planex:terms:"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPES = {Type.INTEGER: f"{XSD}integer", Type.NUMBER: f"{XSD}double", Type.DATE: f"{XSD}date"}
# The columns whose values a node has under schema.org's terms, or under `period`.
SAME: Mapping[str, Mapping[str, str]] = {
    "editions": {"plan_id": "identifier", "title": "name", "language": "inLanguage", "period_edtf": "temporalCoverage"},
    "themes": {"title": "name"},
    "projects": {
        "project_id": "identifier",
        "name": "name",
        "acronym": "alternateName",
        "description": "description",
        "period_edtf": "period",
    },
    "organisations": {"name": "name"},
}
# Tables whose rows belong to no one edition.
OF_ALL = frozenset({ORGANISATIONS.name, IDENTIFIERS.name, CODELISTS.name})
# Signs that stand in an address as they are, besides letters and figures.
PLAIN = "-._~+!$&'()*,;=@"
BY_NAME = {table.name: table for table in TABLES}
Node = dict[str, Any]


def context() -> Node:
    """What a JSON-LD processor must know of our terms: what refers to a node, what is a number or a day; all else is text."""
    columns = sorted({column for table in TABLES for column in table.public.columns[1:]}, key=lambda column: column.name)
    types = {column.name: "@id" if column.refers else TYPES.get(column.type) for column in columns}
    return {PREFIX: TERMS} | {f"{PREFIX}:{name}": {"@type": kind} for name, kind in types.items() if kind}


def address(base: str, *parts: str) -> str:
    """An address below a base: parts go on behind `:` in a URN, else behind `/`."""
    return base + (":" if base.endswith(":") else "/").join(quote(part, safe=PLAIN) for part in parts)


def row_address(base: str, table: Table, key: str) -> str:
    """The address of a row: of an edition its key; of what belongs to it that, what the row is, and the rest of its key."""
    if table.name == EDITIONS.name:
        return address(base, key)
    parts = key.split("/")
    own = 0 if table.name in OF_ALL else 1
    return address(base, *parts[:own], table.key.name, *parts[own:])


def own_terms(base: str, table: Table, row: Row) -> Node:
    """The published columns of a row that schema.org has no term for; what is empty is left out."""
    found: Node = {}
    for column, value in zip(table.public.columns[1:], table.published(row)[1:], strict=True):
        if value is None or column.name in SAME.get(table.name, ()):
            continue
        if column.refers:
            value = row_address(base, BY_NAME[column.refers], str(value))
        elif column.type is Type.NUMBER and isinstance(value, int):
            value = float(value)
        found[f"{PREFIX}:{column.name}"] = value.isoformat() if isinstance(value, date) else value
    return found


def row_node(base: str, table: Table, row: Row) -> Node:
    """The node of a row that is nothing that schema.org knows."""
    kind = "".join(word.capitalize() for word in table.key.name.split("_"))
    return {"@type": f"{PREFIX}:{kind}", "@id": row_address(base, table, str(row[0]))} | own_terms(base, table, row)
