"""What readings are made of: records with their leaves, and a reading with its bits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from schemas.region import Leaf


@dataclass(frozen=True, eq=False)
class Record:
    """One project as a reading sees it: its paragraphs in order, which of them is its name, and, in a table, the field of each."""

    leaves: tuple[Leaf, ...]
    name: Leaf | None = None
    """The paragraph that is the name; None where the name is the beginning of the first."""
    fields: Mapping[int, str] = field(default_factory=dict)
    """In a table, the field that its column gives a leaf, by id()."""
    over: tuple[Leaf, ...] = ()
    """In a table, what stands over several of its rows: a band, a cell merged over them; the nearest last."""
    shared: tuple[tuple[Leaf, str], ...] = ()
    """In a table, what cells merged over its row and rows above it say, each paragraph with the field of its column."""
    marked: tuple[tuple[Leaf, bool], ...] = ()
    """In a table with a column for each organisation, the headers of those that the row marks, and whether the mark says who leads."""


class Reading(NamedTuple):
    """A reading of a region: what are records, what is left over, and how many bits speak for it."""

    rule: str
    bits: float
    records: tuple[Record, ...] = ()
    rest: tuple[Leaf, ...] = ()
    heads: tuple[Leaf, ...] = ()
    """Header rows and other words that only say what stands where."""
    next_rule: str = ""
    next_bits: float | None = None
    next_count: int = 0
    """The rule of the best reading that says something else, its bits (None: there is none), and how many records it has."""


def joint(rule: str, readings: list[Reading]) -> Reading:
    """Readings of regions that follow each other as one. What comes next is the same with one region read the other way."""
    bits, count = sum(reading.bits for reading in readings), sum(len(reading.records) for reading in readings)
    turned = [(r.next_bits - r.bits, r.next_count - len(r.records)) for r in readings if r.next_bits is not None]
    loss, more = max(turned, key=lambda other: other[0], default=(0.0, 0))
    return Reading(
        rule,
        bits,
        tuple(record for reading in readings for record in reading.records),
        tuple(leaf for reading in readings for leaf in reading.rest),
        tuple(leaf for reading in readings for leaf in reading.heads),
        rule if turned else "",
        bits + loss if turned else None,
        count + more,
    )
