"""What readings are made of: records with their leaves, and a reading with its bits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.region import Leaf


@dataclass(frozen=True, eq=False)
class Record:
    """One project as a reading sees it: its paragraphs in order, which of them is its name, and, in a table, the field of each."""

    leaves: tuple[Leaf, ...]
    name: Leaf | None = None
    """The paragraph that is the name; None where the name is the beginning of the first."""
    fields: Mapping[int, str] = field(default_factory=dict)
    """In a table, the field that its column gives a leaf, by id()."""


@dataclass(frozen=True)
class Reading:
    """A reading of a region: what are records, what is left over, and how many bits speak for it."""

    rule: str
    bits: float
    records: tuple[Record, ...] = ()
    rest: tuple[Leaf, ...] = ()
    heads: tuple[Leaf, ...] = ()
    """Header rows and other words that only say what stands where."""
    next_rule: str = ""
    next_bits: float | None = None


def joint(rule: str, readings: list[Reading]) -> Reading:
    """Readings of regions that follow each other as one."""
    return Reading(
        rule,
        sum(reading.bits for reading in readings),
        tuple(record for reading in readings for record in reading.records),
        tuple(leaf for reading in readings for leaf in reading.rest),
        tuple(leaf for reading in readings for leaf in reading.heads),
    )
