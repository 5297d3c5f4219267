"""How far a record's reading is to be trusted: its bits, and what its entry holds that no field took."""

from __future__ import annotations

import math

from extractors.records.reading import Record
from extractors.records.score import Scope, record_bits, weights
from schemas.mention import Entry, Field

# A name that is a whole sentence's beginning has more words than this.
SENTENCE_NAME = 8
OF_PROSE = frozenset({"name.first-sentence", "name.before-data", "name.long-sentence"})


def trust(record: Record, entry: Entry, scope: Scope) -> float:
    """The probability that a record is one project with all that belongs to it, 0 to 1.

    Its bits are the logarithm, to base 2, of the odds that it is one; each sign that a field is not whole lowers it.
    """
    w = weights()["trust"]
    sure = 1.0 / (1.0 + math.exp2(-record_bits(record, scope)))
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
