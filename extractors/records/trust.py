"""How far a record's reading is to be trusted: its bits, and what its entry holds that no field took."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.records.reading import Record
from extractors.records.scope import Scope, weights
from extractors.records.score import record_bits
from schemas.mention import Entry, Field
from schemas.region import Style

# A name that is a whole sentence's beginning has more words than this.
SENTENCE_NAME = 8
# A record of so many bits is surely one; so many that begin alike, and this share of them sure, speak for the next.
SURE, LEAST_ALIKE, MOST = 2.0, 2, 0.6
OF_PROSE = frozenset({"name.first-sentence", "name.before-data", "name.long-sentence"})


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


def trust(record: Record, entry: Entry, scope: Scope, company: Company) -> float:
    """The probability that a record is one project with all that belongs to it, 0 to 1.

    Its bits are the logarithm, to base 2, of the odds that it is one, in a sure company so many at the least. Each sign that a field
    is not whole lowers it.
    """
    w = weights()["trust"]
    bits = record_bits(record, scope)
    bits = max(bits, w["in_company"]) if company.carries(record) else bits
    sure = 1.0 / (1.0 + math.exp2(-bits))
    fields: tuple[Field, ...] = ("period", "funders", "partners")
    for field in fields:
        sure *= 1.0 if entry.of(field) else w[f"no_{field}"]
    described = [scope.read(entry.passage.text[mark.start : mark.end]) for mark in entry.of("description")]
    sure *= w["data_in_description"] if any(seen.periods or seen.funders for seen in described) else 1.0
    sure *= w["name_of_a_sentence"] if _opens_a_sentence(entry) else 1.0
    left = any(record.fields.get(id(leaf)) == "other" and scope.evidence(leaf).organisations for leaf in record.leaves)
    return round(sure * (w["left_out"] if left else 1.0), 3)


def _opens_a_sentence(entry: Entry) -> bool:
    """Whether a name is no more than the beginning of prose, and a long one."""
    name = entry.one("name")
    return name is not None and name.rule in OF_PROSE and len(str(name.value).split()) > SENTENCE_NAME
