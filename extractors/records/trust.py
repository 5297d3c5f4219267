"""Which records are surely projects, and which stand among many like them that are: a weak member of a sure run stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.evidence.names import acronym_of, bare
from extractors.records.candidates import best
from extractors.records.reading import Reading, Record
from extractors.records.scope import Scope
from extractors.records.score import name_text, record_bits
from schemas.region import Region, Style

# A record of so many bits is surely one; so many that begin alike, and this share of them sure, speak for the next.
SURE, LEAST_ALIKE, MOST = 2.0, 2, 0.6
# So many records with so many bits each, and this share of all words in them, are projects whatever the heading calls them.
LEAST_SURE, EACH_SURE, MOST_TAKEN = 3, 3.0, 0.8


@dataclass(frozen=True)
class Company:
    """The records of one reading by the style that they begin in: how many there are, and how many are surely records."""

    counts: Mapping[Style, int]
    sure: Mapping[Style, int]

    @classmethod
    def of(cls, records: Sequence[Record], scope: Scope) -> Company:
        """The company of a reading's records."""
        styles = [(record.leaves[0].style, record_bits(record, scope)) for record in records]
        return cls(Counter(style for style, _ in styles), Counter(style for style, bits in styles if bits >= SURE))

    def carries(self, record: Record) -> bool:
        """Whether most of the records that begin like this one are sure: a weak member of a sure run stays."""
        style = record.leaves[0].style
        return self.counts[style] > LEAST_ALIKE and self.sure[style] >= MOST * self.counts[style]


def sure_names(readings: Iterable[tuple[Scope, Reading]]) -> frozenset[str]:
    """The names of the projects that are surely some, in lower case; of `TAITO – Uudet taidot` the short one, too."""
    names = [name_text(r, scope) for scope, reading in readings for r in reading.records if record_bits(r, scope) >= SURE]
    short = [found for name in names if name and (found := acronym_of(name))]
    return frozenset(bare(name) for name in (*names, *short) if name)


def records_speak(region: Region, scope: Scope) -> Reading | None:
    """The reading of what a heading calls a list, where nearly all of it is projects, and each surely one; else None."""
    if not _may_speak(region, scope):
        return None
    reading = best(region, scope)
    taken = sum(len(leaf.text.split()) for record in reading.records for leaf in record.leaves)
    every = sum(len(leaf.text.split()) for leaf in region.leaves) - sum(len(leaf.text.split()) for leaf in reading.heads)
    sure = len(reading.records) >= LEAST_SURE and reading.bits >= EACH_SURE * len(reading.records)
    return reading if sure and taken >= MOST_TAKEN * every else None


def _may_speak(region: Region, scope: Scope) -> bool:
    """Whether a region has rows, or anywhere a time, a fund or a label: without them no record of it is sure (weights.toml)."""
    if any(inner.rows for inner in region.walk()):
        return True
    return any((e := scope.evidence(leaf)).periods or e.single or e.funders or scope.labels(leaf) for leaf in region.leaves)
