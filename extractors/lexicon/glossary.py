"""The lines of the glossaries that all languages share: who pays, and organisations that plans name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FunderTerm:
    """A line of funders.toml: who pays, and by which names."""

    id: str
    names: tuple[str, ...]
    short: tuple[str, ...]
    body: bool
    regional: bool
    only_with_money: bool
    named: bool
    grants: bool
    """Whether a body has hardly any part in projects but to pay for them."""
    suffixes: tuple[str, ...]
    """What a word ends with that names one of the kind: `Kaskipuro-Leader`."""
    example: str
    kind: str
    until: str | None
    """The last day (ISO 8601) of a body that is no more; `successor` is the one that does its work now."""
    successor: str | None
    successor_names: tuple[str, ...] = ()
    """Those of its names that are the successor's."""


@dataclass(frozen=True)
class OrganisationTerm:
    """A line of organisations.toml; `until` and `successor` as of a funder."""

    id: str
    kind: str
    names: tuple[str, ...]
    short: tuple[str, ...]
    until: str | None = None
    successor: str | None = None


@dataclass(frozen=True)
class Succession:
    """Bodies that are no more and those that do their work now, by how their names end: `ELY-keskus`, `elinvoimakeskus`."""

    until: str
    """The last day (ISO 8601) of those that are no more."""
    ends: tuple[str, ...]
    successors: tuple[str, ...]


def funder_term(row: Mapping[str, Any]) -> FunderTerm:
    """A row of funders.toml."""
    flags = {flag: bool(row.get(flag, False)) for flag in ("body", "regional", "only_with_money", "named", "grants")}
    return FunderTerm(
        id=row["id"],
        names=tuple(row.get("names", ())),
        short=tuple(row.get("short", ())),
        suffixes=tuple(row.get("suffixes", ())),
        example=row["example"],
        kind=row.get("kind", "fund"),
        until=row.get("until"),
        successor=row.get("successor"),
        successor_names=tuple(row.get("successor_names", ())),
        **flags,
    )


def organisation_term(row: Mapping[str, Any]) -> OrganisationTerm:
    """A row of organisations.toml."""
    names, short = tuple(row.get("names", ())), tuple(row.get("short", ()))
    return OrganisationTerm(row["id"], row["kind"], names, short, row.get("until"), row.get("successor"))
