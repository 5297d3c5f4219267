"""Paragraphs as one record: which of them is its name. A long paragraph may begin with the name instead."""

from __future__ import annotations

from extractors.records.reading import Record
from extractors.records.scope import Scope
from extractors.records.score import name_bits
from extractors.text.kept import kept_of_paragraphs
from schemas.region import Leaf

# A name is looked for among so many first paragraphs of a record.
FIRST = 3
# A paragraph of more words begins with the name, and is none.
LONGEST = 20


def record_of(leaves: tuple[Leaf, ...], scope: Scope) -> Record:
    """The paragraphs as one record: its name is the best of the first ones, the beginning of a long one where there is no other."""
    if len(leaves) == 1:
        return _alone(leaves)
    if any(map(scope.is_labelled_name, leaves)):
        return Record(leaves)
    largest = max(leaf.style[0] for leaf in leaves)
    opening = [*leaves[:FIRST], *(leaf for leaf in leaves[FIRST:] if leaf.style[0] == largest)][: FIRST + 1]
    first = max(opening, key=lambda leaf: _as_name(leaf, largest, scope))
    if first.lead and first is leaves[0] and not scope.labels(first):
        return Record(leaves)
    if scope.evidence(first).sentence or len(first.text.split()) > LONGEST:
        return Record(leaves)
    return Record(leaves, first)


@kept_of_paragraphs
def opened_by_first(leaves: tuple[Leaf, ...], scope: Scope) -> Record:
    """A record whose first paragraph opens it: that is its name, or begins with it; kept, since many runs have the same ones."""
    if len(leaves) == 1:
        return _alone(leaves)
    first = leaves[0]
    if first.lead or any(map(scope.is_labelled_name, leaves)):
        return Record(leaves)
    seen = scope.evidence(first)
    if seen.is_data or seen.statuses:
        named = [leaf for leaf in leaves[: FIRST + 1] if not leaf.lead and not scope.labels(leaf) and not scope.evidence(leaf).sentence]
        # A name may read like data (`Ennakointi 2030`, `OSKE – Oulun osaamiskeskus`); what follows may do worse.
        largest = max(leaf.style[0] for leaf in leaves)
        return Record(leaves, max(named, key=lambda leaf: _as_name(leaf, largest, scope), default=None))
    if seen.sentence or len(first.text.split()) > LONGEST or seen.periods:
        return Record(leaves)
    return Record(leaves, first)


@kept_of_paragraphs
def _alone(leaves: tuple[Leaf, ...]) -> Record:
    """A paragraph as a record; kept, since most readings around it have it as one, which then is weighed once."""
    return Record(leaves)


def _as_name(leaf: Leaf, largest: float, scope: Scope) -> float:
    """How well a paragraph does as the name of a record whose largest type has `largest` points."""
    seen = scope.evidence(leaf)
    bits = name_bits(leaf.text, scope) - (3.0 if seen.sentence else 0.0) - (2.0 if seen.is_data or seen.statuses else 0.0)
    return bits + (0.7 if leaf.style[1] else 0.0) + (0.7 if leaf.style[0] == largest else 0.0)
