"""Which records are surely projects, and which stand among many like them that are: a weak member of a sure run stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.evidence.names import acronym_of
from extractors.records.reading import Reading, Record
from extractors.records.scope import Scope
from extractors.records.score import name_text, record_bits
from schemas.region import Style

# A record of so many bits is surely one; so many that begin alike, and this share of them sure, speak for the next.
SURE, LEAST_ALIKE, MOST = 2.0, 2, 0.6


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
    return frozenset(name.strip(" .,:;").casefold() for name in (*names, *short) if name)
